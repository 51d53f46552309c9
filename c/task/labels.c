// labels.c - what all tasks with classes have in common: outputs, loss, chance, wrong labels.
#include "task/labels.h"
#include "base/fmath.h"
#include "task/rows.h"

void labels_describe(const settings *s, task_info *info, int classes) {
    bool squared = settings_whole(s, &knob_loss) == 1, two = classes == 2;
    double C = classes;
    info->classes = classes;
    info->outputs = two ? 1 : classes;
    info->loss = squared ? SQUARED_ERROR : two ? BINARY_CROSS_ENTROPY : CROSS_ENTROPY;
    info->chance = !squared ? real_log(C) : two ? 1 : (1 - 1 / C) / C; // squared: the variance of the target
}

void labels_flip(const settings *s, const task_info *info, uint64_t seed, float *y) {
    double share = settings_number(s, &knob_flip);
    rng r = rng_from(seed, STREAM_NOISE);
    for (int i = 0; i < info->train; i++) {
        bool wrong = rng_unit(&r) < share;
        int other = 1 + (int)rng_below(&r, (uint32_t)info->classes - 1);
        if (wrong) y[i] = (float)(((int)y[i] + other) % info->classes);
    }
}
