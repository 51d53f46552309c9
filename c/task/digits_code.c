// digits_code.c - unpacks the digits: an arithmetic decoder whose odds are how often each bit was met among like neighbours.
// pack_digits.py holds the same model and writes the code; whole numbers only, so both count alike.
#include "task/digits_code.h"
#include "base/base.h"
#include "task/digits_rows.h"

// Four views of a pixel's neighbourhood, each with its own table of counts: [context][node of the tree of its five bits][bit].
enum { VIEWS = 4, NODES = 32, BITS = 5, PLACES = 10 * PIXELS };
static unsigned char by_place[PLACES][NODES][2], by_near[17 * 17][NODES][2], by_three[27 * PIXELS][NODES][2], by_both[9 * PLACES][NODES][2];
static const unsigned weight[VIEWS] = {1, 1, 2, 4};

typedef struct {
    uint32_t low, high, code;
    const unsigned char *next;
} decoder;

static unsigned next_byte(decoder *d) { return d->next < digits_code + sizeof digits_code ? *d->next++ : 0; }

// One bit, given that `ones` of `all` are expected.
static int read_bit(decoder *d, uint32_t ones, uint32_t all) {
    uint32_t middle = d->low + (d->high - d->low) / all * ones;
    int bit = d->code <= middle;
    if (bit) d->high = middle;
    else d->low = middle + 1;
    for (; (d->low ^ d->high) >> 24 == 0; d->low <<= 8, d->high = d->high << 8 | 255) d->code = d->code << 8 | next_byte(d);
    return bit;
}

// The bit that was met counts one more; of the other, what is beyond four counts half.
static void count(unsigned char *seen, int bit) {
    if (seen[!bit] > 4) seen[!bit] = (unsigned char)(seen[!bit] / 2 + 1);
    if (seen[bit] == 255) seen[0] /= 2, seen[1] /= 2;
    seen[bit]++;
}

static int read_level(decoder *d, unsigned char (*const view[VIEWS])[2]) {
    int node = 1;
    for (int i = 0; i < BITS; i++) {
        uint32_t ones = 1, all = 2;
        for (int v = 0; v < VIEWS; v++) ones += 5 * weight[v] * view[v][node][1], all += 5 * weight[v] * (view[v][node][0] + (unsigned)view[v][node][1]);
        int bit = read_bit(d, ones, all);
        for (int v = 0; v < VIEWS; v++) count(view[v][node], bit);
        node = 2 * node + bit;
    }
    return node - NODES;
}

static int third(int level) { return level == 0 ? 0 : level < 10 ? 1 : 2; }

static void read_digit(decoder *d, unsigned char *level, int label) {
    for (int i = 0; i < PIXELS; i++) {
        int x = i % 8, left = x ? level[i - 1] : 0, up = i >= 8 ? level[i - 8] : 0, beyond = i >= 8 && x < 7 ? level[i - 7] : 0;
        int place = i * 10 + label, two = third(up) * 3 + third(left);
        unsigned char(*const view[VIEWS])[2] = {by_place[place], by_near[left * 17 + up], by_three[(two * 3 + third(beyond)) * PIXELS + i], by_both[place * 9 + two]};
        level[i] = (unsigned char)read_level(d, view);
    }
}

const digits_unpacked *digits_unpack(void) {
    static digits_unpacked all;
    static bool done;
    decoder d = {0, UINT32_MAX, 0, digits_code};
    if (done) return &all;
    for (int i = 0; i < 4; i++) d.code = d.code << 8 | next_byte(&d);
    for (int i = 0; i < DIGITS; i++) {
        all.label[i] = (unsigned char)(digits_labels[i] - '0');
        read_digit(&d, all.level[i], all.label[i]);
    }
    done = true;
    return &all;
}
