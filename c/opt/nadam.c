// nadam.c - Adam with Nesterov's look ahead, in the form of PyTorch 2 (momentum warmed up by 0.96^(t/250)).
#include "opt/adam.h"
#include "opt/shelf.h"

static const knob *const knobs[] = {&knob_beta1, &knob_beta2, &knob_eps, NULL};

typedef struct scalars { lerp take1; f32x4 keep2, take2, second, eps, l2, from_g, from_m; } scalars;

static double warmed(double beta1, double t) { return beta1 * (1 - 0.5 * real_pow(0.96, t * 0.004)); }

static scalars read(opt_in *in) {
    double beta1 = momentum_now(in, ADAM_BETA1), beta2 = in->k[ADAM_BETA2], t = (double)in->t, *memo = in->memo + 3;
    double mu = warmed(beta1, t), ahead = warmed(beta1, t + 1);
    if (memo[0] != t) memo[1] = (double)((memo[0] == 0 ? 1.0f : (float)memo[1]) * (float)mu), memo[0] = t; // a float32 product, as there
    return (scalars){lerp_of((float)(1 - beta1)), v_scalar(beta2), v_scalar(1 - beta2), v_scalar(1 - power_now(in->memo, beta2, in->t)),
                     v_scalar(in->k[ADAM_EPS]), v_scalar(in->weight_decay),
                     v_scalar(-in->lr * (1 - mu) / (1 - memo[1])), v_scalar(-in->lr * ahead / (1 - memo[1] * ahead))};
}

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    scalars a = read(in);
    for (int i = 0; i < n; i += 4) {
        f32x4 now = with_decay(g + i, w + i, a.l2);
        f32x4 m = v_flush(v_lerp(v_load(slot[0] + i), now, a.take1), &tiny_mean);
        f32x4 v = square_mean(v_load(slot[1] + i), now, a.keep2, a.take2);
        v_store(slot[0] + i, m), v_store(slot[1] + i, v);
        f32x4 size = v_add(v_sqrt(v_div(v, a.second)), a.eps);
        f32x4 half = v_add(v_load(w + i), v_div(v_mul(a.from_g, now), size));
        v_store(w + i, v_add(half, v_div(v_mul(a.from_m, m), size)));
    }
}

const opt_def opt_nadam = {
    .d = {"nadam", "NAdam", "Adam that looks ahead as Nesterov's momentum does.",
          "w = w - lr ((1 - u) g / (1 - U) + u' m / (1 - U u')) / (sqrt(v / (1 - b2^t)) + eps)", "Dozat 2016; torch.optim.NAdam", "lr=0.01", knobs},
    .slots = 2, .cycles = true, .step = step,
};
