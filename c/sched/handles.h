// handles.h - the handles of a plan, for the rooms of c/sched.
#ifndef LAB_SCHED_HANDLES_H
#define LAB_SCHED_HANDLES_H
#include "sched/shape.h"

int handles_of(const plan *p, sched_handle *out); // the first is the peak
#endif
