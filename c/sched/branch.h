// branch.h - the tail of a branch, laid over a filled curve.
#ifndef LAB_SCHED_BRANCH_H
#define LAB_SCHED_BRANCH_H
#include "sched/shape.h"

// lr (steps) holds the trunk; from the plan's branch on it becomes the tail.
void branch_fill(const plan *p, int steps, double *lr);
#endif
