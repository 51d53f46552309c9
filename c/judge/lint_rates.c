// lint_rates.c - rules about rates: jumps, ends that are too high, a first step of zero, a momentum that cannot move.
#include "judge/messages.h"
#include "judge/desk.h"

// The change where warmup ends, against the changes on both sides of it.
void lint_seam_jumps(const desk *d) {
    int w = (int)d->p->warmup;
    if (w < 3 || w + 2 >= (int)d->steps || d->p->warmup_curve == CURVE_HELD || shape_is(d, &points_def) || shape_is(d, &sequence_def)) return;
    double here = real_abs(d->lr[w] - d->lr[w - 1]), before = real_abs(d->lr[w - 1] - d->lr[w - 2]), after = real_abs(d->lr[w + 1] - d->lr[w]);
    if (here > 2 * real_max(before, after) + 0.02 * d->top)
        NOTE(d, "warmup", &say_seam_jump, ((fix){&fix_seam_after, "seam=after"}), NUM("jump", here / d->top), NUM("step", w));
}

void lint_cycle_is_cut(const desk *d) {
    double end = d->lr[(int)d->steps - 1];
    const setting *growth = desk_live(d, "multiplier");
    if (!shape_is(d, &restarts_def) || d->p->in.k[0] >= d->steps - d->p->in.start || end < 0.25 * d->top) return;
    double m1 = growth ? growth->number : 1, parts = m1 == 1 ? 4 : 1 + m1 + m1 * m1;
    char change[40];
    NOTE(d, "period", &say_cycle_cut, ((fix){m1 == 1 ? &fix_four_cycles : &fix_growing_cycles, desk_change(change, "period=", real_floor((d->steps - d->p->in.start) / parts) + 1, "")}), NUM("share", end / d->top));
}

void lint_floor_at_peak(const desk *d) {
    static const char *const keys[] = {"floor", "low"}, *const changes[] = {"floor=0", "low=0.1"};
    static const message *const fixes[] = {&fix_to_zero, &fix_tenth};
    for (int i = 0; i < COUNT(keys); i++) {
        const setting *one = desk_live(d, keys[i]);
        if (one && one->number >= 1) NOTE(d, keys[i], &say_floor_at_peak, ((fix){fixes[i], changes[i]}), WORD("label", one->row->label));
    }
}

void lint_decay_stops_short(const desk *d) {
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
    NOTE(d, floored ? "floor" : "span", &say_stops_short, floored ? ((fix){&fix_to_zero, "floor=0"}) : ((fix){&fix_to_the_end, desk_change(change, "span=", d->steps - d->p->in.start, "&end=hold")}), NUM("share", end));
}

void lint_first_rate_zero(const desk *d) {
    if (d->lr[0] > 0) return;
    bool warms = d->p->warmup > 0 && d->p->foot > 0, typed = warms && !d->p->in.d->from_zero; // else the shape itself begins at zero
    fix f = typed ? (fix){&fix_from_1, "warmup_from=0.01"} : warms ? (fix){&fix_as_pytorch, "dialect=pytorch"} : (fix){NULL, NULL};
    NOTE(d, typed ? "warmup_from" : warms ? "warmup" : "sched", &say_first_zero, f, NUM("step", 1));
}

void lint_momentum_cannot_move(const desk *d) {
    if (d->momentum[0] == d->momentum[0] && !d->r->opts->cycles)
        NOTE(d, "cycle_momentum", &say_momentum_stuck, ((fix){&fix_momentum_alone, "cycle_momentum=0"}), WORD("shape", d->p->shape->d.label), WORD("optimizer", d->r->opts->d.label));
}
