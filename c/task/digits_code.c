// digits_code.c - unpacks the digits: an arithmetic decoder that asks six views of a pixel's neighbourhood, each trusted as it has earned it.
// pack_digits.py holds the same model and writes the code; whole numbers only, so both count alike.
#include "task/digits_code.h"
#include "base/base.h"
#include "task/digits_rows.h"

enum { VIEWS = 6, NODES = 16, PLACES = 10 * PIXELS, LINES = 17 * 17 * 8, PAIRS = 17 * 17 * 3, FIFTHS = 25 * PLACES, CONTEXTS = 2 * LINES + PAIRS + 3 * FIFTHS };
enum { EVEN = 2048 << 4, FIRST_TRUST = 20000 };

// How likely a 1 is, of 4096, and behind that how often it was asked: four bits. Kept as the difference from even, which is 0.
static short odds[CONTEXTS][NODES];
static int trust[NODES][VIEWS];
static short stretched[4096];

typedef struct {
    uint32_t low, high, code;
    const unsigned char *next;
} decoder;

static unsigned next_byte(decoder *d) { return d->next < digits_code + sizeof digits_code ? *d->next++ : 0; }

// One bit, given that `ones` of 4096 are expected.
static int read_bit(decoder *d, uint32_t ones) {
    uint32_t middle = d->low + ((d->high - d->low) >> 12) * ones;
    int bit = d->code <= middle;
    if (bit) d->high = middle;
    else d->low = middle + 1;
    for (; (d->low ^ d->high) >> 24 == 0; d->low <<= 8, d->high = d->high << 8 | 255) d->code = d->code << 8 | next_byte(d);
    return bit;
}

// 4096 / (1 + exp(-x / 256)), by straight lines.
static int squash(int x) {
    static const short edges[] = {1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785, 3901, 3975,
                                  4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094};
    int shifted = int_max(-2047, int_min(2047, x)) + 2048, i = shifted >> 7, w = shifted & 127;
    return (edges[i] * (128 - w) + edges[i + 1] * w + 64) >> 7;
}

// The way back.
static void stretch_all(void) {
    for (int i = 0; i < 4096; i++) stretched[i] = 2047;
    for (int x = -2047, done = 0; x <= 2047; x++)
        while (done <= squash(x)) stretched[done++] = (short)x;
}

static void learn(short *o, int bit) {
    int p = (*o + EVEN) >> 4, seen = *o & 15;
    if (bit) p += (4095 - p) * 5 / (seen * 5 + 9);
    else p -= p * 5 / (seen * 5 + 9);
    *o = (short)((p << 4 | int_min(seen + 1, 15)) - EVEN);
}

static int read_node(decoder *d, const int view[VIEWS], int node) {
    int said[VIEWS], sum = 0;
    for (int v = 0; v < VIEWS; v++) {
        said[v] = stretched[(odds[view[v]][node] + EVEN) >> 4];
        sum += (trust[node][v] + FIRST_TRUST) * said[v];
    }
    int expected = squash(sum >> 16), bit = read_bit(d, (uint32_t)expected), error = bit * 4095 - expected;
    for (int v = 0; v < VIEWS; v++) {
        trust[node][v] += (said[v] * error + 2048) >> 12;
        learn(&odds[view[v]][node], bit);
    }
    return bit;
}

static int read_level(decoder *d, const int view[VIEWS]) {
    int node = 1;
    if (!read_node(d, view, 0)) return 0;
    while (node < NODES) node = 2 * node + read_node(d, view, node);
    return node - NODES + 1;
}

static int fifth(int level) { return (level > 0) + (level > 4) + (level > 9) + (level > 14); }

static void read_digit(decoder *d, unsigned char *level, int label) {
    for (int i = 0; i < PIXELS; i++) {
        int x = i % 8, y = i / 8, place = i * 10 + label;
        int left = x ? level[i - 1] : 0, further = x > 1 ? level[i - 2] : 0, up = y ? level[i - 8] : 0, higher = y > 1 ? level[i - 16] : 0;
        int beyond = y && x < 7 ? level[i - 7] : 0, fifths = 2 * LINES + PAIRS + place;
        level[i] = (unsigned char)read_level(d, (int[VIEWS]){
            (left * 17 + further) * 8 + x, LINES + (up * 17 + higher) * 8 + y, 2 * LINES + (left * 17 + up) * 3 + beyond / 6, fifths + (fifth(up) * 5 + fifth(beyond)) * PLACES,
            fifths + FIFTHS + (fifth(left) * 5 + fifth(further)) * PLACES, fifths + 2 * FIFTHS + (fifth(left) * 5 + fifth(up)) * PLACES});
    }
}

const digits_unpacked *digits_unpack(void) {
    static digits_unpacked all;
    static bool done;
    decoder d = {0, UINT32_MAX, 0, digits_code};
    if (done) return &all;
    stretch_all();
    for (int i = 0; i < 4; i++) d.code = d.code << 8 | next_byte(&d);
    for (int i = 0; i < DIGITS; i++) {
        all.label[i] = (unsigned char)(digits_labels[i] - '0');
        read_digit(&d, all.level[i], all.label[i]);
    }
    done = true;
    return &all;
}
