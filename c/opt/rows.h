// rows.h - the knob rows that several optimizers share.
#ifndef LAB_OPT_ROWS_H
#define LAB_OPT_ROWS_H
#include "knob/knob.h"

extern const knob knob_momentum, knob_dampening, knob_eps, knob_beta1, knob_beta2;
#endif
