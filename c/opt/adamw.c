// adamw.c - Adam with decoupled weight decay: the weights shrink by lr x decay, whatever the gradients.
#include "opt/adam.h"
#include "opt/shelf.h"

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    adam_update(in, w, g, slot, n, 0, 1 - in->lr * in->weight_decay);
}

const opt_def opt_adamw = {
    .d = {"adamw", "AdamW", "Adam whose weight decay acts on the weights themselves, in step with the learning rate.",
          "w = (1 - lr decay) w; then Adam", "Loshchilov and Hutter 2019; torch.optim.AdamW", "lr=0.01&weight_decay=0.01", adam_knobs},
    .slots = 3, .decoupled = true, .cycles = true, .step = step,
};
