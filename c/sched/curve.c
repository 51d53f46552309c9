// curve.c - ways from one height to another: warmups, tails, drawn stretches and parts all take one of these.
#include "sched/shape.h"

// An exponential that ends on zero: a fall by a factor of 1000, shifted down to where it ends.
static double shifted_exponential(double u) {
    const double r = 0.001;
    return (real_exp(u * -6.907755278982137) - r) / (1 - r);
}

// How much of the way down is still to go, 1 to 0.
static double left(curve c, double u, double power) {
    switch (c) {
    case CURVE_COSINE: return (1 + real_cos(REAL_PI * u)) / 2;
    case CURVE_EXPONENTIAL: return shifted_exponential(u);
    case CURVE_SQRT: return 1 - real_sqrt(u);
    case CURVE_POLYNOMIAL: return real_pow(1 - u, power);
    default: return 1 - u;
    }
}

double curve_between(curve c, double from, double to, double u, double power) {
    if (c == CURVE_HELD || from == to) return from;
    if (u <= 0) return from;
    if (u >= 1) return to;
    if (c == CURVE_EXPONENTIAL && from > 0 && to > 0) return from * real_exp(u * real_log(to / from));
    if (from > to) return to + (from - to) * left(c, u, power);
    return from + (to - from) * (c == CURVE_LINEAR ? u : left(c, 1 - u, power)); // a rise is a fall seen backwards
}
