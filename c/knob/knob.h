// knob.h - a knob is a row, a thing to choose is a def with its knobs, a shelf is a list of defs: the words of the catalog.
#ifndef LAB_KNOB_H
#define LAB_KNOB_H
#include "base/base.h"

typedef enum { NUMBER, WHOLE, SPAN, CHOICE, SWITCH, TEXT } knob_kind;
typedef enum { LINEAR, LOG } knob_scale;
typedef enum { LIVE = 1, QUIET = 2 } knob_flag; // LIVE: may change while the run goes. QUIET: shown under "more".

// One knob. The same key in two defs is the same row (and keeps its value when the visitor switches).
typedef struct knob {
    const char *key, *label, *unit, *help; // help: one sentence of at most 120 letters
    knob_kind kind;
    knob_scale scale;
    double lo, hi;       // NUMBER, WHOLE; for a SPAN the largest number of steps is hi, its share lies in 0..1
    const char *def;     // as text, as it would stand in a line
    const char *choices; // CHOICE: "key:Label|key:Label"
    const char *group;   // "schedule" "training" "task" "model" "optimizer" "display"
    int flags;
} knob;

// What all things on shelves have in common. `defaults` is a line that overrides knob defaults while this is chosen.
typedef struct def {
    const char *key, *label, *help, *formula, *source, *defaults;
    const knob *const *knobs; // ends with NULL; may be NULL
} def;

typedef struct shelf {
    const char *key, *label, *help;
    const def *const *items; // the first is the default
    int count;
} shelf;

enum { SHELVES = 4 }; // task, model, opt, sched

typedef struct dictionary {
    const knob *const *knobs; // the run's own, ends with NULL
    shelf shelves[SHELVES];
} dictionary;
#endif
