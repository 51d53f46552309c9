// lion.c - Lion: every weight moves by the learning rate itself, only the sign is learned.
#include "opt/rows.h"
#include "opt/shelf.h"
#include "opt/update.h"

static const knob *const knobs[] = {&knob_beta1, &knob_beta2, NULL};

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    double beta1 = momentum_now(in, 0), beta2 = in->k[1];
    f32x4 rate = v_scalar(in->lr), keep = v_scalar(1 - in->lr * in->weight_decay), zero = v_all(0);
    f32x4 keep1 = v_scalar(beta1), take1 = v_scalar(1 - beta1), keep2 = v_scalar(beta2), take2 = v_scalar(1 - beta2);
    for (int i = 0; i < n; i += 4) {
        f32x4 now = v_load(g + i), m = v_load(slot[0] + i);
        f32x4 way = v_add(v_mul(m, keep1), v_mul(now, take1));
        f32x4 sign = v_sub(v_and(v_gt(way, zero), rate), v_and(v_gt(zero, way), rate));
        v_store(w + i, v_sub(v_mul(v_load(w + i), keep), sign));
        v_store(slot[0] + i, v_flush(v_add(v_mul(m, keep2), v_mul(take2, now)), &tiny_mean));
    }
}

const opt_def opt_lion = {
    .d = {"lion", "Lion", "Every weight moves by exactly the learning rate, up or down: the sign of a running mean decides.",
          "w = (1 - lr decay) w - lr sign(b1 m + (1 - b1) g); m = b2 m + (1 - b2) g", "Chen et al. 2023", "lr=0.001&beta2=0.99", knobs},
    .slots = 1, .decoupled = true, .cycles = true, .step = step,
};
