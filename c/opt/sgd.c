// sgd.c - plain stochastic gradient descent: a step straight down the batch's slope.
#include "opt/shelf.h"
#include "opt/update.h"

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    (void)slot;
    f32x4 l2 = v_scalar(in->weight_decay), rate = v_scalar(-in->lr);
    for (int i = 0; i < n; i += 4) v_store(w + i, v_add(v_load(w + i), v_mul(rate, with_decay(g + i, w + i, l2))));
}

const opt_def opt_sgd = {
    .d = {"sgd", "SGD", "Plain gradient descent on batches: each step goes straight down the slope of its batch.",
          "w = w - lr g", "Robbins and Monro 1951; torch.optim.SGD", "", NULL},
    .step = step,
};
