// radam.c - rectified Adam: plain momentum until the mean square can be trusted, a warmup that nobody has to choose.
#include "opt/adam.h"
#include "opt/shelf.h"

static const knob *const knobs[] = {&knob_beta1, &knob_beta2, &knob_eps, NULL};

// How far the adaptive rate can be trusted after t steps; 0: not yet.
static double rectify(double beta2, double power2, double t) {
    double end = 2 / (1 - beta2) - 1, now = end - 2 * t * power2 / (1 - power2);
    return now > 5 ? real_sqrt((now - 4) * (now - 2) * end / ((end - 4) * (end - 2) * now)) : 0;
}

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    double beta1 = momentum_now(in, ADAM_BETA1), beta2 = in->k[ADAM_BETA2];
    double power2 = power_now(in->memo + 3, beta2, in->t), trust = rectify(beta2, power2, (double)in->t);
    f32x4 first = v_scalar(1 - power_now(in->memo, beta1, in->t)), second = v_scalar(real_sqrt(1 - power2));
    lerp take1 = lerp_of((float)(1 - beta1));
    f32x4 keep2 = v_scalar(beta2), take2 = v_scalar(1 - beta2), eps = v_scalar(in->k[ADAM_EPS]);
    f32x4 l2 = v_scalar(in->weight_decay), rate = v_scalar(in->lr), rect = v_scalar(trust);
    for (int i = 0; i < n; i += 4) {
        f32x4 now = with_decay(g + i, w + i, l2);
        f32x4 m = v_flush(v_lerp(v_load(slot[0] + i), now, take1), &tiny_mean);
        f32x4 v = square_mean(v_load(slot[1] + i), now, keep2, take2);
        v_store(slot[0] + i, m), v_store(slot[1] + i, v);
        f32x4 way = v_mul(v_div(m, first), rate);
        if (trust > 0) way = v_mul(v_mul(way, v_div(second, v_add(v_sqrt(v), eps))), rect);
        v_store(w + i, v_sub(v_load(w + i), way));
    }
}

const opt_def opt_radam = {
    .d = {"radam", "RAdam", "Adam that waits until its averages can be trusted: a warmup built in.",
          "w = w - lr r(t) (m / (1 - b1^t)) / sqrt(v / (1 - b2^t)); plain m while r is not defined", "Liu et al. 2020; torch.optim.RAdam", "lr=0.01", knobs},
    .slots = 2, .cycles = true, .step = step,
};
