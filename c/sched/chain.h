// chain.h - PyTorch's recurrence for a warmup over a running cosine, one step after another.
#ifndef LAB_SCHED_CHAIN_H
#define LAB_SCHED_CHAIN_H
#include "sched/shape.h"

double chain_first(const plan *p);                     // height at step 0
double chain_next(const plan *p, double h, double t);  // height at step t >= 1, from the height before
#endif
