// losses.c - cross-entropy and squared error with their gradients, sums in one fixed order.
#include "base/fmath.h"
#include "kern/kern.h"

static f32x4 equals(f32x4 a, f32x4 b) { // 1 or 0; both whole numbers
    return v_and(v_all(1), v_gt(v_all(0.5f), v_abs(v_sub(a, b))));
}

static inline f32x4 largest(const float *z, int C, size_t B4) {
    f32x4 top = v_load(z);
    for (const float *end = z + (size_t)C * B4; (z += B4) != end;) top = v_max(top, v_load(z));
    return top;
}

// One vector of samples, d holding the powers of e: gradient and losses.
static inline f32x4 softmax_four(const float *z, f32x4 label, float *d, int C, size_t B4, f32x4 weight) {
    f32x4 top = largest(z, C, B4), sum = v_all(0), own = v_all(0);
    for (int c = 0; c < C; c++) {
        sum = v_add(sum, v_load(d + (size_t)c * B4));
        own = v_add(own, v_mul(equals(label, v_all((float)c)), v_sub(v_load(z + (size_t)c * B4), top)));
    }
    f32x4 share = v_div(v_all(1), sum);
    for (int c = 0; c < C; c++, d += B4) v_store(d, v_mul(v_sub(v_mul(v_load(d), share), equals(label, v_all((float)c))), weight));
    return v_sub(v_log(sum), own);
}

// Two short loops overlap their long chains better than one, here and below.
float loss_cross_entropy(const float *logits, const float *y, float *dlogits, int C, int B, int B4) {
    f32x4 total = v_all(0), each = v_all(1 / (float)B);
    size_t next = (size_t)B4;
    for (int b = 0; b < B4; b += 4) {
        f32x4 top = largest(logits + b, C, next);
        for (size_t at = (size_t)b; at < (size_t)C * next; at += next) v_store(dlogits + at, v_exp(v_sub(v_load(logits + at), top)));
    }
    for (int b = 0; b < B4; b += 4) {
        f32x4 real = v_lanes(b, B);
        total = v_add(total, v_mul(real, softmax_four(logits + b, v_load(y + b), dlogits + b, C, next, v_mul(real, each))));
    }
    return v_sum(total) / (float)B;
}

// max(z, 0) - z y + ln(1 + e^-|z|), PyTorch's BCEWithLogitsLoss.
float loss_binary(const float *logits, const float *y, float *dlogits, int B, int B4) {
    f32x4 total = v_all(0), each = v_all(1 / (float)B), one = v_all(1), zero = v_all(0);
    for (int b = 0; b < B4; b += 4) v_store(dlogits + b, v_exp(v_neg(v_abs(v_load(logits + b)))));
    for (int b = 0; b < B4; b += 4) {
        f32x4 z = v_load(logits + b), t = v_load(y + b), e = v_load(dlogits + b), real = v_lanes(b, B), whole = v_add(one, e);
        f32x4 loss = v_add(v_sub(v_max(z, zero), v_mul(z, t)), v_log(whole));
        f32x4 p = v_div(v_pick(one, e, v_gt(z, zero)), whole);
        p = v_add(p, v_mul(z, zero)); // a logit that is no number has a gradient that is none
        v_store(dlogits + b, v_mul(v_sub(p, t), v_mul(real, each)));
        total = v_add(total, v_mul(real, loss));
    }
    return v_sum(total) / (float)B;
}

float loss_squared(const float *logits, const float *y, float *dlogits, int C, bool sides, int B, int B4) {
    float count = (float)B * (float)C;
    f32x4 total = v_all(0), twice = v_all(2 / count);
    for (int c = 0; c < C; c++)
        for (int b = 0; b < B4; b += 4) {
            size_t at = (size_t)c * (size_t)B4 + (size_t)b;
            f32x4 t = v_load(y + b), real = v_lanes(b, B);
            if (C > 1) t = equals(t, v_all((float)c));
            else if (sides) t = v_sub(v_add(t, t), v_all(1));
            f32x4 miss = v_mul(real, v_sub(v_load(logits + at), t));
            v_store(dlogits + at, v_mul(miss, twice));
            total = v_add(total, v_mul(miss, miss));
        }
    return v_sum(total) / count;
}
