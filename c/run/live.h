// live.h - live changes, for the run itself.
#ifndef LAB_LIVE_H
#define LAB_LIVE_H
#include "run/run.h"

// The knobs of `now` that every step reads.
void live_read_knobs(run *r);
// Multiplies the curve from a step on (a plateau that reduces).
void live_scale(run *r, int from, double by);
// Applies the noted changes whose step has come.
void live_apply_due(run *r);
#endif
