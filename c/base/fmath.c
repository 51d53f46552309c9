// fmath.c - exp, log, cos and pow in double precision after fdlibm (Copyright 1993 Sun Microsystems; freely distributable).
#include "base/fmath.h"
#include <string.h>

static double power_of_two(int n) { // -1022..1023
    uint64_t bits = (uint64_t)(n + 1023) << 52;
    double p;
    memcpy(&p, &bits, 8);
    return p;
}

static double scale(double x, int n) { // x * 2^n, in two steps so that subnormal results round once or twice alike everywhere
    int half = n / 2;
    return x * power_of_two(half) * power_of_two(n - half);
}

double real_exp(double x) {
    if (x != x) return x;
    if (x > 709.782712893384) return 1e308 * 1e308;
    if (x < -745.13) return 0;
    double n = real_floor(x * 1.4426950408889634 + 0.5);
    double hi = x - n * 6.93147180369123816490e-01, lo = n * 1.90821492927058770002e-10;
    double r = hi - lo, t = r * r;
    double c = r - t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03 + t * (6.61375632143793436117e-05 +
               t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
    return scale(1 + (r * c / (2 - c) - lo + hi), (int)n);
}

double real_log(double x) {
    if (!(x > 0)) return x == 0 ? -1e308 * 1e308 : (x - x) / 0.0 - (x - x) / 0.0;
    int e = 0;
    if (x < 2.2250738585072014e-308) x *= 0x1p54, e = -54;
    uint64_t bits;
    memcpy(&bits, &x, 8);
    e += (int)(bits >> 52) - 1023;
    bits = (bits & 0x000fffffffffffffu) | 0x3ff0000000000000u;
    double m;
    memcpy(&m, &bits, 8);
    if (m > 1.4142135623730951) m *= 0.5, e++;
    double f = m - 1, s = f / (2 + f), z = s * s, w = z * z, h = 0.5 * f * f;
    double t1 = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    double t2 = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    return e * 6.93147180369123816490e-01 - ((h - (s * (h + t1 + t2) + e * 1.90821492927058770002e-10)) - f);
}

static double sin_kernel(double x, double tail) {
    double z = x * x, v = z * x;
    double r = 8.33333333332248946124e-03 + z * (-1.98412698298579493134e-04 + z * (2.75573137070700676789e-06 +
               z * (-2.50507602534068634195e-08 + z * 1.58969099521155010221e-10)));
    return x - ((z * (0.5 * tail - v * r) - tail) - v * -1.66666666666666324348e-01);
}

static double cos_kernel(double x, double tail) {
    double z = x * x, w = z * z;
    double r = z * (4.16666666666666019037e-02 + z * (-1.38888888888741095749e-03 + z * 2.48015872894767294178e-05)) +
               w * w * (-2.75573143513906633035e-07 + z * (2.08757232129817482790e-09 + z * -1.13596475577881948265e-11));
    double hz = 0.5 * z, u = 1 - hz;
    return u + (((1 - u) - hz) + (z * r - x * tail));
}

double real_cos(double x) {
    x = real_abs(x);
    double n = real_floor(x * 6.36619772367581382433e-01 + 0.5);
    // x - n pi/2 in three pieces of pi/2, each product exact for n < 2^20
    double r = x - n * 1.57079632673412561417e+00, w = n * 6.07710050630396597660e-11, t = r;
    r = t - w;
    w = n * 2.02226624879595063154e-21 - ((t - r) - w);
    double head = r - w, tail = (r - head) - w;
    switch ((int)((int64_t)n & 3)) {
    case 0: return cos_kernel(head, tail);
    case 1: return -sin_kernel(head, tail);
    case 2: return -cos_kernel(head, tail);
    default: return sin_kernel(head, tail);
    }
}

static double whole_power(double x, int n) {
    double p = 1, b = x;
    for (int k = n < 0 ? -n : n; k; k >>= 1, b *= b)
        if (k & 1) p *= b;
    return n < 0 ? 1 / p : p;
}

double real_pow(double x, double y) {
    if (y == real_floor(y) && real_abs(y) <= 64) return whole_power(x, (int)y);
    if (y == 0.5) return real_sqrt(x);
    if (!(x > 0)) return x == 0 ? (y > 0 ? 0 : 1e308 * 1e308) : x - x;
    return real_exp(y * real_log(x));
}

const struct exp_terms exp_terms = {
    -87.33f, 88.3f, 12582912.0f, 1.44269504f, {1.9875691500e-4f, 1.3981999507e-3f, 8.3334519073e-3f, 4.1665795894e-2f, 1.6666665459e-1f, 5.0000001201e-1f}, 1};
const struct log_terms log_terms = {
    0x1.fffffcp-127f, 0.5f, 0.707106781f, 126, {7.0376836292e-2f, -1.1514610310e-1f, 1.1676998740e-1f, -1.2420140846e-1f, 1.4249322787e-1f, -1.6668057665e-1f,
    2.0000714765e-1f, -2.4999993993e-1f, 3.3333331174e-1f}, -2.12194440e-4f, 0.693359375f}; // the first is the bits of a mantissa
// By Remez's exchange on [0, 8.6] for the relative error of tanh itself (0.1 ulp), then neighbouring floats tried against every x: 4.1 ulp at most, nowhere beyond 1.
const struct tanh_terms tanh_terms = {-8.8f, 8.8f, {46.412796f, 12080.2861f, 405640}, {979.467102f, 91767.1172f, 811280}};
