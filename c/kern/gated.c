// gated.c - weight gradients behind ReLU, where about half of dy is zero: the sums of dense.c in its order, less the products with zero.
#include "kern/kern.h"

enum { STRIP = 32, VECTORS = STRIP / 4, WORD = 64, WORDS_MOST = 4096 }; // what of a row fits into registers at once; samples that one word marks

// out (a strip) = the sum, over the samples marked in one row of dy, of dy times the strip of that sample's row; rows lie `next` bytes apart.
static __attribute__((noinline)) void sum_marked(const uint64_t *marks, const uint64_t *end, const float *dy, const float *rows, size_t next, float *out) {
    f32x4 sum[VECTORS];
    for (int v = 0; v < VECTORS; v++) sum[v] = v_all(0);
    for (; marks != end; marks++, dy += WORD, rows = (const float *)((const char *)rows + WORD * next)) {
        TURN_BY_TURN
        for (uint64_t left = *marks; left; left &= left - 1) {
            size_t b = (size_t)__builtin_ctzll(left);
            const float *row = (const float *)((const char *)rows + b * next);
            f32x4 d = v_spread(dy + b);
            for (int v = 0; v < VECTORS; v++) sum[v] = v_add(sum[v], v_mul(d, v_load(row + 4 * v)));
        }
    }
    for (int v = 0; v < VECTORS; v++) v_store(out + 4 * v, sum[v]);
}

// Marks what is not zero, each row of dy from a new word on; returns how many there are.
static int mark(const float *dy, uint64_t *marks, int O, int B4) {
    int count = 0;
    for (int o = 0; o < O; o++)
        for (int from = 0; from < B4; from += WORD) {
            uint64_t word = 0;
            TURN_BY_TURN
            for (int b = 0, end = int_min(WORD, B4 - from); b < end; b += 4, dy += 4) word |= (uint64_t)v_nonzeros(v_load(dy)) << b;
            *marks++ = word, count += __builtin_popcountll(word);
        }
    return count;
}

// The last strip ends where the row does, and may begin within the one before.
bool gated_back_weights(const float *dy, const float *x, float *rows, float *dw, float *dbias, int O, int I, int B4) {
    uint64_t marks[WORDS_MOST];
    int words = (B4 + WORD - 1) / WORD;
    if (I % 4 || I < STRIP || B4 < 16 || O * words > WORDS_MOST) return false;
    if (mark(dy, marks, O, B4) * 100 > O * B4 * GATED_PERCENT || !turn(x, rows, I, B4)) return false;
    for (int from = 0; from < I; from += STRIP) {
        int i = int_min(from, I - STRIP);
        const uint64_t *at = marks;
        for (int o = 0; o < O; o++, at += words) sum_marked(at, at + words, dy + o * B4, rows + i, sizeof(float) * (size_t)I, dw + o * I + i);
    }
    sum_rows(dy, dbias, O, B4);
    return true;
}
