// dense.c - dense layers: register tiles of rows x vectors; one strided kernel serves forward and input gradient.
#include "base/fmath.h"
#include "kern/kern.h"

#define INLINE static inline __attribute__((always_inline))

// What happens to a finished tile before it is stored.
typedef enum { END_FLOOR, END_GATE, END_TANH_SLOPE, END_TIMES } ending;

static const float nothing[1] = {0}, lowest[1] = {-__builtin_inff()};

// out (M, B4) = end(w x + bias); w element (m, k) lies `row` m + `step` k bytes after w, and the biases `each` bytes apart.
typedef struct product {
    const float *w, *bias, *x, *a, *floor;
    float *out;
    size_t row, step, each;
    int M, K, B4;
    ending end;
} product;

// Bytes, for WebAssembly would multiply a stride in floats again at every step.
INLINE const float *past(const float *p, size_t bytes) { return (const float *)((const char *)p + bytes); }

INLINE f32x4 finish(f32x4 v, const float *a, f32x4 floor, ending end) {
    switch (end) {
    case END_GATE: return v_and(v, v_gt(v_load(a), v_all(0)));
    case END_TANH_SLOPE: { f32x4 t = v_load(a); return v_mul(v, v_sub(v_all(1), v_mul(t, t))); }
    case END_TIMES: return v_mul(v, v_load(a));
    default: return v_max(v, floor);
    }
}

INLINE void store(const product *p, size_t at, f32x4 sum[4][4], const int R, const int C, ending end) {
    char *out = (char *)p->out;
    f32x4 floor = v_spread(p->floor);
    for (int r = 0; r < R; r++, at += (size_t)p->B4 * sizeof(float))
        for (int c = 0; c < C; c++) v_store((float *)(out + at) + 4 * c, finish(sum[r][c], end == END_FLOOR ? NULL : past(p->a, at) + 4 * c, floor, end));
}

// R rows by C vectors of the output, `at` bytes into it, the sums kept in registers; x up to `end`. A switch would jump through a table.
INLINE void tile(const product *p, const float *w, const float *bias, size_t at, const float *x, const float *end, const int R, const int C) {
    f32x4 sum[4][4];
    size_t row = p->row, step = p->step, next = (size_t)p->B4 * sizeof(float);
    for (int r = 0; r < R; r++)
        for (int c = 0; c < C; c++) sum[r][c] = v_spread(past(bias, p->each * (size_t)r));
    do {
        f32x4 in[4];
        for (int c = 0; c < C; c++) in[c] = v_load(x + 4 * c);
        for (int r = 0; r < R; r++) {
            f32x4 weight = v_spread(past(w, row * (size_t)r));
            for (int c = 0; c < C; c++) sum[r][c] = v_add(sum[r][c], v_mul(weight, in[c]));
        }
        w = past(w, step), x = past(x, next);
    } while (x != end);
    if (p->end == END_FLOOR) store(p, at, sum, R, C, END_FLOOR);
    else if (p->end == END_GATE) store(p, at, sum, R, C, END_GATE);
    else if (p->end == END_TANH_SLOPE) store(p, at, sum, R, C, END_TANH_SLOPE);
    else store(p, at, sum, R, C, END_TIMES);
}

// All rows of one strip of C vectors, R at a time.
INLINE void strip(const product *p, int b, const int R, const int C) {
    const float *w = p->w, *bias = p->bias, *x = p->x + b, *end = x + p->K * p->B4;
    size_t at = sizeof(float) * (size_t)b, next = sizeof(float) * (size_t)p->B4;
    int m = p->M;
    for (; m >= R; m -= R, w = past(w, (size_t)R * p->row), bias = past(bias, (size_t)R * p->each), at += (size_t)R * next) tile(p, w, bias, at, x, end, R, C);
    for (; m > 0; m--, w = past(w, p->row), bias = past(bias, p->each), at += next) tile(p, w, bias, at, x, end, 1, C);
}

// A copy of its own, for a store might else change what p points to, and everything be read again.
static void multiply(const product *given) {
    const product own = *given, *p = &own;
    int b = 0, B4 = p->B4;
    for (; b + 16 <= B4; b += 16) strip(p, b, 2, 4);
    if (b + 12 == B4) strip(p, b, 2, 3), b += 12;
    for (; b + 8 <= B4; b += 8) strip(p, b, 4, 2);
    for (; b < B4; b += 4) strip(p, b, 4, 1);
}

void activate_tanh(float *y, int n);
void activate_gelu(float *y, float *slope, int n);

const float *activation_floor(activation act) { return act == ACT_RELU ? nothing : act == ACT_TANH ? &tanh_terms.low : lowest; }

void activate(float *y, float *slope, int n, activation act) {
    if (act == ACT_TANH) activate_tanh(y, n);
    if (act == ACT_GELU) activate_gelu(y, slope, n);
}

// Two inputs, as most tasks have: both stay in registers while all rows pass.
INLINE void pair(const product *p, int b, const int C) {
    const float *w = p->w, *bias = p->bias, *end = bias + p->M, *x = p->x + b;
    float *out = p->out + b;
    f32x4 in[4], more[4], floor = v_spread(p->floor);
    size_t next = (size_t)p->B4;
    for (int c = 0; c < C; c++) in[c] = v_load(x + 4 * c), more[c] = v_load(x + next + 4 * c);
    TURN_BY_TURN
    for (; bias != end; bias++, w += 2, out += next) {
        f32x4 sum = v_spread(bias), first = v_spread(w), second = v_spread(w + 1);
        for (int c = 0; c < C; c++) v_store(out + 4 * c, v_max(v_add(v_add(sum, v_mul(first, in[c])), v_mul(second, more[c])), floor));
    }
}

static void multiply_pair(const product *p) {
    int b = 0;
    for (; b + 16 <= p->B4; b += 16) pair(p, b, 4);
    for (; b < p->B4; b += 4) pair(p, b, 1);
}

void dense_forward(const float *w, const float *bias, const float *x, float *y, float *slope, int O, int I, int B4, activation act) {
    if (I == 2) multiply_pair(&(product){.w = w, .bias = bias, .x = x, .out = y, .floor = activation_floor(act), .M = O, .B4 = B4});
    else multiply(&(product){.w = w, .bias = bias, .each = 4, .x = x, .out = y, .floor = activation_floor(act), .row = 4 * (size_t)I, .step = 4, .M = O, .K = I, .B4 = B4});
    activate(y, slope, O * B4, act);
}

void dense_back_input(const float *w, const float *dy, const float *a, float *dx, int O, int I, int B4, activation act) {
    static const ending by[] = {END_FLOOR, END_GATE, END_TANH_SLOPE, END_TIMES};
    multiply(&(product){.w = w, .bias = nothing, .x = dy, .a = a, .out = dx, .floor = lowest, .row = 4, .step = 4 * (size_t)I, .M = I, .K = O, .B4 = B4, .end = by[act]});
}

typedef struct outer { const float *dy, *x; float *dw; int O, I, B4; } outer;

// dw[o..o+R)[i..i+C): dot products over the batch.
INLINE void outer_tile(const outer *p, int o, int i, const int R, const int C) {
    const float *dy[4], *x[4];
    f32x4 sum[4][4];
    for (int r = 0; r < R; r++) dy[r] = p->dy + (size_t)(o + r) * (size_t)p->B4;
    for (int c = 0; c < C; c++) x[c] = p->x + (size_t)(i + c) * (size_t)p->B4;
    for (int r = 0; r < R; r++)
        for (int c = 0; c < C; c++) sum[r][c] = v_all(0);
    TURN_BY_TURN
    for (int b = 0; b < p->B4; b += 4)
        for (int r = 0; r < R; r++) {
            f32x4 d = v_load(dy[r] + b);
            for (int c = 0; c < C; c++) sum[r][c] = v_add(sum[r][c], v_mul(d, v_load(x[c] + b)));
        }
    for (int r = 0; r < R; r++)
        for (int c = 0; c < C; c++) p->dw[(size_t)(o + r) * (size_t)p->I + (size_t)(i + c)] = v_sum(sum[r][c]);
}

INLINE void outer_column(const outer *p, int i, const int R, const int C) {
    int o = 0;
    for (; o + R <= p->O; o += R) outer_tile(p, o, i, R, C);
    for (; o < p->O; o++) outer_tile(p, o, i, 1, C);
}

static void outer_product(const outer *p) {
    int i = 0;
    for (; i + 2 <= p->I; i += 2) outer_column(p, i, 4, 2);
    if (i < p->I) outer_column(p, i, 4, 1);
}

__attribute__((noinline)) void sum_rows(const float *dy, float *dbias, int O, int B4) {
    size_t next = (size_t)B4;
    int o = 0;
    for (; o + 4 <= O; o += 4, dy += 4 * next) {
        const float *at = dy, *end = dy + next;
        f32x4 p = v_load(at), q = v_load(at + next), r = v_load(at + 2 * next), s = v_load(at + 3 * next);
        TURN_BY_TURN
        while ((at += 4) != end) p = v_add(p, v_load(at)), q = v_add(q, v_load(at + next)), r = v_add(r, v_load(at + 2 * next)), s = v_add(s, v_load(at + 3 * next));
        v_store(dbias + o, v_sums(p, q, r, s));
    }
    for (; o < O; o++, dy += next) {
        const float *at = dy, *end = dy + next;
        f32x4 sum = v_load(at);
        TURN_BY_TURN
        while ((at += 4) != end) sum = v_add(sum, v_load(at));
        dbias[o] = v_sum(sum);
    }
}

// Wide inputs are turned, so that the forward kernel serves here too; narrow or odd ones would leave its lanes empty.
void dense_back_weights(const float *dy, const float *x, float *rows, float *dw, float *dbias, int O, int I, int B4) {
    if (I % 4 == 0) {
        turn(x, rows, I, B4);
        multiply(&(product){.w = dy, .bias = nothing, .x = rows, .out = dw, .floor = lowest, .row = 4 * (size_t)B4, .step = 4, .M = O, .K = B4, .B4 = I});
    } else outer_product(&(outer){dy, x, dw, O, I, B4});
    sum_rows(dy, dbias, O, B4);
}
