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
// e^x; 0 below -87.3, inf-free: 2.4e38 above 88.
static inline f32x4 v_exp(f32x4 x) {
    f32x4 low = v_gt(x, v_all(-87.33f));
    x = v_min(v_max(x, v_all(-87.33f)), v_all(88.3f));
    f32x4 magic = v_all(12582912.0f), whole = v_add(v_mul(x, v_all(1.44269504f)), magic), n = v_sub(whole, magic); // rounds to the nearest whole
    f32x4 r = v_sub(v_sub(x, v_mul(n, v_all(0.693359375f))), v_mul(n, v_all(-2.12194440e-4f)));
    f32x4 p = v_all(1.9875691500e-4f);
    p = v_add(v_mul(p, r), v_all(1.3981999507e-3f));
    p = v_add(v_mul(p, r), v_all(8.3334519073e-3f));
    p = v_add(v_mul(p, r), v_all(4.1665795894e-2f));
    p = v_add(v_mul(p, r), v_all(1.6666665459e-1f));
    p = v_add(v_mul(p, r), v_all(5.0000001201e-1f));
    p = v_add(v_add(v_mul(p, v_mul(r, r)), r), v_all(1));
    return v_and(v_mul(p, v_power(whole)), low);
}

// ln x for positive normal x (Cephes logf).
static inline f32x4 v_log(f32x4 x) {
    f32x4 e = v_exponent(x), m = v_mantissa(x), small = v_gt(v_all(0.707106781f), m);
    e = v_sub(e, v_and(small, v_all(1)));
    m = v_sub(v_add(m, v_and(small, m)), v_all(1));
    f32x4 z = v_mul(m, m), p = v_all(7.0376836292e-2f);
    p = v_add(v_mul(p, m), v_all(-1.1514610310e-1f));
    p = v_add(v_mul(p, m), v_all(1.1676998740e-1f));
    p = v_add(v_mul(p, m), v_all(-1.2420140846e-1f));
    p = v_add(v_mul(p, m), v_all(1.4249322787e-1f));
    p = v_add(v_mul(p, m), v_all(-1.6668057665e-1f));
    p = v_add(v_mul(p, m), v_all(2.0000714765e-1f));
    p = v_add(v_mul(p, m), v_all(-2.4999993993e-1f));
    p = v_add(v_mul(p, m), v_all(3.3333331174e-1f));
    p = v_mul(v_mul(p, m), z);
    p = v_add(p, v_mul(e, v_all(-2.12194440e-4f)));
    p = v_sub(p, v_mul(z, v_all(0.5f)));
    return v_add(v_add(m, p), v_mul(e, v_all(0.693359375f)));
}

// p s + c, twice.
static inline void v_climb_two(f32x4 p[2], const f32x4 s[2], float c) {
    for (int k = 0; k < 2; k++) p[k] = v_add(v_mul(p[k], s[k]), v_all(c));
}

// tanh x, a rational in x^2 (Eigen's coefficients), 1 beyond +-7.9; two vectors side by side, so that each coefficient is fetched once.
static inline void v_tanh_two(f32x4 x[2]) {
    f32x4 s[2], p[2], q[2];
    for (int k = 0; k < 2; k++) {
        x[k] = v_min(v_max(x[k], v_all(-7.90531110763549805f)), v_all(7.90531110763549805f));
        s[k] = v_mul(x[k], x[k]), p[k] = v_all(-2.76076847742355e-16f), q[k] = v_all(1.19825839466702e-06f);
    }
    v_climb_two(p, s, 2.00018790482477e-13f), v_climb_two(q, s, 1.18534705686654e-04f);
    v_climb_two(p, s, -8.60467152213735e-11f), v_climb_two(q, s, 2.26843463243900e-03f);
    v_climb_two(p, s, 5.12229709037114e-08f), v_climb_two(q, s, 4.89352518554385e-03f);
    v_climb_two(p, s, 1.48572235717979e-05f), v_climb_two(p, s, 6.37261928875436e-04f), v_climb_two(p, s, 4.89352455891786e-03f);
    for (int k = 0; k < 2; k++) x[k] = v_div(v_mul(p[k], x[k]), q[k]);
}
#endif
