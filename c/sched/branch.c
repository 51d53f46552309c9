// branch.c - a tail that takes over at some step: the past is the trunk's, the future falls from where it stood.
#include "sched/branch.h"

static const curve kinds[] = {CURVE_LINEAR, CURVE_COSINE, CURVE_EXPONENTIAL, CURVE_SQRT, CURVE_HELD};

void branch_fill(const plan *p, int steps, double *lr) {
    int from = (int)p->branch;
    if (from >= steps) return;
    const settings *s = p->in.s;
    curve kind = kinds[settings_whole(s, &knob_then)];
    double top = lr[from], end = settings_number(s, &knob_then_floor), left = steps - from;
    double length = real_max(1, real_min(left, settings_whole_steps(s, &knob_then_span, steps)));
    if (kind == CURVE_EXPONENTIAL) end = real_max(end, 0.001); // a geometric fall never arrives at nothing
    for (int t = from; t < steps; t++) lr[t] = top * curve_between(kind, 1, end, (t - from) / length, 1);
}
