// batch.h - the next batch of samples, and judging whole sets.
#ifndef LAB_BATCH_H
#define LAB_BATCH_H
#include "run/run.h"

// How many numbers of the training samples are listed at most.
static inline size_t list_most(const run *r) { return (size_t)r->task.train * (size_t)r->task.inputs * SPARSE_PERCENT / 100; }
void batch_begin(run *r);
void batch_draw(run *r);
float batch_loss(run *r, const float *logits, const float *y, int B, int B4);
#endif
