// activations.c - tanh and GELU over whole arrays (ReLU is fused into the dense kernel).
#include "base/fmath.h"
#include "kern/kern.h"

void activate_tanh(float *y, int n);
void activate_gelu(float *y, float *slope, int n);

void activate_tanh(float *y, int n) {
    for (int i = 0; i < n; i += 4) v_store(y + i, v_tanh(v_load(y + i)));
}

// GELU in its tanh form (Hendrycks and Gimpel 2016, section 2; PyTorch: approximate='tanh') and its derivative.
void activate_gelu(float *y, float *slope, int n) {
    f32x4 half = v_all(0.5f), one = v_all(1), a = v_all(0.7978845608f), b = v_all(0.044715f), b3 = v_all(0.134145f);
    for (int i = 0; i < n; i += 4) {
        f32x4 x = v_load(y + i), s = v_mul(x, x);
        f32x4 t = v_tanh(v_mul(v_mul(a, x), v_add(one, v_mul(b, s))));
        f32x4 up = v_mul(half, v_add(one, t));
        f32x4 bend = v_mul(v_mul(v_mul(half, x), v_sub(one, v_mul(t, t))), v_mul(a, v_add(one, v_mul(b3, s))));
        v_store(y + i, v_mul(x, up));
        v_store(slope + i, v_add(up, bend));
    }
}
