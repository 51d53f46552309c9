// unpack.c - what a page unpacks itself with: a decoder of raw LZMA streams (lc 3, lp 0, pb 0), a module of its own beside the core.
// It goes piece by piece, so that the first piece can be used while the rest still waits; web/build/pack.mjs writes what it reads.
#include <stdint.h>

enum { ROOM = 1 << 20, STATES = 12, MATCHED = 7, LENGTHS = 2 + 2 * 8 + 256, EVEN = 1024 };

// How much likelier than even a bit is 0, of 1024. Starts even: all zero.
typedef short odds;

static unsigned char packed[ROOM / 2], plain[ROOM]; // text, bytes
static odds is_match[STATES], is_again[STATES], is_older[STATES], is_long[STATES], is_third[STATES], is_fourth[STATES];
static odds slots[4][64], middle[128], low[16], literals[8][3 << 8], match_lengths[LENGTHS], again_lengths[LENGTHS];
static uint32_t range, code;
static uint32_t held;
static int held_bits, read, at, state;
static int distance[4]; // the last four, newest first, less 1

// A letter is six bits or seven, the latter when the first is 1: 96 letters, from the space on, with a line end for < and a tab at last.
static uint32_t next_byte(void) {
    for (; held_bits < 8; read++) {
        int letter = packed[read] == '\t' ? 95 : packed[read] == '\n' ? '<' - ' ' : packed[read] - ' ', long_one = letter >= 32;
        held = held << (6 + long_one) | (uint32_t)(letter + 32 * long_one);
        held_bits += 6 + long_one;
    }
    held_bits -= 8;
    return held >> held_bits & 255;
}

static void refill(void) {
    if (range < 1 << 24) range <<= 8, code = code << 8 | next_byte();
}

static int bit(odds *o) {
    uint32_t zero = (range >> 11) * (uint32_t)(EVEN + *o);
    int one = code >= zero;
    if (one) range -= zero, code -= zero, *o -= (odds)((EVEN + *o) >> 5);
    else range = zero, *o += (odds)((EVEN - *o) >> 5);
    refill();
    return one;
}

static int even_bits(int count) {
    int value = 0;
    while (count--) {
        range >>= 1;
        int one = code >= range;
        if (one) code -= range;
        refill();
        value = value << 1 | one;
    }
    return value;
}

static int tree(odds *o, int leaves) {
    int node = 1;
    while (node < leaves) node = node << 1 | bit(o + node);
    return node - leaves;
}

static int tree_backwards(odds *o, int bits) {
    int node = 1, value = 0;
    for (int i = 0; i < bits; i++) {
        int one = bit(o + node);
        node = node << 1 | one, value |= one << i;
    }
    return value;
}

static int read_length(odds *o) {
    if (!bit(o)) return 2 + tree(o + 2, 8);
    if (!bit(o + 1)) return 10 + tree(o + 10, 8);
    return 18 + tree(o + 18, 256);
}

static int read_distance(int length) {
    int slot = tree(slots[length < 5 ? length - 2 : 3], 64), bits = (slot >> 1) - 1, base = (2 | (slot & 1)) << bits;
    if (slot < 4) return slot;
    if (slot < 14) return base + tree_backwards(middle + base - slot, bits);
    base += even_bits(bits - 4) << 4;
    return base + tree_backwards(low, 4);
}

// A byte straight after a match is not the one the match would have gone on with: that one is asked along while the bits agree.
static void read_literal(void) {
    odds *o = literals[at ? plain[at - 1] >> 5 : 0];
    int node = 1, agree = state >= MATCHED, other = agree ? plain[at - distance[0] - 1] : 0;
    while (node < 256) {
        int expected = (other <<= 1) >> 8 & 1, one = bit(o + (agree ? (1 + expected) << 8 : 0) + node);
        agree &= one == expected;
        node = node << 1 | one;
    }
    plain[at++] = (unsigned char)node;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
}

// Makes an earlier distance the newest.
static void bring(int place) {
    int d = distance[place];
    for (; place; place--) distance[place] = distance[place - 1];
    distance[0] = d;
}

static void copy(int length, int first, int again) {
    state = state < MATCHED ? first : again;
    for (; length; length--, at++) plain[at] = plain[at - distance[0] - 1];
}

static void read_match(void) {
    if (!bit(&is_again[state])) {
        bring(3);
        int length = read_length(match_lengths);
        distance[0] = read_distance(length);
        copy(length, 7, 10);
        return;
    }
    int place = bit(&is_older[state]) ? 1 + (bit(&is_third[state]) ? 1 + bit(&is_fourth[state]) : 0) : 0;
    if (!place && !bit(&is_long[state])) return copy(1, 9, 11);
    bring(place);
    copy(read_length(again_lengths), 8, 11);
}

__attribute__((export_name("packed"))) unsigned char *get_packed(void) { return packed; }
__attribute__((export_name("plain"))) unsigned char *get_plain(void) { return plain; }

// Goes on until `end` bytes are plain.
__attribute__((export_name("unpack"))) void unpack(int end) {
    for (; !range; range = UINT32_MAX)
        for (int i = 0; i < 5; i++) code = code << 8 | next_byte(); // the first says nothing
    while (at < end) {
        if (bit(&is_match[state])) read_match();
        else read_literal();
    }
}
