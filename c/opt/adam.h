// adam.h - the update that Adam and AdamW share, in the operation order of PyTorch 2.
#ifndef LAB_OPT_ADAM_H
#define LAB_OPT_ADAM_H
#include "opt/rows.h"
#include "opt/update.h"

enum { ADAM_BETA1, ADAM_BETA2, ADAM_EPS, ADAM_MAX };
extern const knob *const adam_knobs[];

// l2: decay as part of the gradient; keep: what decoupled decay leaves of the weights before the update.
void adam_update(opt_in *in, float *w, const float *g, float *const *slot, int n, double l2, double keep);
#endif
