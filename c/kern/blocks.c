// blocks.c - whole blocks of floats: sums of squares, scaling, gathering a batch.
#include "kern/kern.h"

float sum_squares(const float *x, int n) {
    f32x4 a = v_all(0), b = a, c = a, d = a;
    int i = 0;
    for (; i + 16 <= n; i += 16) {
        f32x4 p = v_load(x + i), q = v_load(x + i + 4), r = v_load(x + i + 8), s = v_load(x + i + 12);
        a = v_add(a, v_mul(p, p)), b = v_add(b, v_mul(q, q)), c = v_add(c, v_mul(r, r)), d = v_add(d, v_mul(s, s));
    }
    for (; i < n; i += 4) a = v_add(a, v_mul(v_load(x + i), v_load(x + i)));
    return v_sum(v_add(v_add(a, b), v_add(c, d)));
}

float sum_squared_difference(const float *x, const float *y, int n) {
    f32x4 a = v_all(0), b = a;
    int i = 0;
    for (; i + 8 <= n; i += 8) {
        f32x4 p = v_sub(v_load(x + i), v_load(y + i)), q = v_sub(v_load(x + i + 4), v_load(y + i + 4));
        a = v_add(a, v_mul(p, p)), b = v_add(b, v_mul(q, q));
    }
    for (; i < n; i += 4) { f32x4 p = v_sub(v_load(x + i), v_load(y + i)); a = v_add(a, v_mul(p, p)); }
    return v_sum(v_add(a, b));
}

void scale_floats(float *x, float by, int n) {
    for (int i = 0; i < n; i += 4) v_store(x + i, v_mul(v_load(x + i), v_all(by)));
}

// Fisher and Yates, from the end.
void shuffle(int *order, int n, rng *r) {
    rng own = *r;
    for (int i = n - 1; i > 0; i--) {
        int j = (int)rng_below(&own, (uint32_t)i + 1), t = order[i];
        order[i] = order[j], order[j] = t;
    }
    *r = own;
}

// Four samples: four rows become columns.
static inline void gather_four(const float *const *row, float *out, int I, size_t B4) {
    int i = 0;
    for (; i + 4 <= I; i += 4, out += 4 * B4) {
        f32x4 r0 = v_load(row[0] + i), r1 = v_load(row[1] + i), r2 = v_load(row[2] + i), r3 = v_load(row[3] + i);
        v_transpose(&r0, &r1, &r2, &r3);
        v_store(out, r0), v_store(out + B4, r1), v_store(out + 2 * B4, r2), v_store(out + 3 * B4, r3);
    }
    TURN_BY_TURN
    for (; i < I; i++, out += B4) v_store(out, v_four(row[0][i], row[1][i], row[2][i], row[3][i]));
}

void gather_batch(const float *x, const float *y, const int *pick, float *bx, float *by, int I, int B, int B4) {
    for (int b = 0; b < B4; b += 4) {
        int from[4];
        const float *row[4];
        for (int l = 0; l < 4; l++) from[l] = pick[int_min(b + l, B - 1)], row[l] = x + (size_t)from[l] * (size_t)I;
        v_store(by + b, v_four(y[from[0]], y[from[1]], y[from[2]], y[from[3]]));
        gather_four(row, bx + b, I, (size_t)B4);
    }
    for (int b = B - B % 4; b < B4; b += 4) {
        f32x4 real = v_lanes(b, B);
        TURN_BY_TURN
        for (float *at = bx + b, *end = at + I * B4; at != end; at += B4) v_store(at, v_mul(v_load(at), real));
    }
}

bool turn(const float *x, float *rows, int I, int B4) {
    size_t line = (size_t)B4, next = (size_t)I;
    f32x4 sum = v_all(0);
    for (size_t b = 0; b < line; b += 4, rows += 4 * next) {
        const float *from = x + b;
        TURN_BY_TURN
        for (size_t i = 0; i < next; i += 4, from += 4 * line) {
            f32x4 p = v_load(from), q = v_load(from + line), r = v_load(from + 2 * line), s = v_load(from + 3 * line);
            sum = v_add(sum, v_add(v_add(p, q), v_add(r, s)));
            v_transpose(&p, &q, &r, &s);
            float *to = rows + i;
            v_store(to, p), v_store(to + next, q), v_store(to + 2 * next, r), v_store(to + 3 * next, s);
        }
    }
    float whole = v_sum(sum);
    return whole - whole == 0;
}
