// sched.h - a schedule: the learning rate of every step, and (for one-cycle and cyclical) the momentum.
#ifndef LAB_SCHED_H
#define LAB_SCHED_H
#include "knob/settings.h"

// lr[t] is what update t sees, t = 0..steps-1. lr(t) = peak x warmup(t) x height(t - start, span).

// How frameworks differ (offsets, ends): one row each in sched/dialect.c.
typedef struct dialect dialect;

enum { SHAPE_KNOBS = 12 };

// What a shape is told, once per fill.
typedef struct shape_in {
    double k[SHAPE_KNOBS]; // its own knobs in the order of its `knobs` list; spans in steps (not rounded); choices as index
    double span;           // steps from the decay's start to its end (real)
    double steps;          // of the whole run
    const settings *s;     // for TEXT knobs
    const dialect *d;
    const void *list;      // what `prepare` made (milestones, points, parts)
} shape_in;

typedef struct sched_def {
    def d;
    // Height (share of the peak) of decay step t >= 0. Pure. The caller clamps t to span unless the end rule says otherwise.
    double (*height)(const shape_in *in, double t);
    // Momentum in force at step t, or NULL if the schedule leaves momentum alone.
    double (*momentum)(const shape_in *in, double t);
    bool reactive; // depends on the loss: the curve is not known beforehand
} sched_def;

// The reports of a reactive schedule (reduce on plateau), see sched/plateau.h.
typedef struct plateau {
    double lr, best, factor, threshold, min_lr, eps;
    int bad, patience, cooldown, cooling, every;
    bool absolute, larger_is_better, strict; // strict: patience+1 bad reports (PyTorch), else patience (Keras, optax)
} plateau;

typedef struct sched_mark { const char *kind, *label; double step; } sched_mark;
// A place on the curve that can be taken hold of. Moving it to (step, lr) sets the knob: see sched_drag.
typedef struct sched_handle {
    const knob *row;
    int index;          // which entry of a list knob, else 0
    bool x, y;          // which ways it moves
    double step, lr;    // where it is
    double origin, sign; // x: value in steps = (step - origin) * sign
    double unit;         // y: value = lr / unit
    const char *label;
} sched_handle;
enum { MARKS_MAX = 64, HANDLES_MAX = 48 };

// The settings' whole curve. lr, momentum: double[steps]; momentum may be NULL; momentum[t] is NaN where the optimizer's own holds.
// A reactive schedule is drawn as if the loss never stopped falling.
void sched_fill(const settings *s, int steps, double *lr, double *momentum);
// False, with a sentence, for what rows cannot say: a list that cannot be read, a point out of order, warmup longer than ... never clamps.
bool sched_check(const settings *s, int steps, refusal *no);
bool sched_reactive(const settings *s);
void plateau_open(plateau *p, const settings *s, int steps, double lr);
// Told the monitored value after an update; returns the learning rate from now on.
double plateau_report(plateau *p, double value);

int sched_marks(const settings *s, int steps, sched_mark *out);     // at most MARKS_MAX, in order of step
int sched_handles(const settings *s, int steps, sched_handle *out); // at most HANDLES_MAX
// Handle `n` has been moved to (step, lr): writes the "key=value" that says so (keeping the unit, steps or share, of the value it replaces),
// within the knob's range and its neighbours.
void sched_drag(const settings *s, int steps, int n, double step, double lr, text *out);

extern const shelf sched_shelf;
extern const knob *const sched_run_knobs[]; // lr, warmup, warmup_from, warmup_shape, hold, span, end, seam, dialect: modifiers of any shape
extern const knob knob_lr;
#endif
