// shelf.h - the optimizers by name, for the shelf that lists them.
#ifndef LAB_OPT_SHELF_H
#define LAB_OPT_SHELF_H
#include "opt/opt.h"

extern const opt_def opt_momentum, opt_sgd, opt_nesterov, opt_adagrad, opt_rmsprop, opt_adam, opt_adamw, opt_nadam, opt_radam, opt_lion;
#endif
