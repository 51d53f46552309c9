// spiral.c - arms that wind around each other: easy to see, hard to learn without bends.
#include "task/points.h"
#include "task/shelf.h"

static const knob knob_turns = {"turns", "Turns", "", "How far each arm winds around the middle.", NUMBER, LINEAR, 0.1, 2, "0.75", NULL, "task", 0};
static const knob *const knobs[] = {&knob_train, &knob_noise, &knob_flip, &knob_classes, &knob_turns, &knob_held, &knob_loss, NULL};

static point place(rng *r, int label, int arms, double turns) {
    double out = rng_unit(r);
    return at_angle(out, TURN * ((double)label / arms + turns * out));
}

static void describe(const settings *s, task_info *info) { points_describe(s, info, settings_whole(s, &knob_classes)); }

static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) {
    points_make(s, info, seed, x, y, place, settings_number(s, &knob_turns));
}

const task_def task_spiral = {
    .d = {"spiral", "Spiral", "Arms that wind around each other, a few labels wrong: which arm is a point on?",
          NULL, "after the CS231n notes (Karpathy)", "lr=0.3&noise=0.02&flip=0.06", knobs},
    .describe = describe, .make = make,
};
