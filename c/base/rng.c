// rng.c - normal deviates from uniform ones.
#include "base/rng.h"
#include "base/fmath.h"

double rng_normal(rng *r) {
    double u = 1 - rng_unit(r), v = rng_unit(r);
    return real_sqrt(-2 * real_log(u)) * real_cos(6.283185307179586 * v);
}
