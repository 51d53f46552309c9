// adam.h - the update that Adam and AdamW share, in the operation order of PyTorch 2.
#ifndef LAB_OPT_ADAM_H
#define LAB_OPT_ADAM_H
#include "opt/rows.h"
#include "opt/update.h"

enum { ADAM_BETA1, ADAM_BETA2, ADAM_EPS, ADAM_MAX };
extern const knob *const adam_knobs[];

typedef struct adam_scalars { float take1; f32x4 keep2, take2, root2, eps, rate, l2, keep; } adam_scalars;

// The correction divides by 1 - beta1^t with the beta1 of now, as PyTorch does, also while one-cycle moves beta1.
static inline adam_scalars adam_read(opt_in *in, double l2, double keep) {
    double beta1 = momentum_now(in, ADAM_BETA1), beta2 = in->k[ADAM_BETA2];
    double first = 1 - power_now(in->memo, beta1, in->t), second = 1 - power_now(in->memo + 3, beta2, in->t);
    return (adam_scalars){(float)(1 - beta1), v_scalar(beta2), v_scalar(1 - beta2), v_scalar(real_sqrt(second)),
                          v_scalar(in->k[ADAM_EPS]), v_scalar(-(in->lr / first)), v_scalar(l2), v_scalar(keep)};
}

static inline void adam_lane(const adam_scalars *a, float *w, const float *g, float *mean, float *square, float *most) {
    f32x4 now = with_decay(g, w, a->l2), at = v_mul(v_load(w), a->keep);
    f32x4 m = v_flush(v_lerp(v_load(mean), now, a->take1), TINY_MEAN);
    f32x4 v = square_mean(v_load(square), now, a->keep2, a->take2);
    v_store(mean, m), v_store(square, v);
    if (most) v = v_max(v_load(most), v), v_store(most, v);
    v_store(w, v_add(at, v_div(v_mul(a->rate, m), v_add(v_div(v_sqrt(v), a->root2), a->eps))));
}

// l2: decay as part of the gradient; keep: what decoupled decay leaves of the weights before the update.
static inline void adam_update(opt_in *in, float *w, const float *g, float *const *slot, int n, double l2, double keep) {
    adam_scalars a = adam_read(in, l2, keep);
    if (in->k[ADAM_MAX] != 0)
        for (int i = 0; i < n; i += 4) adam_lane(&a, w + i, g + i, slot[0] + i, slot[1] + i, slot[2] + i);
    else
        for (int i = 0; i < n; i += 4) adam_lane(&a, w + i, g + i, slot[0] + i, slot[1] + i, NULL);
}
#endif
