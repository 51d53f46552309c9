// plateau.c - reduce on plateau: the one schedule that listens to the loss.
#include "sched/shape.h"

enum { FACTOR, PATIENCE, THRESHOLD, THRESHOLD_MODE, COOLDOWN, FLOOR, EPS, MODE, EVERY, MONITOR };

void plateau_open(plateau *p, const settings *s, int steps, double lr) {
    plan all;
    plan_open(&all, s, steps, NULL);
    const double *k = all.in.k;
    const dialect *d = all.in.d;
    *p = (plateau){.lr = lr, .factor = k[FACTOR], .threshold = k[THRESHOLD], .floor = k[FLOOR], .min_lr = k[FLOOR] * all.peak, .eps = d->no_eps ? 0 : k[EPS],
                   .patience = (int)k[PATIENCE], .cooldown = (int)k[COOLDOWN], .every = (int)at_least_one(k[EVERY]),
                   .monitor = (plateau_monitor)k[MONITOR], .absolute = k[THRESHOLD_MODE] > 0, .strict = !d->impatient, .early = d->early};
    p->larger_is_better = k[MODE] > 0 ? k[MODE] > 1 : p->monitor == MONITOR_HELD_ACCURACY;
    p->best = p->larger_is_better ? -1e308 * 1e308 : 1e308 * 1e308;
}

void plateau_move(plateau *p, double peak) { p->lr = peak, p->min_lr = p->floor * peak; }

static bool better(const plateau *p, double a) {
    if (!real_finite(p->best)) return p->larger_is_better ? a > p->best : a < p->best;
    if (p->absolute) return p->larger_is_better ? a > p->best + p->threshold : a < p->best - p->threshold;
    return p->larger_is_better ? a > p->best * (1 + p->threshold) : a < p->best * (1 - p->threshold);
}

static void reduce(plateau *p) {
    double next = real_max(p->lr * p->factor, p->min_lr);
    if (p->early && p->lr <= p->min_lr) return;
    if (p->lr - next > p->eps) p->lr = next;
    p->cooling = p->cooldown, p->bad = 0;
}

// Keras: the cooldown is counted down first, and the report that ends it is judged.
static void judge_early(plateau *p, double value) {
    if (p->cooling) p->cooling--, p->bad = 0;
    if (better(p, value)) p->best = value, p->bad = 0;
    else if (!p->cooling && ++p->bad >= p->patience) reduce(p);
}

double plateau_report(plateau *p, double value) {
    if (p->early) return judge_early(p, value), p->lr;
    if (better(p, value)) p->best = value, p->bad = 0;
    else p->bad++;
    if (p->cooling) p->cooling--, p->bad = 0;
    else if (p->strict ? p->bad > p->patience : p->bad && p->bad >= p->patience) reduce(p);
    return p->lr;
}

static double height(const shape_in *in, double t) { return (void)in, (void)t, 1; }

const sched_def plateau_def = {
    .d = {"plateau", "Reduce on plateau", "Keeps its rate while the loss improves and reduces it when it no longer does.",
          "no improvement by threshold in patience reports: lr = max(lr factor, floor)", "torch ReduceLROnPlateau; keras ReduceLROnPlateau", NULL,
          (const knob *const[]){&knob_factor, &knob_patience, &knob_threshold, &knob_threshold_mode, &knob_cooldown, &knob_floor, &knob_plateau_eps,
                                &knob_plateau_mode, &knob_every, &knob_monitor, NULL}},
    .height = height, .open = true, .reactive = true};
