// rows.h - the knob rows that several tasks share.
#ifndef LAB_TASK_ROWS_H
#define LAB_TASK_ROWS_H
#include "knob/knob.h"

extern const knob knob_train, knob_held, knob_noise, knob_flip, knob_classes, knob_loss;
#endif
