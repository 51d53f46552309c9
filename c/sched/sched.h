// sched.h - a schedule: the learning rate of every step, and (for one-cycle and cyclical) the momentum.
#ifndef LAB_SCHED_H
#define LAB_SCHED_H
#include "knob/settings.h"

// lr[t] is what update t sees, t = 0..steps-1. lr(t) = peak x warmup(t) x height(t - start, span).
// Lists live in a plan on the stack (about 17 KB); nothing is allocated and nothing is remembered between calls.

// False, with a sentence, for what rows cannot say: a list that cannot be read, a point out of order. Never clamps.
// Ask this before anything else here.
bool sched_check(const settings *s, int steps, refusal *no);
// The settings' whole curve. lr, momentum: double[steps]; momentum may be NULL; momentum[t] is NaN where the optimizer's own holds.
// A reactive schedule is drawn as if the loss never stopped falling.
void sched_fill(const settings *s, int steps, double *lr, double *momentum);
bool sched_reactive(const settings *s); // depends on the loss: the curve is not known beforehand

// Reduce on plateau. The rate in force is the curve of sched_fill (peak, after its warmup) x plateau.lr / peak.
typedef enum { MONITOR_TRAIN, MONITOR_HELD_LOSS, MONITOR_HELD_ACCURACY } plateau_monitor;
typedef struct plateau {
    double lr, best, factor, threshold, floor, min_lr, eps; // floor: a share of the peak; min_lr: the rate there
    int bad, patience, cooldown, cooling;
    int every;               // report after every so many updates
    plateau_monitor monitor; // and report this
    bool absolute, larger_is_better;
    bool strict; // patience+1 bad reports (PyTorch), else patience (Keras, optax)
    bool early;  // cooling is counted down before the report is judged, and a rate at its floor is left alone (Keras)
} plateau;
void plateau_open(plateau *p, const settings *s, int steps, double lr);
// A new peak: the rate begins there again, and the floor, a share of it, moves along.
void plateau_move(plateau *p, double peak);
// Told the monitored value after an update; returns the learning rate from now on.
double plateau_report(plateau *p, double value);

typedef struct sched_mark { const char *kind, *label; double step; } sched_mark;
// A place on the curve that can be taken hold of. Moving it to (step, lr) sets the knob: see sched_drag.
typedef struct sched_handle {
    const knob *row;
    int index;           // which entry of a list knob, else 0
    bool x, y;           // which ways it moves
    double step, lr;     // where it is (step may be `steps`: the right edge)
    double origin, sign; // x: value in steps = (step - origin) * sign
    double unit;         // y: value = lr / unit
    double step_lo, step_hi, lr_lo, lr_hi; // how far it can be moved
    const char *label;
} sched_handle;
enum { MARKS_MAX = 64, HANDLES_MAX = 48 };

int sched_marks(const settings *s, int steps, sched_mark *out);     // at most MARKS_MAX, in order of step
int sched_handles(const settings *s, int steps, sched_handle *out); // at most HANDLES_MAX
// Handle `n` has been moved to (step, lr): writes the "key=value" that says so, keeping the unit (steps or share) of the value it replaces,
// within the knob's range and its neighbours. A handle left where it was leaves its value as it was typed.
void sched_drag(const settings *s, int steps, int n, double step, double lr, text *out);

extern const shelf sched_shelf;
extern const knob *const sched_run_knobs[]; // lr, warmup, ... , dialect: modifiers of any shape; ends with NULL
extern const knob knob_lr;
#endif
