// adam.c - Adam: a running mean of the gradient divided by the root of its running mean square.
#include "opt/adam.h"
#include "opt/shelf.h"

static const knob knob_amsgrad = {"amsgrad", "AMSGrad", "", "Never let a weight's divisor shrink again (Reddi, Kale and Kumar 2018).",
                                  SWITCH, LINEAR, 0, 1, "0", NULL, "optimizer", QUIET};
const knob *const adam_knobs[] = {&knob_beta1, &knob_beta2, &knob_eps, &knob_amsgrad, NULL};

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    adam_update(in, w, g, slot, n, in->weight_decay, 1);
}

const opt_def opt_adam = {
    .d = {"adam", "Adam", "Momentum, and a step size for each weight from how large its gradients have been.",
          "m, v: means of g, g^2; w = w - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)", "Kingma and Ba 2015; torch.optim.Adam", "lr=0.01", adam_knobs},
    .slots = 3, .cycles = true, .step = step,
};
