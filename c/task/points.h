// points.h - tasks in the plane: a rule that places a point of a class; everything else is the same.
#ifndef LAB_TASK_POINTS_H
#define LAB_TASK_POINTS_H
#include "base/fmath.h"
#include "task/labels.h"
#include "task/rows.h"

#define TURN 6.283185307179586 // radians in a full turn
#define HALF_WIDTH 2 // of the picture: gives inputs about the unit variance that initial weights are made for

typedef struct point { double x, y; } point;
// A random point of the class before noise, in half widths of the picture: within -1..1. `shape` is the task's own knob.
typedef point place_fn(rng *r, int label, int classes, double shape);

void points_describe(const settings *s, task_info *info, int classes);
// Classes take turns; training, held-out and flipped labels have streams of their own.
void points_make(const settings *s, const task_info *info, uint64_t seed, float *x, float *y, place_fn *place, double shape);

static inline point at_angle(double radius, double angle) { return (point){radius * real_cos(angle), radius * real_cos(angle - TURN / 4)}; }
#endif
