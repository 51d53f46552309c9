// bench_kernels.c - cases of single kernels: the peak of the machine, dense layers, transcendentals, the subnormal trap.
#include "base/fmath.h"
#include "bench_cases.h"
#include <string.h>

void activate_tanh(float *y, int n);
void activate_gelu(float *y, float *slope, int n);

enum { ELEMENTS = 1024 };

static volatile float sink;
static void keep(f32x4 a) { sink = v_sum(a); }

// Multiply-then-add in registers alone, twelve chains: what 128-bit vectors can do at most.
static void peak(bench_case *c, int n) {
    f32x4 a[12], by = v_spread(c->p[0] + 1), plus = v_spread(c->p[0]);
    for (int i = 0; i < 12; i++) a[i] = v_all((float)i);
    for (int k = 0; k < n; k++)
        for (int unroll = 0; unroll < 8; unroll++)
            for (int i = 0; i < 12; i++) a[i] = v_add(v_mul(a[i], by), plus);
    for (int i = 1; i < 12; i++) a[0] = v_add(a[0], a[i]);
    keep(a[0]);
}

// The same with the products outside the chains, as in a tile of a matrix product.
static void peak_tile(bench_case *c, int n) {
    f32x4 sum[8], w[2] = {v_spread(c->p[0]), v_spread(c->p[0] + 1)}, x[4], by = v_spread(c->p[0] + 2);
    for (int i = 0; i < 8; i++) sum[i] = v_all(0);
    for (int i = 0; i < 4; i++) x[i] = v_all((float)(i + 1));
    for (int k = 0; k < n; k++)
        for (int unroll = 0; unroll < 8; unroll++) {
            for (int i = 0; i < 8; i++) sum[i] = v_add(sum[i], v_mul(w[i / 4], x[i % 4]));
            w[0] = v_mul(w[0], by), w[1] = v_mul(w[1], by);
        }
    for (int i = 1; i < 8; i++) sum[0] = v_add(sum[0], sum[i]);
    keep(sum[0]);
}

static void forward(bench_case *c, int n) {
    while (n--) dense_forward(c->p[0], c->p[1], c->p[2], c->p[3], NULL, c->O, c->I, c->B4, c->act);
}
static void back_input(bench_case *c, int n) {
    while (n--) dense_back_input(c->p[0], c->p[3], c->p[2], c->p[1], c->O, c->I, c->B4, c->act);
}
static void back_weights(bench_case *c, int n) {
    while (n--) dense_back_weights(c->p[3], c->p[2], c->p[4], c->p[0], c->p[1], c->O, c->I, c->B4);
}

static void add_dense(bench_list *l, const char *name, const char *shape, int O, int I, int B4, activation act, void (*turns)(bench_case *, int)) {
    bench_case *c = bench_add(l, name, shape, GIGAFLOPS, 2.0 * O * I * B4, turns);
    if (!c) return;
    c->O = O, c->I = I, c->B4 = B4, c->act = act;
    c->p[0] = bench_floats(l, O * I), c->p[1] = bench_floats(l, int_max(O, I * B4));
    c->p[2] = bench_floats(l, I * B4), c->p[3] = bench_floats(l, O * B4), c->p[4] = bench_floats(l, I * B4);
}

static void list_dense(bench_list *l) {
    static const struct { const char *name; int O, I, B4; } shapes[] = {
        {"16x2 b32", 16, 2, 32}, {"16x16 b4", 16, 16, 4}, {"16x16 b12", 16, 16, 12}, {"16x16 b32", 16, 16, 32}, {"1x16 b32", 1, 16, 32},
        {"32x32 b32", 32, 32, 32}, {"64x64 b32", 64, 64, 32}, {"128x128 b32", 128, 128, 32}, {"64x64 b64", 64, 64, 64},
        {"64x784 b64", 64, 784, 64}, {"10x64 b64", 10, 64, 64}};
    for (int i = 0; i < COUNT(shapes); i++) {
        int O = shapes[i].O, I = shapes[i].I, B4 = shapes[i].B4;
        add_dense(l, "dense forward", shapes[i].name, O, I, B4, ACT_RELU, forward);
        add_dense(l, "dense back-input", shapes[i].name, O, I, B4, ACT_RELU, back_input);
        add_dense(l, "dense back-weights", shapes[i].name, O, I, B4, ACT_NONE, back_weights);
    }
}

static void exps(bench_case *c, int n) {
    while (n--)
        for (int i = 0; i < ELEMENTS; i += 4) v_store(c->p[1] + i, v_exp(v_load(c->p[0] + i)));
}
static void logs(bench_case *c, int n) {
    while (n--)
        for (int i = 0; i < ELEMENTS; i += 4) v_store(c->p[1] + i, v_log(v_load(c->p[0] + i)));
}
// In place, so each turn starts from a copy.
static void tanhs(bench_case *c, int n) {
    while (n--) memcpy(c->p[1], c->p[0], ELEMENTS * sizeof(float)), activate_tanh(c->p[1], ELEMENTS);
}
static void gelus(bench_case *c, int n) {
    while (n--) memcpy(c->p[1], c->p[0], ELEMENTS * sizeof(float)), activate_gelu(c->p[1], c->p[2], ELEMENTS);
}

// Momentum without a flush: v = 0.9 v + g. With v among the subnormals and g zero it stays there, and that is the trap.
static void momentum_bare(bench_case *c, int n) {
    f32x4 keep_share = v_all(0.9f), rate = v_all(-0.01f);
    while (n--)
        for (int i = 0; i < ELEMENTS; i += 4) {
            f32x4 v = v_add(v_mul(v_load(c->p[1] + i), keep_share), v_load(c->p[2] + i));
            v_store(c->p[1] + i, v), v_store(c->p[0] + i, v_add(v_load(c->p[0] + i), v_mul(rate, v)));
        }
}
static void into_subnormals(bench_case *c, int n) {
    (void)n;
    for (int i = 0; i < ELEMENTS; i++) c->p[1][i] = 1e-42f, c->p[2][i] = 0;
}

static void list_elements(bench_list *l) {
    static const struct { const char *name; void (*turns)(bench_case *, int); } all[] = {
        {"math exp", exps}, {"math log", logs}, {"math tanh", tanhs}, {"math gelu and slope", gelus},
        {"trap momentum without flush, live", momentum_bare}, {"trap momentum without flush, dead", momentum_bare}};
    for (int i = 0; i < COUNT(all); i++) {
        bench_case *c = bench_add(l, all[i].name, "", NANOSECONDS, ELEMENTS, all[i].turns);
        if (!c) continue;
        for (int k = 0; k < 3; k++) c->p[k] = bench_floats(l, ELEMENTS);
        if (all[i].turns == logs)
            for (int k = 0; k < ELEMENTS && !l->full; k++) c->p[0][k] += 1;
        if (i == COUNT(all) - 1) c->before = into_subnormals;
    }
}

void bench_list_kernels(bench_list *l) {
    bench_case *c = bench_add(l, "peak", "chains", GIGAFLOPS, 8.0 * 12 * 8, peak);
    if (c) c->p[0] = bench_floats(l, 4);
    c = bench_add(l, "peak", "tile", GIGAFLOPS, 8.0 * (16 + 2) * 4, peak_tile);
    if (c && (c->p[0] = bench_floats(l, 4))) c->p[0][2] = -1; // read from memory, so that no compiler sees through it
    list_dense(l);
    list_elements(l);
}
