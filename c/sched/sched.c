// sched.c - the shelf of schedules, and a line's curve filled into an array.
#include "sched/sched.h"
#include "sched/branch.h"
#include "sched/chain.h"

static const def *const items[] = {
    &constant_def.d,    &linear_def.d,     &cosine_def.d,   &step_def.d,     &multistep_def.d, &exponential_def.d, &polynomial_def.d, &restarts_def.d,
    &onecycle_def.d,    &cyclical_def.d,   &wsd_def.d,      &rsqrt_def.d,    &inverse_def.d,   &plateau_def.d,     &points_def.d,     &sequence_def.d,
};

const shelf sched_shelf = {"sched", "Schedule", "How the learning rate moves from the first step to the last.", items, COUNT(items)};

bool sched_check(const settings *s, int steps, refusal *no) {
    plan p;
    return plan_open(&p, s, steps, no);
}

bool sched_reactive(const settings *s) { return ((const sched_def *)settings_chosen(s, SHELVES - 1))->reactive; }

static void fill_chained(const plan *p, int steps, double *lr) {
    double h = chain_first(p);
    for (int t = 0; t < steps; t++) {
        if (t) h = chain_next(p, h, t);
        lr[t] = p->peak * h;
    }
}

static void fill_momentum(const plan *p, int steps, double *momentum) {
    for (int t = 0; t < steps; t++) momentum[t] = p->shape->momentum ? p->shape->momentum(&p->in, plan_clock(p, real_min(t, p->branch))) : 0.0 / 0.0;
}

void sched_fill(const settings *s, int steps, double *lr, double *momentum) {
    plan p;
    plan_open(&p, s, steps, NULL);
    if (p.chained) fill_chained(&p, steps, lr);
    else
        for (int t = 0; t < steps; t++) lr[t] = p.peak * plan_height(&p, t);
    branch_fill(&p, steps, lr);
    if (momentum) fill_momentum(&p, steps, momentum);
}
