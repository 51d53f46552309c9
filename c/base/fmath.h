// fmath.h - our own exp, log, cos, pow, tanh, GELU: libraries differ in the last bit, and ours may not.
#ifndef LAB_FMATH_H
#define LAB_FMATH_H
#include "base/simd.h"

// Double precision, within 1 ulp (pow: a few), after fdlibm (Sun Microsystems 1993). For set-up and schedules, not for the hot path.
double real_exp(double x);
double real_log(double x);           // x > 0
double real_cos(double x);           // |x| < 1e6
double real_pow(double x, double y); // x >= 0
static inline double real_sqrt(double x) { return __builtin_sqrt(x); }
static inline double real_floor(double x) { return __builtin_floor(x); }
static inline double real_abs(double x) { return x < 0 ? -x : x; }
static inline bool real_finite(double x) { return x - x == 0; }
#define REAL_PI 3.141592653589793

// Four floats. Error bounds in ulp, measured over every float of the range by tests/c/test_fmath.c.
// Constants lie in memory: one that stands in the code is made anew by engines at every turn of a loop, and that costs as much as the arithmetic.
extern const struct exp_terms { float low, high, magic, doublings, p[6], one; } exp_terms;
extern const struct log_terms { float mantissa, half, root_half, bias, p[9], ln2_low, ln2_high; } log_terms;

// e^x; 0 below -87.3, inf-free: 2.4e38 above 88.
static inline f32x4 v_exp(f32x4 x) {
    const struct exp_terms *k = &exp_terms;
    f32x4 least = v_spread(&k->low), magic = v_spread(&k->magic), one = v_spread(&k->one), low = v_gt(x, least);
    x = v_min(v_max(x, least), v_spread(&k->high));
    f32x4 whole = v_add(v_mul(x, v_spread(&k->doublings)), magic), n = v_sub(whole, magic); // rounds to the nearest whole
    f32x4 r = v_sub(v_sub(x, v_mul(n, v_spread(&log_terms.ln2_high))), v_mul(n, v_spread(&log_terms.ln2_low)));
    f32x4 p = v_spread(k->p);
    for (int i = 1; i < 6; i++) p = v_add(v_mul(p, r), v_spread(k->p + i));
    p = v_add(v_add(v_mul(p, v_mul(r, r)), r), one);
    return v_and(v_mul(p, v_power(whole, one)), low);
}

// ln x for positive normal x (Cephes logf).
static inline f32x4 v_log(f32x4 x) {
    const struct log_terms *k = &log_terms;
    f32x4 half = v_spread(&k->half), one = v_spread(&exp_terms.one);
    f32x4 m = v_or(v_and(x, v_spread(&k->mantissa)), half), small = v_gt(v_spread(&k->root_half), m);
    f32x4 e = v_sub(v_sub(v_exponent(x), v_spread(&k->bias)), v_and(small, one));
    m = v_sub(v_add(m, v_and(small, m)), one);
    f32x4 z = v_mul(m, m), p = v_spread(k->p);
    for (int i = 1; i < 9; i++) p = v_add(v_mul(p, m), v_spread(k->p + i));
    p = v_mul(v_mul(p, m), z);
    p = v_add(p, v_mul(e, v_spread(&k->ln2_low)));
    p = v_sub(p, v_mul(z, half));
    return v_add(v_add(m, p), v_mul(e, v_spread(&k->ln2_high)));
}

// tanh x = 2 t / (1 + t^2) with t = tanh(x / 2) = x P(x^2) / Q(x^2): what t is wrong by weighs less the nearer to 1 it comes. No x may lie below `low`;
// 1 above `high`. Of several vectors side by side, for processors look only so far ahead, and compilers would put one chain behind the other.
enum { TANH_WIDE = 4 };
extern const struct tanh_terms { float low, high, p[3], q[3]; } tanh_terms;
static inline void v_tanh(f32x4 x[TANH_WIDE]) {
    const struct tanh_terms *k = &tanh_terms;
    READ_HERE(k);
    f32x4 s[TANH_WIDE], p[TANH_WIDE], q[TANH_WIDE], high = v_spread(&k->high);
    for (int j = 0; j < TANH_WIDE; j++) x[j] = v_min(x[j], high), s[j] = v_mul(x[j], x[j]), p[j] = v_spread(k->p), q[j] = v_add(s[j], v_spread(k->q));
    TURN_BY_TURN
    for (int i = 1; i < 3; i++) {
        f32x4 c = v_spread(k->p + i), d = v_spread(k->q + i);
        for (int j = 0; j < TANH_WIDE; j++) p[j] = v_add(v_mul(p[j], s[j]), c), q[j] = v_add(v_mul(q[j], s[j]), d);
    }
    for (int j = 0; j < TANH_WIDE; j++) {
        p[j] = v_mul(p[j], x[j]);
        f32x4 half = v_mul(p[j], q[j]);
        x[j] = v_div(v_add(half, half), v_add(v_mul(p[j], p[j]), v_mul(q[j], q[j])));
    }
}
#endif
