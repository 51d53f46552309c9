// moons.c - two half circles that reach into each other.
#include "task/points.h"
#include "task/shelf.h"

static const knob *const knobs[] = {&knob_train, &knob_noise, &knob_flip, &knob_held, &knob_loss, NULL};

// Two arcs of radius 2/3, the second upside down, shifted half a moon and a quarter moon.
static point place(rng *r, int label, int classes, double shape) {
    (void)classes, (void)shape;
    point p = at_angle(2.0 / 3, TURN / 2 * rng_unit(r));
    return label == 0 ? (point){p.x - 1.0 / 3, p.y - 1.0 / 6} : (point){1.0 / 3 - p.x, 1.0 / 6 - p.y};
}

static void describe(const settings *s, task_info *info) { points_describe(s, info, 2); }
static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) { points_make(s, info, seed, x, y, place, 0); }

const task_def task_moons = {
    .d = {"moons", "Moons", "Two half circles that reach into each other.", NULL, "after scikit-learn's make_moons", "noise=0.15", knobs},
    .describe = describe, .make = make,
};
