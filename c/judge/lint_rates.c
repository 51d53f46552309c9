// lint_rates.c - rules about rates: jumps, ends that are too high, a first step of zero, a momentum that cannot move.
#include "judge/desk.h"

// The change where warmup ends, against the changes on both sides of it.
void lint_seam_jumps(const desk *d) {
    static const message m = {"seam_jump", "The rate jumps by {jump%} of the peak at step {step}, where warmup ends: warmup and decay do not meet."};
    int w = (int)d->p->warmup;
    if (w < 3 || w + 2 >= (int)d->steps || d->p->warmup_curve == CURVE_HELD || shape_is(d, &points_def) || shape_is(d, &sequence_def)) return;
    double here = real_abs(d->lr[w] - d->lr[w - 1]), before = real_abs(d->lr[w - 1] - d->lr[w - 2]), after = real_abs(d->lr[w + 1] - d->lr[w]);
    if (here > 2 * real_max(before, after) + 0.02 * d->top)
        NOTE(d, "warmup", &m, ((fix){"Start the decay after warmup", "seam=after"}), NUM("jump", here / d->top), NUM("step", w));
}

void lint_cycle_is_cut(const desk *d) {
    static const message m = {"cycle_cut", "The run ends in the middle of a cycle, at {share%} of the peak: the last cycle never gets to its low."};
    double end = d->lr[(int)d->steps - 1];
    const setting *growth = desk_live(d, "multiplier");
    if (!shape_is(d, &restarts_def) || d->p->in.k[0] >= d->steps - d->p->in.start || end < 0.25 * d->top) return;
    double m1 = growth ? growth->number : 1, parts = m1 == 1 ? 4 : 1 + m1 + m1 * m1;
    char change[40];
    NOTE(d, "period", &m, ((fix){m1 == 1 ? "Four cycles" : "Three growing cycles", desk_change(change, "period=", real_floor((d->steps - d->p->in.start) / parts) + 1, "")}), NUM("share", end / d->top));
}

void lint_floor_at_peak(const desk *d) {
    static const message m = {"floor_at_peak", "{label} is as high as the peak, so the rate never moves."};
    static const char *const keys[] = {"floor", "low"}, *const changes[] = {"floor=0", "low=0.1"}, *const labels[] = {"Down to zero", "A tenth of the peak"};
    for (int i = 0; i < COUNT(keys); i++) {
        const setting *one = desk_live(d, keys[i]);
        if (one && one->number >= 1) NOTE(d, keys[i], &m, ((fix){labels[i], changes[i]}), WORD("label", one->row->label));
    }
}

void lint_decay_stops_short(const desk *d) {
    static const message m = {"stops_short", "The rate ends at {share%} of the peak: a decay that goes all the way to zero usually ends lower."};
    const sched_def *whole_way[] = {&linear_def, &cosine_def, &polynomial_def, &wsd_def};
    double end = d->lr[(int)d->steps - 1] / d->top;
    bool mine = false;
    for (int i = 0; i < COUNT(whole_way); i++) mine |= shape_is(d, whole_way[i]);
    const setting *floor = desk_live(d, "floor");
    double natural = 2.5 / real_min(d->p->in.span, shape_is(d, &wsd_def) ? d->p->in.k[0] : d->p->in.span);
    if (!mine || !floor || floor->number >= 1 || d->steps - d->p->in.start < 10 || end <= 0.01 + natural || end > 0.25) return;
    bool floored = floor->number > 0.005;
    const setting *length = desk_live(d, "span");
    if (!floored && !length->share && length->number > d->steps - d->p->in.start) return; // said already
    char change[40];
    NOTE(d, floored ? "floor" : "span", &m, floored ? ((fix){"Down to zero", "floor=0"}) : ((fix){"Decay to the end", desk_change(change, "span=", d->steps - d->p->in.start, "&end=hold")}), NUM("share", end));
}

void lint_first_rate_zero(const desk *d) {
    static const message m = {"first_zero", "The first update has a rate of zero: one step is spent on nothing."};
    if (d->lr[0] > 0) return;
    bool typed = !d->p->in.d->from_zero && d->p->warmup > 0;
    fix f = typed ? (fix){"Start at 1 % of the peak", "warmup_from=0.01"} : d->p->warmup > 0 ? (fix){"Count as PyTorch does", "dialect=pytorch"} : (fix){NULL, NULL};
    NOTE(d, typed ? "warmup_from" : d->p->warmup > 0 ? "warmup" : "sched", &m, f, NUM("step", 1));
}

void lint_momentum_cannot_move(const desk *d) {
    static const message m = {"momentum_stuck", "{shape} wants to move the momentum, but {optimizer} has none to move."};
    if (d->momentum[0] == d->momentum[0] && !d->r->opts->cycles)
        NOTE(d, "cycle_momentum", &m, ((fix){"Leave momentum alone", "cycle_momentum=0"}), WORD("shape", d->p->shape->d.label), WORD("optimizer", d->r->opts->d.label));
}
