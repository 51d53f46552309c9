// adam.c - Adam: a running mean of the gradient divided by the root of its running mean square.
#include "opt/adam.h"
#include "opt/shelf.h"

static const knob knob_amsgrad = {"amsgrad", "AMSGrad", "", "Never let a weight's divisor shrink again (Reddi, Kale and Kumar 2018).",
                                  SWITCH, LINEAR, 0, 1, "0", NULL, "optimizer", QUIET};
const knob *const adam_knobs[] = {&knob_beta1, &knob_beta2, &knob_eps, &knob_amsgrad, NULL};

typedef struct scalars { lerp take1; f32x4 keep2, take2, root2, eps, rate, l2, keep; } scalars;

// The correction divides by 1 - beta1^t with the beta1 of now, as PyTorch does, also while one-cycle moves beta1.
static scalars read(opt_in *in, double l2, double keep) {
    double beta1 = momentum_now(in, ADAM_BETA1), beta2 = in->k[ADAM_BETA2];
    double first = 1 - power_now(in->memo, beta1, in->t), second = 1 - power_now(in->memo + 3, beta2, in->t);
    return (scalars){lerp_of((float)(1 - beta1)), v_scalar(beta2), v_scalar(1 - beta2), v_scalar(real_sqrt(second)),
                     v_scalar(in->k[ADAM_EPS]), v_scalar(-(in->lr / first)), v_scalar(l2), v_scalar(keep)};
}

// The next four weights; `most` is NULL but for AMSGrad.
static inline void lane(const scalars *a, float *w, const float *g, float *mean, float *square, float *most) {
    f32x4 now = with_decay(g, w, a->l2), at = v_mul(v_load(w), a->keep);
    f32x4 m = v_flush(v_lerp(v_load(mean), now, a->take1), &tiny_mean);
    f32x4 v = square_mean(v_load(square), now, a->keep2, a->take2);
    v_store(mean, m), v_store(square, v);
    if (most) v = v_max(v_load(most), v), v_store(most, v);
    v_store(w, v_add(at, v_div(v_mul(a->rate, m), v_add(v_div(v_sqrt(v), a->root2), a->eps))));
}

void adam_update(opt_in *in, float *w, const float *g, float *const *slot, int n, double l2, double keep) {
    scalars a = read(in, l2, keep);
    float *mean = slot[0], *square = slot[1], *most = slot[2];
    if (in->k[ADAM_MAX] != 0)
        for (int i = 0; i < n; i += 4) lane(&a, w + i, g + i, mean + i, square + i, most + i);
    else
        for (int i = 0; i < n; i += 4) lane(&a, w + i, g + i, mean + i, square + i, NULL);
}

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    adam_update(in, w, g, slot, n, in->weight_decay, 1);
}

const opt_def opt_adam = {
    .d = {"adam", "Adam", "Momentum, and a step size for each weight from how large its gradients have been.",
          "m, v: means of g, g^2; w = w - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + eps)", "Kingma and Ba 2015; torch.optim.Adam", "lr=0.01", adam_knobs},
    .slots = 3, .cycles = true, .step = step,
};
