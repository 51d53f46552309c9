// shelf.c - the optimizers in the order they are offered.
#include "opt/shelf.h"

static const def *const items[] = {&opt_momentum.d, &opt_sgd.d, &opt_nesterov.d, &opt_adagrad.d, &opt_rmsprop.d,
                                   &opt_adam.d, &opt_adamw.d, &opt_nadam.d, &opt_radam.d, &opt_lion.d};

const shelf opt_shelf = {"opt", "Optimizer", "How a gradient becomes a step.", items, COUNT(items)};
