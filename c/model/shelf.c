// shelf.c - the models, in the order of the picker.
#include "model/model.h"

extern const model_def model_mlp;
static const def *const items[] = {&model_mlp.d};
const shelf model_shelf = {"model", "Model", "What is trained.", items, COUNT(items)};
