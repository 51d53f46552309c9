// batch.h - the next batch of samples, and judging whole sets.
#ifndef LAB_BATCH_H
#define LAB_BATCH_H
#include "run/run.h"

void batch_begin(run *r);
void batch_draw(run *r);
float batch_loss(run *r, const float *logits, const float *y, int B, int B4);
#endif
