// sparse.c - a layer over samples of which only what is not zero is listed: the sums of dense.c in its order, less the products with zero.
#include "kern/kern.h"
#include <string.h>

// Below, turning the weights and walking short lists costs what is saved (measured in Chromium).
bool sparse_pays(int O, int I, int B4) { return O % 32 == 0 && I % 4 == 0 && I >= 64 && B4 >= 16; }

nonzero *list_nonzeros(const float *x, int n, nonzero *out) {
    TURN_BY_TURN
    for (int i = 0; i < n; i++)
        if (x[i] != 0) *out++ = (nonzero){x[i], i};
    return out;
}

void spread_rows(const nonzeros *rows, float *x, int I, int B4) {
    memset(x, 0, (size_t)(I * B4) * sizeof *x);
    for (int b = 0; b < B4; b++) {
        TURN_BY_TURN
        for (const nonzero *z = rows[b].from; z != rows[b].end; z++) x[z->at * B4 + b] = z->x;
    }
}

enum { STRIP = 32, VECTORS = STRIP / 4 }; // what of a row fits into registers at once

// out (a strip) = begin + the sum of x times the strip of row number `at`; rows lie `next` bytes apart. A function of its own, else V8 keeps sums in memory.
static __attribute__((noinline)) void sum_strip(const nonzeros *list, const float *rows, size_t next, const float *begin, float *out) {
    f32x4 sum[VECTORS];
    for (int v = 0; v < VECTORS; v++) sum[v] = v_load(begin + 4 * v);
    const nonzero *end = list->end;
    TURN_BY_TURN
    for (const nonzero *z = list->from; z != end; z++) {
        const float *row = (const float *)((const char *)rows + (size_t)z->at * next);
        f32x4 x = v_spread(&z->x);
        for (int v = 0; v < VECTORS; v++) sum[v] = v_add(sum[v], v_mul(x, v_load(row + 4 * v)));
    }
    for (int v = 0; v < VECTORS; v++) v_store(out + 4 * v, sum[v]);
}

// out (O, N): column n is the bias (NULL: 0) and the sum over list n of rows (., O), not below `floor`.
static __attribute__((noinline)) void sum_columns(const nonzeros *lists, const float *rows, const float *bias, float floor, float *out, int O, int N) {
    static const float nothing[STRIP] = {0};
    size_t next = sizeof(float) * (size_t)O, line = (size_t)N;
    f32x4 least = v_all(floor);
    float part[4][STRIP];
    for (int n = 0; n < N; n += 4, lists += 4) {
        float *to = out + n;
        for (int o = 0; o < O; o += STRIP) {
            TURN_BY_TURN
            for (int l = 0; l < 4; l++) sum_strip(lists + l, rows + o, next, bias ? bias + o : nothing, part[l]);
            TURN_BY_TURN
            for (int c = 0; c < STRIP; c += 4, to += 4 * line) {
                f32x4 p = v_load(part[0] + c), q = v_load(part[1] + c), r = v_load(part[2] + c), s = v_load(part[3] + c);
                v_transpose(&p, &q, &r, &s);
                v_store(to, v_max(p, least)), v_store(to + line, v_max(q, least)), v_store(to + 2 * line, v_max(r, least)), v_store(to + 3 * line, v_max(s, least));
            }
        }
    }
}

// A sum that begins at -0 stays so until +0 is added.
static bool begin_plainly(const float *bias, int O) {
    TURN_BY_TURN
    for (int o = 0; o < O; o++)
        if (bias[o] == 0 && __builtin_signbit(bias[o])) return false;
    return true;
}

bool sparse_forward(const float *w, const float *bias, const nonzeros *rows, float *turned, float *y, float *slope, int O, int I, int B4, activation act) {
    if (!begin_plainly(bias, O) || !turn(w, turned, O, I)) return false;
    sum_columns(rows, turned, bias, *activation_floor(act), y, O, B4);
    activate(y, slope, O * B4, act);
    return true;
}

// The same numbers listed by feature: in column i stands the number of the sample.
static void list_columns(const nonzeros *rows, nonzeros *columns, nonzero *room, int I, int B4) {
    nonzero *next = room;
    TURN_BY_TURN
    for (int i = 0; i < I; i++) columns[i].end = room;
    for (int b = 0; b < B4; b++) { // counted first
        TURN_BY_TURN
        for (const nonzero *z = rows[b].from; z != rows[b].end; z++) columns[z->at].end++;
    }
    TURN_BY_TURN
    for (int i = 0; i < I; i++) {
        size_t count = (size_t)(columns[i].end - room);
        columns[i] = (nonzeros){next, next}, next += count;
    }
    for (int b = 0; b < B4; b++) {
        TURN_BY_TURN
        for (const nonzero *z = rows[b].from; z != rows[b].end; z++) *columns[z->at].end++ = (nonzero){z->x, b};
    }
}

bool sparse_back_weights(const float *dy, const nonzeros *rows, const sparse_room *room, float *dw, float *dbias, int O, int I, int B4) {
    if (!turn(dy, room->turned, O, B4)) return false;
    list_columns(rows, room->columns, room->listed, I, B4);
    sum_columns(room->columns, room->turned, NULL, -__builtin_inff(), dw, O, I);
    sum_rows(dy, dbias, O, B4);
    return true;
}
