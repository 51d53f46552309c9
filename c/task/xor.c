// xor.c - opposite corners belong together: the smallest task that one layer cannot do.
#include "task/points.h"
#include "task/shelf.h"

static const knob *const knobs[] = {&knob_train, &knob_noise, &knob_flip, &knob_held, &knob_loss, NULL};

static point place(rng *r, int label, int classes, double shape) {
    (void)classes, (void)shape;
    double side = rng_next(r) >> 63 ? 1 : -1, x = rng_unit(r), y = rng_unit(r);
    return (point){side * x, label == 0 ? side * y : -side * y};
}

static void describe(const settings *s, task_info *info) { points_describe(s, info, 2); }
static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) { points_make(s, info, seed, x, y, place, 0); }

const task_def task_xor = {
    .d = {"xor", "XOR", "Opposite corners belong together: the smallest task that one layer cannot do.", NULL, "Minsky and Papert 1969", "noise=0.05", knobs},
    .describe = describe, .make = make,
};
