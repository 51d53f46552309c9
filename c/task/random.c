// random.c - noise with labels that mean nothing: all a model can do is memorise. Also what the benchmark trains on.
#include "base/fmath.h"
#include "task/labels.h"
#include "task/rows.h"
#include "task/shelf.h"

static const knob knob_inputs = {"inputs", "Inputs", "", "How many numbers a sample has.", WHOLE, LOG, 1, 1024, "16", NULL, "task", 0};
static const knob knob_density = {"density", "Density", "", "Share of a sample's numbers that are not zero.", NUMBER, LINEAR, 0, 1, "1", NULL, "task", QUIET};
static const knob *const knobs[] = {&knob_train, &knob_classes, &knob_inputs, &knob_density, &knob_held, &knob_loss, NULL};

static void describe(const settings *s, task_info *info) {
    *info = (task_info){.kind = VECTOR, .inputs = settings_whole(s, &knob_inputs), .train = settings_whole(s, &knob_train), .held = settings_whole(s, &knob_held)};
    labels_describe(s, info, settings_whole(s, &knob_classes));
}

// Two deviates from two uniform numbers (Box and Muller 1958), half the price of one at a time.
static void fill(rng *r, float *x, int n, double density) {
    for (int i = 0; i < n; i += 2) {
        double radius = real_sqrt(-2 * real_log(1 - rng_unit(r))), angle = 6.283185307179586 * rng_unit(r);
        double two[2] = {radius * real_cos(angle), radius * real_cos(angle - REAL_PI / 2)};
        for (int j = 0; j < 2 && i + j < n; j++) x[i + j] = rng_unit(r) < density ? (float)two[j] : 0;
    }
}

static void make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y) {
    double density = settings_number(s, &knob_density);
    rng train = rng_from(seed, STREAM_DATA), held = rng_from(seed, STREAM_HELD);
    for (int i = 0; i < info->train + info->held; i++) {
        rng *r = i < info->train ? &train : &held;
        fill(r, x + (size_t)i * (size_t)info->inputs, info->inputs, density);
        y[i] = (float)rng_below(r, (uint32_t)info->classes);
    }
}

const task_def task_random = {
    .d = {"random", "Noise", "Noise with labels that mean nothing: all a model can do is memorise it.", NULL, "after Zhang et al. 2017", "train=1024", knobs},
    .describe = describe, .make = make,
};
