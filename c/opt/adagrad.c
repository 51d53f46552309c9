// adagrad.c - each weight's rate shrinks with the sum of its squared gradients: a schedule of its own, about 1/sqrt(t).
#include "opt/shelf.h"
#include "opt/rows.h"
#include "opt/update.h"

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    f32x4 l2 = v_scalar(in->weight_decay), rate = v_scalar(-in->lr), eps = v_scalar(in->k[0]);
    for (int i = 0; i < n; i += 4) {
        f32x4 now = with_decay(g + i, w + i, l2), sum = v_add(v_load(slot[0] + i), v_mul(now, now));
        v_store(slot[0] + i, v_flush(sum, &tiny_square));
        v_store(w + i, v_add(v_load(w + i), v_div(v_mul(rate, now), v_add(v_sqrt(sum), eps))));
    }
}

static const knob *const knobs[] = {&knob_eps, NULL};

const opt_def opt_adagrad = {
    .d = {"adagrad", "Adagrad", "Each weight has a rate of its own that shrinks as its gradients add up: decay is built in.",
          "s = s + g^2; w = w - lr g / (sqrt(s) + eps)", "Duchi, Hazan and Singer 2011; torch.optim.Adagrad", "lr=0.1&eps=1e-10", knobs},
    .slots = 1, .step = step,
};
