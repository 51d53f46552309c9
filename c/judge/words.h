// words.h - what can be asked of a judge: the knobs of a spec line.
#ifndef LAB_JUDGE_WORDS_H
#define LAB_JUDGE_WORDS_H
#include "knob/settings.h"

typedef enum { FAIR, RANGE, MAP, SENSITIVITY, RESCALE, JUDGES } judge_kind;
// Its first shelf, "judge", has the judges; the other three are bare.
const dictionary *judge_words(void);

extern const knob knob_seeds, knob_first_seed, knob_tuning, knob_grid, knob_below, knob_above, knob_metric, knob_from, knob_to, knob_rise_shape,
    knob_test_steps, knob_check, knob_batch_lo, knob_batch_hi, knob_equal, knob_target, knob_change, knob_to_batch;
#endif
