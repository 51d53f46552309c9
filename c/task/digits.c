// digits.c - real handwritten digits: 8x8 pixels, ten classes.
#include "task/labels.h"
#include "task/rows.h"
#include "task/shelf.h"
#include "task/digits_code.h"

static const knob knob_split = {"split", "Held-out share", "", "Share of the 1,797 digits that is kept back to judge what was learned.", NUMBER, LINEAR, 0.05, 0.5, "0.2", NULL, "task", QUIET};
static const knob knob_part = {"part", "Share to learn from", "", "Share of the digits not held out that the model gets to see.", NUMBER, LINEAR, 0.02, 1, "1", NULL, "task", 0};
static const knob *const knobs[] = {&knob_part, &knob_flip, &knob_split, &knob_loss, NULL};

static void describe(const settings *s, task_info *info) {
    int held = (int)(DIGITS * settings_number(s, &knob_split) + 0.5);
    int train = (int)((DIGITS - held) * settings_number(s, &knob_part) + 0.5);
    *info = (task_info){.kind = IMAGE, .inputs = PIXELS, .train = train, .held = held, .width = 8};
    labels_describe(s, info, 10);
}

// One order for all seeds, so that every run is judged on the same digits: the held-out ones come from its end.
static void shuffle(short *order) {
    rng r = rng_from(0, STREAM_HELD);
    for (int i = 0; i < DIGITS; i++) order[i] = (short)i;
    for (int i = DIGITS - 1; i > 0; i--) {
        int j = (int)rng_below(&r, (uint32_t)i + 1);
        short t = order[i];
        order[i] = order[j], order[j] = t;
    }
}

static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) {
    const digits_unpacked *digits = digits_unpack();
    short order[DIGITS];
    shuffle(order);
    for (int i = 0; i < info->train + info->held; i++) {
        int from = i < info->train ? order[i] : order[DIGITS - 1 - (i - info->train)];
        for (int p = 0; p < PIXELS; p++) x[i * PIXELS + p] = (float)digits->level[from][p] / 16;
        y[i] = (float)digits->label[from];
    }
    labels_flip(s, info, seed, y);
}

const task_def task_digits = {
    .d = {"digits", "Digits", "Real handwritten digits, 8 by 8 pixels: which digit is it?", NULL,
          "Alpaydin and Kaynak 1998, UCI, CC BY 4.0, doi 10.24432/C50P49", "lr=0.1&width=64", knobs},
    .describe = describe, .make = make,
};
