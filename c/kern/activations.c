// activations.c - tanh and GELU over whole arrays, some vectors at a time (what has a floor is cut off there before).
#include "base/fmath.h"
#include "kern/kern.h"

void activate_tanh(float *y, int n);
void activate_gelu(float *y, float *slope, int n);

// Where vector k of a group begins; beyond the end the last is worked out again.
static inline int place(int i, int k, int n) { return i + 4 * k < n ? i + 4 * k : n - 4; }

void activate_tanh(float *y, int n) {
    for (int i = 0; i < n; i += 4 * TANH_WIDE) {
        float *at[TANH_WIDE];
        f32x4 t[TANH_WIDE];
        for (int k = 0; k < TANH_WIDE; k++) at[k] = y + place(i, k, n), t[k] = v_load(at[k]);
        v_tanh(t);
        for (int k = 0; k < TANH_WIDE; k++) v_store(at[k], t[k]);
    }
}

// GELU in its tanh form (Hendrycks and Gimpel 2016, section 2; PyTorch: approximate='tanh') and its derivative.
void activate_gelu(float *y, float *slope, int n) {
    f32x4 half = v_all(0.5f), one = v_all(1), a = v_all(0.7978845608f), b = v_all(0.044715f), b3 = v_all(0.134145f), low = v_spread(&tanh_terms.low);
    for (int i = 0; i < n; i += 4 * TANH_WIDE) {
        int at[TANH_WIDE];
        f32x4 x[TANH_WIDE], s[TANH_WIDE], t[TANH_WIDE];
        for (int k = 0; k < TANH_WIDE; k++) {
            at[k] = place(i, k, n), x[k] = v_load(y + at[k]), s[k] = v_mul(x[k], x[k]);
            t[k] = v_max(v_mul(v_mul(a, x[k]), v_add(one, v_mul(b, s[k]))), low);
        }
        v_tanh(t);
        for (int k = 0; k < TANH_WIDE; k++) {
            f32x4 up = v_mul(half, v_add(one, t[k]));
            f32x4 bend = v_mul(v_mul(v_mul(half, x[k]), v_sub(one, v_mul(t[k], t[k]))), v_mul(a, v_add(one, v_mul(b3, s[k]))));
            v_store(y + at[k], v_mul(x[k], up));
            v_store(slope + at[k], v_add(up, bend));
        }
    }
}
