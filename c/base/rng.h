// rng.h - random numbers that are a pure function of a seed, a stream and a count, the same everywhere.
#ifndef LAB_RNG_H
#define LAB_RNG_H
#include "base/base.h"

// SplitMix64 (Steele, Lea, Flood 2014). One stream for each use, so that no use disturbs another.
typedef struct rng { uint64_t state; } rng;
enum { STREAM_DATA = 1, STREAM_WEIGHTS, STREAM_BATCHES, STREAM_NOISE, STREAM_HELD, STREAM_TEACHER };

static inline uint64_t rng_next(rng *r) {
    uint64_t z = (r->state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline rng rng_from(uint64_t seed, uint64_t stream) {
    rng r = {seed * 0xD1342543DE82EF95u + stream * 0xA24BAED4963EE407u};
    rng_next(&r);
    r.state ^= rng_next(&r);
    return r;
}

// Uniform in [0, 1), 53 bits.
static inline double rng_unit(rng *r) { return (double)(rng_next(r) >> 11) * 0x1p-53; }
// Uniform whole number in [0, n), by multiplication (Lemire 2019, without rejection: the bias is under n / 2^32).
static inline uint32_t rng_below(rng *r, uint32_t n) { return (uint32_t)(((rng_next(r) >> 32) * n) >> 32); }
// Standard normal (Box and Muller 1958).
double rng_normal(rng *r);
#endif
