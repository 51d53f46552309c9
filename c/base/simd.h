// simd.h - four floats at once: WASM SIMD intrinsics, the same names through SIMDe natively, or plain C; equal bits from all three.
#ifndef LAB_SIMD_H
#define LAB_SIMD_H
#include "base/base.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>
#define LAB_VECTOR 1
#elif defined(LAB_SIMDE)
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/wasm/simd128.h>
#define LAB_VECTOR 1
#endif

// Before a loop: as it is written. Natively compilers may do as they like.
#ifdef __wasm__
#define TURN_BY_TURN _Pragma("clang loop unroll(disable)")
#else
#define TURN_BY_TURN
#endif
// In a loop: constants behind a pointer are read again at every turn, for kept from turn to turn they push what changes out of the registers.
#ifdef __wasm__
#define READ_HERE(p) __asm__("" : "+r"(p))
#else
#define READ_HERE(p) (void)(p)
#endif

#ifdef LAB_VECTOR
typedef v128_t f32x4; // four floats; one lane is one sample of the batch
static inline f32x4 v_load(const float *p) { return wasm_v128_load(p); }
static inline void v_store(float *p, f32x4 a) { wasm_v128_store(p, a); }
static inline f32x4 v_all(float a) { return wasm_f32x4_splat(a); }
static inline f32x4 v_spread(const float *p) { return wasm_v128_load32_splat(p); } // one float into all lanes
static inline f32x4 v_four(float a, float b, float c, float d) { return wasm_f32x4_make(a, b, c, d); }
static inline f32x4 v_add(f32x4 a, f32x4 b) { return wasm_f32x4_add(a, b); }
static inline f32x4 v_sub(f32x4 a, f32x4 b) { return wasm_f32x4_sub(a, b); }
static inline f32x4 v_mul(f32x4 a, f32x4 b) { return wasm_f32x4_mul(a, b); }
static inline f32x4 v_div(f32x4 a, f32x4 b) { return wasm_f32x4_div(a, b); }
static inline f32x4 v_sqrt(f32x4 a) { return wasm_f32x4_sqrt(a); }
static inline f32x4 v_abs(f32x4 a) { return wasm_f32x4_abs(a); }
static inline f32x4 v_neg(f32x4 a) { return wasm_f32x4_neg(a); }
static inline f32x4 v_max(f32x4 a, f32x4 b) { return wasm_f32x4_pmax(a, b); } // a < b ? b : a
static inline f32x4 v_min(f32x4 a, f32x4 b) { return wasm_f32x4_pmin(a, b); } // b < a ? b : a
static inline f32x4 v_gt(f32x4 a, f32x4 b) {
    f32x4 mask = wasm_f32x4_gt(a, b);
#ifdef __wasm__
    __asm__("" : "+r"(mask)); // else clang turns every `and` with it into a select, three instructions for one
#endif
    return mask;
}
static inline f32x4 v_and(f32x4 a, f32x4 b) { return wasm_v128_and(a, b); }
static inline f32x4 v_or(f32x4 a, f32x4 b) { return wasm_v128_or(a, b); }
static inline f32x4 v_pick(f32x4 yes, f32x4 no, f32x4 mask) { return wasm_v128_bitselect(yes, no, mask); }
// 2^n for n in -126..127, given as 1.5 * 2^23 + n, whose lowest bits are n, and as 1; and the exponent of a positive number, 126 more.
static inline f32x4 v_power(f32x4 n, f32x4 one) { return wasm_i32x4_add(wasm_i32x4_shl(n, 23), one); }
static inline f32x4 v_exponent(f32x4 a) { return wasm_f32x4_convert_i32x4(wasm_u32x4_shr(a, 23)); }
static inline uint32_t v_nonzeros(f32x4 a) { return wasm_i32x4_bitmask(wasm_f32x4_ne(a, wasm_f32x4_splat(0))); } // a bit a lane
static inline float v_lane0(f32x4 a) { return wasm_f32x4_extract_lane(a, 0); }
static inline float v_lane1(f32x4 a) { return wasm_f32x4_extract_lane(a, 1); }
static inline float v_lane2(f32x4 a) { return wasm_f32x4_extract_lane(a, 2); }
static inline float v_lane3(f32x4 a) { return wasm_f32x4_extract_lane(a, 3); }
// Rows become columns.
static inline void v_transpose(f32x4 *a, f32x4 *b, f32x4 *c, f32x4 *d) {
    f32x4 ab0 = wasm_i32x4_shuffle(*a, *b, 0, 4, 1, 5), ab1 = wasm_i32x4_shuffle(*a, *b, 2, 6, 3, 7);
    f32x4 cd0 = wasm_i32x4_shuffle(*c, *d, 0, 4, 1, 5), cd1 = wasm_i32x4_shuffle(*c, *d, 2, 6, 3, 7);
    *a = wasm_i32x4_shuffle(ab0, cd0, 0, 1, 4, 5), *b = wasm_i32x4_shuffle(ab0, cd0, 2, 3, 6, 7);
    *c = wasm_i32x4_shuffle(ab1, cd1, 0, 1, 4, 5), *d = wasm_i32x4_shuffle(ab1, cd1, 2, 3, 6, 7);
}
// Whole numbers, for random bits: wrapping, logical shifts.
typedef v128_t u32x4;
static inline u32x4 u_all(uint32_t a) { return wasm_i32x4_splat((int32_t)a); }
static inline u32x4 u_four(uint32_t a, uint32_t b, uint32_t c, uint32_t d) { return wasm_i32x4_make((int32_t)a, (int32_t)b, (int32_t)c, (int32_t)d); }
static inline u32x4 u_add(u32x4 a, u32x4 b) { return wasm_i32x4_add(a, b); }
#if defined(__wasm_simd128__) || defined(__SSE4_1__)
static inline u32x4 u_mul(u32x4 a, u32x4 b) { return wasm_i32x4_mul(a, b); }
#else // without SSE4.1 SIMDe multiplies signed numbers, which overflow
static inline u32x4 u_mul(u32x4 a, u32x4 b) {
    uint32_t x[4], y[4];
    wasm_v128_store(x, a), wasm_v128_store(y, b);
    return wasm_i32x4_make((int32_t)(x[0] * y[0]), (int32_t)(x[1] * y[1]), (int32_t)(x[2] * y[2]), (int32_t)(x[3] * y[3]));
}
#endif
static inline u32x4 u_and(u32x4 a, u32x4 b) { return wasm_v128_and(a, b); }
static inline u32x4 u_xor(u32x4 a, u32x4 b) { return wasm_v128_xor(a, b); }
#define u_shl(a, n) wasm_i32x4_shl(a, n)
#define u_shr(a, n) wasm_u32x4_shr(a, n)
static inline f32x4 v_from_whole(u32x4 a) { return wasm_f32x4_convert_i32x4(a); } // below 2^31
static inline f32x4 v_from_bits(u32x4 a) { return a; }
#else
#include <string.h>
typedef struct { float f[4]; } f32x4; // four floats; one lane is one sample of the batch
static inline uint32_t bits_of(float a) { uint32_t u; memcpy(&u, &a, 4); return u; }
static inline float float_of(uint32_t u) { float a; memcpy(&a, &u, 4); return a; }
static inline f32x4 v_load(const float *p) { f32x4 r; memcpy(&r, p, 16); return r; }
static inline void v_store(float *p, f32x4 a) { memcpy(p, &a, 16); }
#define EACH(name, expression) static inline f32x4 name(f32x4 a, f32x4 b) { f32x4 r; for (int i = 0; i < 4; i++) { float x = a.f[i], y = b.f[i]; r.f[i] = (expression); } return r; }
#define EACH1(name, expression) static inline f32x4 name(f32x4 a) { f32x4 r; for (int i = 0; i < 4; i++) { float x = a.f[i]; r.f[i] = (expression); } return r; }
static inline f32x4 v_four(float a, float b, float c, float d) { return (f32x4){{a, b, c, d}}; }
static inline f32x4 v_all(float a) { return v_four(a, a, a, a); }
static inline f32x4 v_spread(const float *p) { return v_all(*p); } // one float into all lanes
EACH(v_add, x + y)
EACH(v_sub, x - y)
EACH(v_mul, x * y)
EACH(v_div, x / y)
EACH(v_max, x < y ? y : x)
EACH(v_min, y < x ? y : x)
EACH(v_gt, float_of(x > y ? 0xffffffffu : 0))
EACH(v_and, float_of(bits_of(x) & bits_of(y)))
EACH(v_or, float_of(bits_of(x) | bits_of(y)))
EACH1(v_sqrt, __builtin_sqrtf(x))
EACH1(v_abs, float_of(bits_of(x) & 0x7fffffffu))
EACH1(v_neg, float_of(bits_of(x) ^ 0x80000000u))
EACH(v_power, float_of((bits_of(x) << 23) + bits_of(y)))
EACH1(v_exponent, (float)(bits_of(x) >> 23))
static inline f32x4 v_pick(f32x4 yes, f32x4 no, f32x4 mask) {
    f32x4 r;
    for (int i = 0; i < 4; i++) r.f[i] = float_of((bits_of(yes.f[i]) & bits_of(mask.f[i])) | (bits_of(no.f[i]) & ~bits_of(mask.f[i])));
    return r;
}
static inline uint32_t v_nonzeros(f32x4 a) { // a bit a lane
    uint32_t bits = 0;
    for (int i = 0; i < 4; i++) bits |= (uint32_t)(a.f[i] != 0) << i;
    return bits;
}
static inline float v_lane0(f32x4 a) { return a.f[0]; }
static inline float v_lane1(f32x4 a) { return a.f[1]; }
static inline float v_lane2(f32x4 a) { return a.f[2]; }
static inline float v_lane3(f32x4 a) { return a.f[3]; }
// Rows become columns.
static inline void v_transpose(f32x4 *a, f32x4 *b, f32x4 *c, f32x4 *d) {
    f32x4 m[4] = {*a, *b, *c, *d}, r[4];
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++) r[i].f[j] = m[j].f[i];
    *a = r[0], *b = r[1], *c = r[2], *d = r[3];
}
// Whole numbers, for random bits: wrapping, logical shifts.
typedef struct { uint32_t u[4]; } u32x4;
#define EACH_U(name, expression) static inline u32x4 name(u32x4 a, u32x4 b) { u32x4 r; for (int i = 0; i < 4; i++) { uint32_t x = a.u[i], y = b.u[i]; r.u[i] = (expression); } return r; }
static inline u32x4 u_four(uint32_t a, uint32_t b, uint32_t c, uint32_t d) { return (u32x4){{a, b, c, d}}; }
static inline u32x4 u_all(uint32_t a) { return u_four(a, a, a, a); }
EACH_U(u_add, x + y)
EACH_U(u_mul, x * y)
EACH_U(u_and, x & y)
EACH_U(u_xor, x ^ y)
static inline u32x4 u_shl(u32x4 a, int n) { return u_four(a.u[0] << n, a.u[1] << n, a.u[2] << n, a.u[3] << n); }
static inline u32x4 u_shr(u32x4 a, int n) { return u_four(a.u[0] >> n, a.u[1] >> n, a.u[2] >> n, a.u[3] >> n); }
static inline f32x4 v_from_whole(u32x4 a) { return v_four((float)a.u[0], (float)a.u[1], (float)a.u[2], (float)a.u[3]); } // below 2^31
static inline f32x4 v_from_bits(u32x4 a) { f32x4 r; memcpy(&r, &a, 16); return r; }
#endif

// Sum of the lanes, always in this order.
static inline float v_sum(f32x4 a) { return (v_lane0(a) + v_lane1(a)) + (v_lane2(a) + v_lane3(a)); }
// The sums of four, each in that order.
static inline f32x4 v_sums(f32x4 a, f32x4 b, f32x4 c, f32x4 d) {
    v_transpose(&a, &b, &c, &d);
    return v_add(v_add(a, b), v_add(c, d));
}
// A state that decays would end among the subnormals, where a step costs many times more: cut it off before that.
static inline f32x4 v_flush(f32x4 a, const float *tiny) { return v_and(a, v_gt(v_abs(a), v_spread(tiny))); }
#endif
