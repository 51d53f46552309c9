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

// tanh x, a rational in x^2 (Eigen's coefficients), 1 beyond +-7.9. What it needs is read out of memory before a loop: engines make a
// constant anew at every turn of it, and that costs as much as the arithmetic.
typedef struct tanh_terms { f32x4 low, high, p[7], q[4]; } tanh_terms;
static inline tanh_terms tanh_terms_read(void) {
    static const float all[] = {-2.76076847742355e-16f, 2.00018790482477e-13f, -8.60467152213735e-11f, 5.12229709037114e-08f, 1.48572235717979e-05f,
                                6.37261928875436e-04f, 4.89352455891786e-03f, 1.19825839466702e-06f, 1.18534705686654e-04f, 2.26843463243900e-03f, 4.89352518554385e-03f,
                                -7.90531110763549805f, 7.90531110763549805f};
    const float *at = all;
    __asm__("" : "+r"(at)); // else the compiler knows what it reads
    tanh_terms t = {.low = v_spread(at + 11), .high = v_spread(at + 12)};
    for (int i = 0; i < 7; i++) t.p[i] = v_spread(at + i);
    for (int i = 0; i < 4; i++) t.q[i] = v_spread(at + 7 + i);
    return t;
}

// p s + c, twice.
static inline void v_climb_two(f32x4 p[2], const f32x4 s[2], f32x4 c) {
    for (int k = 0; k < 2; k++) p[k] = v_add(v_mul(p[k], s[k]), c);
}

// tanh of two vectors side by side.
static inline void v_tanh_two(const tanh_terms *t, f32x4 x[2]) {
    f32x4 s[2], p[2] = {t->p[0], t->p[0]}, q[2] = {t->q[0], t->q[0]};
    for (int k = 0; k < 2; k++) x[k] = v_min(v_max(x[k], t->low), t->high), s[k] = v_mul(x[k], x[k]);
    for (int i = 1; i < 7; i++) {
        v_climb_two(p, s, t->p[i]);
        if (i < 4) v_climb_two(q, s, t->q[i]);
    }
    for (int k = 0; k < 2; k++) x[k] = v_div(v_mul(p[k], x[k]), q[k]);
}
#endif
