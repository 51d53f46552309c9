// dense.c - dense layers: register tiles of rows x vectors; one strided kernel serves forward and input gradient.
#include "kern/kern.h"

#define INLINE static inline __attribute__((always_inline))

// What happens to a finished tile. START: from the bias or from zero. END: applied before the store.
typedef enum { END_PLAIN, END_RELU, END_GATE, END_TANH_SLOPE, END_TIMES } ending;

typedef struct product {
    const float *w, *bias, *x, *a; // out (M, B4) = end(w x + bias); w element (m, k) at w[m * row + k * step]
    float *out;
    size_t row, step;
    int M, K, B4;
} product;

INLINE f32x4 finish(f32x4 v, const float *a, ending end) {
    f32x4 zero = v_all(0);
    switch (end) {
    case END_RELU: return v_max(v, zero);
    case END_GATE: return v_and(v, v_gt(v_load(a), zero));
    case END_TANH_SLOPE: { f32x4 t = v_load(a); return v_mul(v, v_sub(v_all(1), v_mul(t, t))); }
    case END_TIMES: return v_mul(v, v_load(a));
    default: return v;
    }
}

// R rows by C vectors of the output, the sums kept in registers.
INLINE void tile(const product *p, int m, int b, const int R, const int C, ending end) {
    f32x4 sum[4][4];
    for (int r = 0; r < R; r++)
        for (int c = 0; c < C; c++) sum[r][c] = p->bias ? v_spread(p->bias + m + r) : v_all(0);
    const float *w = p->w + (size_t)m * p->row, *x = p->x + b;
    size_t row = p->row, step = p->step, next = (size_t)p->B4;
    for (int k = 0; k < p->K; k++, w += step, x += next) {
        f32x4 in[4];
        for (int c = 0; c < C; c++) in[c] = v_load(x + 4 * c);
        for (int r = 0; r < R; r++) {
            f32x4 weight = v_spread(w + (size_t)r * row);
            for (int c = 0; c < C; c++) sum[r][c] = v_add(sum[r][c], v_mul(weight, in[c]));
        }
    }
    for (int r = 0; r < R; r++)
        for (int c = 0; c < C; c++) {
            size_t at = (size_t)(m + r) * (size_t)p->B4 + (size_t)(b + 4 * c);
            v_store(p->out + at, finish(sum[r][c], p->a + (p->a ? at : 0), end));
        }
}

// All rows of one strip of C vectors.
INLINE void strip(const product *p, int b, const int C, ending end) {
    int m = 0;
    for (; m + 4 <= p->M; m += 4) C == 4 ? (tile(p, m, b, 2, 4, end), tile(p, m + 2, b, 2, 4, end)) : tile(p, m, b, 4, C, end);
    for (; m + 2 <= p->M; m += 2) tile(p, m, b, 2, C, end);
    for (; m < p->M; m++) tile(p, m, b, 1, C, end);
}

INLINE void multiply(const product *p, ending end) {
    int b = 0, B4 = p->B4;
    for (; b + 16 <= B4; b += 16) strip(p, b, 4, end);
    if (b + 12 == B4) strip(p, b, 3, end), b += 12;
    for (; b + 8 <= B4; b += 8) strip(p, b, 2, end);
    for (; b < B4; b += 4) strip(p, b, 1, end);
}

static void multiply_plain(const product *p) { multiply(p, END_PLAIN); }
static void multiply_relu(const product *p) { multiply(p, END_RELU); }
static void multiply_gate(const product *p) { multiply(p, END_GATE); }
static void multiply_tanh_slope(const product *p) { multiply(p, END_TANH_SLOPE); }
static void multiply_times(const product *p) { multiply(p, END_TIMES); }

void activate_tanh(float *y, int n);
void activate_gelu(float *y, float *slope, int n);

void dense_forward(const float *w, const float *bias, const float *x, float *y, float *slope, int O, int I, int B4, activation act) {
    product p = {.w = w, .bias = bias, .x = x, .out = y, .row = (size_t)I, .step = 1, .M = O, .K = I, .B4 = B4};
    if (act == ACT_RELU) multiply_relu(&p);
    else multiply_plain(&p);
    if (act == ACT_TANH) activate_tanh(y, O * B4);
    if (act == ACT_GELU) activate_gelu(y, slope, O * B4);
}

void dense_back_input(const float *w, const float *dy, const float *a, float *dx, int O, int I, int B4, activation act) {
    static void (*const by[])(const product *) = {multiply_plain, multiply_gate, multiply_tanh_slope, multiply_times};
    product p = {.w = w, .x = dy, .a = a, .out = dx, .row = 1, .step = (size_t)I, .M = I, .K = O, .B4 = B4};
    by[act](&p);
}

// The sums of four vectors' lanes, as one vector.
INLINE f32x4 four_sums(f32x4 a, f32x4 b, f32x4 c, f32x4 d) {
    v_transpose(&a, &b, &c, &d);
    return v_add(v_add(a, b), v_add(c, d));
}

typedef struct outer { const float *dy, *x; float *dw; int O, I, B4; } outer;

// dw[o..o+R)[i..i+C): dot products over the batch.
INLINE void outer_tile(const outer *p, int o, int i, const int R, const int C) {
    f32x4 sum[4][4];
    for (int r = 0; r < R; r++)
        for (int c = 0; c < C; c++) sum[r][c] = v_all(0);
    const float *dy = p->dy + (size_t)o * (size_t)p->B4, *x = p->x + (size_t)i * (size_t)p->B4;
    for (int b = 0; b < p->B4; b += 4) {
        f32x4 in[4];
        for (int c = 0; c < C; c++) in[c] = v_load(x + (size_t)(c * p->B4 + b));
        for (int r = 0; r < R; r++) {
            f32x4 d = v_load(dy + (size_t)(r * p->B4 + b));
            for (int c = 0; c < C; c++) sum[r][c] = v_add(sum[r][c], v_mul(d, in[c]));
        }
    }
    for (int r = 0; r < R; r++) {
        float *out = p->dw + (size_t)(o + r) * (size_t)p->I + i;
        if (C == 4) v_store(out, four_sums(sum[r][0], sum[r][1], sum[r][2], sum[r][3]));
        else
            for (int c = 0; c < C; c++) out[c] = v_sum(sum[r][c]);
    }
}

INLINE void outer_column(const outer *p, int i, const int C) {
    int o = 0;
    for (; o + 2 <= p->O; o += 2) outer_tile(p, o, i, 2, C);
    if (o < p->O) outer_tile(p, o, i, 1, C);
}

static void sum_rows(const float *dy, float *dbias, int O, int B4) {
    for (int o = 0; o < O; o++, dy += B4) {
        f32x4 sum = v_load(dy);
        for (int b = 4; b < B4; b += 4) sum = v_add(sum, v_load(dy + b));
        dbias[o] = v_sum(sum);
    }
}

void dense_back_weights(const float *dy, const float *x, float *dw, float *dbias, int O, int I, int B4) {
    outer p = {dy, x, dw, O, I, B4};
    int i = 0;
    for (; i + 4 <= I; i += 4) outer_column(&p, i, 4);
    for (; i + 2 <= I; i += 2) outer_column(&p, i, 2);
    if (i < I) outer_column(&p, i, 1);
    sum_rows(dy, dbias, O, B4);
}
