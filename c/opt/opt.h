// opt.h - an optimizer: one update of a block of weights.
#ifndef LAB_OPT_H
#define LAB_OPT_H
#include "knob/settings.h"

enum { OPT_KNOBS = 8, OPT_SLOTS = 3, OPT_MEMO = 8 };

typedef struct opt_in {
    double lr;           // of this update
    double momentum;     // set by the schedule for this update (momentum, or Adam's beta1), or NaN: its own knob holds
    double weight_decay; // L2 (added to the gradient), or decoupled where the def says so
    int64_t t;           // this is update t = 1, 2, ...
    double k[OPT_KNOBS]; // its own knobs, in the order of its list
    double memo[OPT_MEMO];   // the optimizer's own, kept between steps (running products of beta); zero at the start of a run
} opt_in;

typedef struct opt_def {
    def d;
    int slots;      // how many arrays the size of the weights it keeps, zero at the start
    bool decoupled; // weight decay is decoupled (Loshchilov and Hutter 2019)
    bool cycles;    // has a momentum (or beta1) that one-cycle can move
    // w, g, slot[i]: n floats, n a multiple of 4: all weights at once. Called with the step's scalars; no allocation, no libm.
    void (*step)(opt_in *in, float *w, const float *g, float *const *slot, int n);
} opt_def;

extern const shelf opt_shelf;
static inline const opt_def *opt_of(const settings *s) { return (const opt_def *)settings_chosen(s, 2); }
#endif
