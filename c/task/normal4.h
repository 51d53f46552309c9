// normal4.h - standard normal numbers for four samples at once, each a pure function of a counter and a key.
#ifndef LAB_TASK_NORMAL4_H
#define LAB_TASK_NORMAL4_H
#include "base/fmath.h"
#include "base/rng.h"

// Box and Muller (1958) in lanes: one 32-bit hash gives 16 bits of radius (so nothing lies beyond 4.9) and 16 of angle.
// The angle's top bits choose the quadrant, so that sine and cosine are only needed within an eighth of a turn.

typedef struct normal_key { uint32_t a, b; } normal_key;

static inline normal_key normal_key_from(rng *r) {
    uint64_t bits = rng_next(r);
    return (normal_key){(uint32_t)bits, (uint32_t)(bits >> 32)};
}

// Two rounds of multiply and shift, with the constants that a search for small bias found (Wellons' hash-prospector, 2022).
static inline u32x4 mix_counter(u32x4 n, normal_key k) {
    n = u_xor(n, u_all(k.a));
    n = u_mul(u_xor(n, u_shr(n, 16)), u_all(0x21f0aaadu));
    n = u_mul(u_add(u_xor(n, u_shr(n, 15)), u_all(k.b)), u_all(0x735a2d97u));
    return u_xor(n, u_shr(n, 15));
}

// sin and cos of a for |a| <= pi/4, to 3e-7.
static inline void v_sin_cos(f32x4 a, f32x4 *s, f32x4 *c) {
    f32x4 z = v_mul(a, a), p = v_add(v_mul(v_all(-1.9841270e-4f), z), v_all(8.3333333e-3f)), q = v_add(v_mul(v_all(2.4801587e-5f), z), v_all(-1.3888889e-3f));
    p = v_add(v_mul(p, z), v_all(-1.6666667e-1f)), q = v_add(v_mul(q, z), v_all(4.1666667e-2f));
    *s = v_add(v_mul(v_mul(p, z), a), a);
    *c = v_add(v_mul(v_add(v_mul(q, z), v_all(-0.5f)), z), v_all(1));
}

// Two independent numbers per lane from the lane's mixed counter.
static inline void normal_pair(u32x4 mixed, normal_key k, f32x4 *one, f32x4 *two) {
    u32x4 h = mix_counter(mixed, k);
    f32x4 u = v_mul(v_add(v_from_whole(u_shr(h, 16)), v_all(0.5f)), v_all(0x1p-16f)), s, c;
    f32x4 radius = v_sqrt(v_mul(v_all(-2), v_log(u)));
    f32x4 eighth = v_sub(v_mul(v_add(v_from_whole(u_and(h, u_all(0x3fff))), v_all(0.5f)), v_all(0x1p-14f)), v_all(0.5f));
    v_sin_cos(v_mul(eighth, v_all(1.57079633f)), &s, &c);
    f32x4 swap = v_gt(v_from_whole(u_and(h, u_all(0x4000))), v_all(0));
    radius = v_or(radius, v_from_bits(u_and(u_shl(h, 16), u_all(0x80000000u)))); // the sign
    *one = v_mul(radius, v_pick(c, s, swap));
    *two = v_mul(radius, v_pick(s, c, swap));
}
#endif
