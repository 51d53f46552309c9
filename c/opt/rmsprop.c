// rmsprop.c - steps divided by the running root mean square of the gradient, with PyTorch's momentum and centred forms.
#include "opt/rows.h"
#include "opt/shelf.h"
#include "opt/update.h"

static const knob knob_alpha = {"alpha", "Smoothing", "", "How much of the mean squared gradient is kept at each step.",
                                NUMBER, LINEAR, 0, 0.99999, "0.99", NULL, "optimizer", LIVE};
static const knob knob_centered = {"centered", "Centred", "", "Divide by the standard deviation of the gradient instead of its root mean square.",
                                   SWITCH, LINEAR, 0, 1, "0", NULL, "optimizer", QUIET};
static const knob *const knobs[] = {&knob_alpha, &knob_eps, &knob_momentum, &knob_centered, NULL};
enum { ALPHA, EPS, MOMENTUM, CENTERED };

// A mean this small squares to less than tiny_square: cut before, or the variance would come out below zero.
static const float tiny_center = 1e-17f;

// The variance is cut at 0, where rounding would make PyTorch's square root NaN.
static inline f32x4 spread(const opt_in *in, f32x4 square, f32x4 g, float *center) {
    if (in->k[CENTERED] == 0) return square;
    f32x4 mean = v_add(v_mul(v_load(center), v_scalar(in->k[ALPHA])), v_mul(v_scalar(1 - in->k[ALPHA]), g));
    mean = v_flush(mean, &tiny_center);
    v_store(center, mean);
    return v_max(v_sub(square, v_mul(mean, mean)), v_all(0));
}

static void step(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    double mu = momentum_now(in, MOMENTUM);
    f32x4 l2 = v_scalar(in->weight_decay), rate = v_scalar(-in->lr), eps = v_scalar(in->k[EPS]);
    f32x4 keep = v_scalar(in->k[ALPHA]), take = v_scalar(1 - in->k[ALPHA]), roll = v_scalar(mu);
    for (int i = 0; i < n; i += 4) {
        f32x4 now = with_decay(g + i, w + i, l2), at = v_load(w + i);
        f32x4 square = square_mean(v_load(slot[0] + i), now, keep, take);
        v_store(slot[0] + i, square);
        f32x4 size = v_add(v_sqrt(spread(in, square, now, slot[1] + i)), eps);
        if (mu == 0) { v_store(w + i, v_add(at, v_div(v_mul(rate, now), size))); continue; }
        f32x4 v = v_flush(v_add(v_mul(v_load(slot[2] + i), roll), v_div(now, size)), &tiny_mean);
        v_store(slot[2] + i, v);
        v_store(w + i, v_add(at, v_mul(rate, v)));
    }
}

const opt_def opt_rmsprop = {
    .d = {"rmsprop", "RMSProp", "Divides each weight's step by how large its gradients have been lately.",
          "s = a s + (1 - a) g^2; w = w - lr g / (sqrt(s) + eps)", "Hinton 2012, Graves 2013; torch.optim.RMSprop", "lr=0.003&momentum=0", knobs},
    .slots = 3, .cycles = true, .step = step,
};
