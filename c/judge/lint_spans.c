// lint_spans.c - rules about spans: what is longer than the run, or lies beyond its end.
#include "judge/messages.h"
#include "judge/desk.h"

void lint_warmup_too_long(const desk *d) {
    double whole_rise = d->p->warmup + d->p->hold;
    const char *key = d->p->warmup ? "warmup" : "hold";
    if (whole_rise >= d->steps && whole_rise > 0)
        NOTE(d, key, &say_warmup_too_long, ((fix){&fix_warmup_5, "warmup=5pct&hold=0"}), NUM("warmup", whole_rise), NUM("steps", d->steps));
}

// Spans that were meant to end within the run.
void lint_span_beyond_end(const desk *d) {
    static const struct { const char *key; fix f; } bound[] = {
        {"span", {&fix_span_all, "span=100pct"}}, {"rise", {&fix_rise_30, "rise=30pct"}}, {"tail", {&fix_tail_20, "tail=20pct"}}};
    for (int i = 0; i < COUNT(bound); i++) {
        const setting *one = desk_live(d, bound[i].key);
        double left = d->steps - d->p->in.start;
        if (!one || one->share || one->number <= left || left < 1 || (i == 0 && d->p->shape->open)) continue;
        NOTE(d, bound[i].key, &say_beyond_end, bound[i].f, WORD("label", one->row->label), NUM("length", one->number), NUM("left", left));
    }
}

// PyTorch still gives a rate one step after total_steps, which is held here, and raises an error beyond.
void lint_cycle_ends_early(const desk *d) {
    double length = d->p->in.span, left = d->steps - d->p->in.start;
    if (shape_is(d, &onecycle_def) && d->p->in.d->cycles_once && d->p->end == END_HOLD && length < left)
        NOTE(d, "span", &say_cycle_ends_early, ((fix){&fix_span_all, "span=100pct"}), NUM("length", length), NUM("left", left));
}

void lint_drop_never_comes(const desk *d) {
    double length = shape_is(d, &step_def) ? d->p->in.k[1] : 0, left = d->steps - d->p->in.start;
    if (shape_is(d, &step_def) && length >= left && left > 0)
        NOTE(d, "period", &say_drop_beyond_end, ((fix){&fix_period_30, "period=30pct"}), NUM("length", length), NUM("left", left));
}

void lint_list_beyond_end(const desk *d) {
    bool points = shape_is(d, &points_def);
    if (!points && !shape_is(d, &multistep_def)) return;
    for (int i = 0; i < d->p->in.count; i++) {
        double at = d->p->in.start + d->p->in.list[i].begin;
        if (points ? at <= d->steps : at < d->steps) continue;
        fix f = points ? (fix){NULL, NULL} : (fix){&fix_milestones_50_75, "milestones=50pct,75pct"};
        NOTE(d, points ? "points" : "milestones", &say_entry_beyond_end, f, NUM("entry", i + 1), NUM("at", at), NUM("steps", d->steps));
        return;
    }
}

void lint_restarts_never(const desk *d) {
    if (!shape_is(d, &restarts_def)) return;
    double left = d->steps - d->p->in.start, period = d->p->in.k[0];
    if (period >= left && left > 0) NOTE(d, "period", &say_restarts_never, ((fix){&fix_four_cycles, "period=25pct"}), NUM("period", period), NUM("left", left));
}

void lint_patience_too_long(const desk *d) {
    if (!d->p->shape->reactive) return;
    double every = at_least_one(d->p->in.k[8]), reports = real_floor(d->steps / every), patience = d->p->in.k[1];
    if (patience + 1 >= reports)
        NOTE(d, every > d->steps / 2 ? "every" : "patience", &say_patience_too_long, ((fix){&fix_patience_10, "patience=10&every=1pct"}), NUM("reports", reports), NUM("patience", patience));
}
