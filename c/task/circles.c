// circles.c - a ring inside a ring: no straight line tells them apart.
#include "task/points.h"
#include "task/shelf.h"

static const knob knob_inner = {"inner", "Inner ring", "", "Radius of the inner ring, as a share of the outer one.", NUMBER, LINEAR, 0, 0.95, "0.5", NULL, "task", 0};
static const knob *const knobs[] = {&knob_train, &knob_noise, &knob_flip, &knob_inner, &knob_held, &knob_loss, NULL};

static point place(rng *r, int label, int classes, double inner) {
    (void)classes;
    return at_angle(label == 0 ? inner : 1, TURN * rng_unit(r));
}

static void describe(const settings *s, task_info *info) { points_describe(s, info, 2); }

static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) {
    points_make(s, info, seed, x, y, place, settings_number(s, &knob_inner));
}

const task_def task_circles = {
    .d = {"circles", "Circles", "A ring inside a ring: no straight line tells them apart.", NULL, "after scikit-learn's make_circles", "noise=0.15", knobs},
    .describe = describe, .make = make,
};
