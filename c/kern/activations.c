// activations.c - tanh and GELU over whole arrays, two vectors at a time (ReLU is fused into the dense kernel).
#include "base/fmath.h"
#include "kern/kern.h"

void activate_tanh(float *y, int n);
void activate_gelu(float *y, float *slope, int n);

// How many floats from the first vector of a pair to the second: none if the first stands alone, and is worked out twice.
static inline int other(int i, int n) { return i + 4 < n ? 4 : 0; }

void activate_tanh(float *y, int n) {
    tanh_terms terms = tanh_terms_read();
    for (int i = 0; i < n; i += 8) {
        float *at[2] = {y + i, y + i + other(i, n)};
        f32x4 t[2] = {v_load(at[0]), v_load(at[1])};
        v_tanh_two(&terms, t);
        v_store(at[0], t[0]), v_store(at[1], t[1]);
    }
}

// GELU in its tanh form (Hendrycks and Gimpel 2016, section 2; PyTorch: approximate='tanh') and its derivative.
void activate_gelu(float *y, float *slope, int n) {
    tanh_terms terms = tanh_terms_read();
    f32x4 half = v_all(0.5f), one = v_all(1), a = v_all(0.7978845608f), b = v_all(0.044715f), b3 = v_all(0.134145f);
    for (int i = 0; i < n; i += 8) {
        int at[2] = {i, i + other(i, n)};
        f32x4 x[2], s[2], t[2];
        for (int k = 0; k < 2; k++) {
            x[k] = v_load(y + at[k]), s[k] = v_mul(x[k], x[k]);
            t[k] = v_mul(v_mul(a, x[k]), v_add(one, v_mul(b, s[k])));
        }
        v_tanh_two(&terms, t);
        for (int k = 0; k < 2; k++) {
            f32x4 up = v_mul(half, v_add(one, t[k]));
            f32x4 bend = v_mul(v_mul(v_mul(half, x[k]), v_sub(one, v_mul(t[k], t[k]))), v_mul(a, v_add(one, v_mul(b3, s[k]))));
            v_store(y + at[k], v_mul(x[k], up));
            v_store(slope + at[k], v_add(up, bend));
        }
    }
}
