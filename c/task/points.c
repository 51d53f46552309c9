// points.c - making the samples of a task in the plane.
#include "task/points.h"

void points_describe(const settings *s, task_info *info, int classes) {
    float edge = HALF_WIDTH * (1.1f + 2 * (float)settings_number(s, &knob_noise));
    *info = (task_info){.kind = POINTS, .inputs = 2, .train = settings_whole(s, &knob_train), .held = settings_whole(s, &knob_held),
                        .box = {-edge, -edge, edge, edge}};
    labels_describe(s, info, classes);
}

void points_make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y, place_fn *place, double shape) {
    double noise = settings_number(s, &knob_noise);
    rng train = rng_from(seed, STREAM_DATA), held = rng_from(seed, STREAM_HELD);
    for (int i = 0; i < info->train + info->held; i++) {
        rng *r = i < info->train ? &train : &held;
        int label = (i < info->train ? i : i - info->train) % info->classes;
        point p = place(r, label, info->classes, shape);
        x[2 * i] = (float)(HALF_WIDTH * (p.x + noise * rng_normal(r)));
        x[2 * i + 1] = (float)(HALF_WIDTH * (p.y + noise * rng_normal(r)));
        y[i] = (float)label;
    }
    labels_flip(s, info, seed, y);
}
