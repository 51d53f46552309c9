// update.h - what updates have in common: scalars rounded once, decay as part of the gradient, running powers, moments.
#ifndef LAB_OPT_UPDATE_H
#define LAB_OPT_UPDATE_H
#include "base/fmath.h"
#include "opt/opt.h"

// Operations come in PyTorch's order, and a scalar is combined in double and rounded to float once, so the bits are PyTorch's too.

// A moment that no gradient feeds any more decays; below these it is zero, long before subnormals make it slow.
extern const float tiny_mean, tiny_square;

static inline f32x4 v_scalar(double a) { return v_all((float)a); }

// g + l2 w: weight decay as part of the gradient.
static inline f32x4 with_decay(const float *g, const float *w, f32x4 l2) { return v_add(v_load(g), v_mul(l2, v_load(w))); }

// The momentum (or beta1) of this update: the schedule's, if it sets one.
static inline double momentum_now(const opt_in *in, int own) { return in->momentum == in->momentum ? in->momentum : in->k[own]; }

// beta^t. memo[0..2] holds beta, t and the product of the last call, so that a steady beta costs one multiplication.
static inline double power_now(double *memo, double beta, int64_t t) {
    bool steady = memo[0] == beta, next = steady && memo[1] == (double)(t - 1) && t > 1;
    if (next) memo[2] *= beta;
    else if (!steady || memo[1] != (double)t) memo[2] = real_pow(beta, (double)t);
    memo[0] = beta, memo[1] = (double)t;
    return memo[2];
}

// m moved towards g by `share` (torch.lerp has two forms, so that it ends at g exactly).
typedef struct lerp { f32x4 by, near; } lerp;
static inline lerp lerp_of(float share) { return (lerp){v_all(share < 0.5f ? share : share - 1), v_gt(v_all(0.5f), v_all(share))}; }
static inline f32x4 v_lerp(f32x4 m, f32x4 g, lerp to) { return v_add(v_pick(m, g, to.near), v_mul(to.by, v_sub(g, m))); }

// v beta + (1 - beta) g g
static inline f32x4 square_mean(f32x4 v, f32x4 g, f32x4 keep, f32x4 take) {
    return v_flush(v_add(v_mul(v, keep), v_mul(v_mul(take, g), g)), &tiny_square);
}
#endif
