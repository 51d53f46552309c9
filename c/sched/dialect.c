// dialect.c - how five libraries count: one row each, in the order of the knob's choices.
#include "sched/shape.h"

const dialect dialects[] = {
    /* PyTorch      */ {.bounce = true, .chain = true, .cycles_once = true},
    /* Keras        */ {.from_zero = true, .outside = true, .impatient = true, .early = true, .no_eps = true, .milestone = 1},
    /* Optax        */ {.from_zero = true, .whole_cycle = true, .impatient = true, .no_eps = true},
    /* timm         */ {.from_zero = true, .cut = true, .limited = true, .peak_decays = true, .milestone = -1},
    /* Hugging Face */ {.from_zero = true, .bounce = true, .limited = true},
};
