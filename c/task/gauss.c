// gauss.c - round clouds, one a class, whose edges overlap: some samples cannot be told apart by anyone.
#include "task/points.h"
#include "task/shelf.h"

static const knob *const knobs[] = {&knob_train, &knob_noise, &knob_flip, &knob_classes, &knob_held, &knob_loss, NULL};

// The centres stand on a circle; the noise makes the clouds.
static point place(rng *r, int label, int classes, double shape) {
    (void)r, (void)shape;
    return at_angle(0.7, TURN * ((double)label / classes));
}

static void describe(const settings *s, task_info *info) { points_describe(s, info, settings_whole(s, &knob_classes)); }
static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) { points_make(s, info, seed, x, y, place, 0); }

const task_def task_gauss = {
    .d = {"gauss", "Clouds", "Round clouds, one a class, whose edges overlap.", NULL, "normal distributions", "noise=0.3", knobs},
    .describe = describe, .make = make,
};
