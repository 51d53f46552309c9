// lint_spans.c - rules about spans: what is longer than the run, or lies beyond its end.
#include "judge/desk.h"

void lint_warmup_too_long(const desk *d) {
    static const message m = {"warmup_too_long", "Warmup takes {warmup} of {steps} steps, so the rate only ever rises and the decay never begins."};
    double whole_rise = d->p->warmup + d->p->hold;
    const char *key = d->p->warmup ? "warmup" : "hold";
    if (whole_rise >= d->steps && whole_rise > 0)
        NOTE(d, key, &m, ((fix){"5 % warmup", "warmup=5pct&hold=0"}), NUM("warmup", whole_rise), NUM("steps", d->steps));
}

// Spans that were meant to end within the run.
void lint_span_beyond_end(const desk *d) {
    static const message m = {"beyond_end", "{label} is {length} steps, but only {left} steps are left for it: it never ends."};
    static const struct { const char *key, *label, *change; } bound[] = {
        {"span", "100 % of what is left", "span=100pct"}, {"rise", "30 % of the run", "rise=30pct"}, {"tail", "20 % of the run", "tail=20pct"}};
    for (int i = 0; i < COUNT(bound); i++) {
        const setting *one = desk_live(d, bound[i].key);
        double left = d->steps - d->p->in.start;
        if (!one || one->share || one->number <= left || left < 1 || (i == 0 && d->p->shape->open)) continue;
        NOTE(d, bound[i].key, &m, ((fix){bound[i].label, bound[i].change}), WORD("label", one->row->label), NUM("length", one->number), NUM("left", left));
    }
}

void lint_drop_never_comes(const desk *d) {
    static const message m = {"drop_beyond_end", "The rate drops only after {length} steps, and the run has {left} left by then: it never drops."};
    double length = shape_is(d, &step_def) ? d->p->in.k[1] : 0, left = d->steps - d->p->in.start;
    if (shape_is(d, &step_def) && length >= left && left > 0)
        NOTE(d, "period", &m, ((fix){"Every 30 % of the run", "period=30pct"}), NUM("length", length), NUM("left", left));
}

void lint_list_beyond_end(const desk *d) {
    static const message m = {"entry_beyond_end", "Entry {entry} of the list lies at step {at}, past the end of the run at step {steps}: it never comes."};
    bool points = shape_is(d, &points_def);
    if (!points && !shape_is(d, &multistep_def)) return;
    for (int i = 0; i < d->p->in.count; i++) {
        double at = d->p->in.start + d->p->in.list[i].begin;
        if (points ? at <= d->steps : at < d->steps) continue;
        fix f = points ? (fix){NULL, NULL} : (fix){"At 50 % and 75 %", "milestones=50pct,75pct"};
        NOTE(d, points ? "points" : "milestones", &m, f, NUM("entry", i + 1), NUM("at", at), NUM("steps", d->steps));
        return;
    }
}

void lint_restarts_never(const desk *d) {
    static const message m = {"restarts_never", "The first restart would come after {period} steps, but only {left} are left: this is one plain cosine."};
    if (!shape_is(d, &restarts_def)) return;
    double left = d->steps - d->p->in.start, period = d->p->in.k[0];
    if (period >= left && left > 0) NOTE(d, "period", &m, ((fix){"Four cycles", "period=25pct"}), NUM("period", period), NUM("left", left));
}

void lint_patience_too_long(const desk *d) {
    static const message m = {"patience_too_long", "Patience is {patience} reports, but the whole run makes only {reports}: the rate can never be reduced."};
    if (!d->p->shape->reactive) return;
    double every = at_least_one(d->p->in.k[8]), reports = real_floor(d->steps / every), patience = d->p->in.k[1];
    if (patience + 1 >= reports)
        NOTE(d, every > d->steps / 2 ? "every" : "patience", &m, ((fix){"Patience 10, a report each 1 %", "patience=10&every=1pct"}), NUM("reports", reports), NUM("patience", patience));
}
