// desk.h - what a rule of the lint is shown, and how it notes what it finds.
#ifndef LAB_JUDGE_DESK_H
#define LAB_JUDGE_DESK_H
#include "judge/messages.h"
#include "run/run.h"
#include "sched/shape.h"

typedef struct desk {
    const run *r;
    const settings *s;
    const plan *p;
    const double *lr, *momentum;
    double steps, top;
    text *t;
} desk;

typedef struct fix { const message *what; const char *change; } fix;

void desk_note(const desk *d, const char *key, const message *m, const arg *args, int count, fix f);
#define NOTE(d, key, m, f, ...) desk_note(d, key, m, (const arg[]){__VA_ARGS__}, COUNT(((const arg[]){__VA_ARGS__})), f)
// A knob of the schedule that is in force now, or NULL.
const setting *desk_live(const desk *d, const char *key);
static inline bool shape_is(const desk *d, const sched_def *shape) { return d->p->shape == shape; }
// "key=steps" and more.
const char *desk_change(char out[40], const char *key, double steps, const char *more);

// One function a rule: spans that miss the run's end are in lint_spans.c, rates that go wrong in lint_rates.c.
typedef void lint_rule(const desk *d);
lint_rule lint_warmup_too_long, lint_span_beyond_end, lint_cycle_ends_early, lint_drop_never_comes, lint_list_beyond_end, lint_seam_jumps,
    lint_restarts_never, lint_cycle_is_cut, lint_floor_at_peak, lint_decay_stops_short, lint_first_rate_zero, lint_momentum_cannot_move, lint_patience_too_long;
#endif
