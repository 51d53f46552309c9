// lint.c - the rules, each a few lines: what it looks for, the sentence, the change that mends it.
#include "judge/lint.h"
#include "judge/say.h"
#include "sched/shape.h"

typedef struct desk { // what a rule is shown
    const run *r;
    const settings *s;
    const plan *p;
    const double *lr, *momentum;
    double steps, top;
    text *t;
} desk;

typedef struct fix { const char *label, *change; } fix;

static void note(const desk *d, const char *key, const message *m, const arg *args, int count, fix f) {
    json_open(d->t, NULL, '{');
    json_string(d->t, "key", key);
    say(d->t, m, args, count);
    if (f.label) {
        json_open(d->t, "fix", '{');
        json_string(d->t, "label", f.label), json_string(d->t, "change", f.change);
        json_close(d->t, '}');
    }
    json_close(d->t, '}');
}
#define NOTE(d, key, m, f, ...) note(d, key, m, (const arg[]){__VA_ARGS__}, COUNT(((const arg[]){__VA_ARGS__})), f)

// A knob of the schedule that is in force now, or NULL.
static const setting *live(const desk *d, const char *key) {
    const setting *one = settings_find(d->s, key);
    return one && settings_in_force(d->s, one->row) ? one : NULL;
}
static bool shape_is(const desk *d, const sched_def *shape) { return d->p->shape == shape; }

static const char *steps_change(char out[40], const char *key, double steps, const char *more) {
    text t = text_on(out, 40);
    text_put(&t, key), text_number(&t, steps), text_put(&t, more);
    return out;
}

static void warmup_too_long(const desk *d) {
    static const message m = {"warmup_too_long", "Warmup takes {warmup} of {steps} steps, so the rate only ever rises and the decay never begins."};
    double whole_rise = d->p->warmup + d->p->hold;
    const char *key = d->p->warmup ? "warmup" : "hold";
    if (whole_rise >= d->steps && whole_rise > 0)
        NOTE(d, key, &m, ((fix){"5 % warmup", "warmup=5pct&hold=0"}), NUM("warmup", whole_rise), NUM("steps", d->steps));
}

// Spans that were meant to end within the run.
static void span_beyond_end(const desk *d) {
    static const message m = {"beyond_end", "{label} is {length} steps, but only {left} steps are left for it: it never ends."};
    static const struct { const char *key, *label, *change; } bound[] = {
        {"span", "100 % of what is left", "span=100pct"}, {"rise", "30 % of the run", "rise=30pct"}, {"tail", "20 % of the run", "tail=20pct"}};
    for (int i = 0; i < COUNT(bound); i++) {
        const setting *one = live(d, bound[i].key);
        double left = d->steps - d->p->in.start;
        if (!one || one->share || one->number <= left || left < 1 || (i == 0 && d->p->shape->open)) continue;
        NOTE(d, bound[i].key, &m, ((fix){bound[i].label, bound[i].change}), WORD("label", one->row->label), NUM("length", one->number), NUM("left", left));
    }
}

static void drop_never_comes(const desk *d) {
    static const message m = {"drop_beyond_end", "The rate drops only after {length} steps, and the run has {left} left by then: it never drops."};
    double length = shape_is(d, &step_def) ? d->p->in.k[1] : 0, left = d->steps - d->p->in.start;
    if (shape_is(d, &step_def) && length >= left && left > 0)
        NOTE(d, "period", &m, ((fix){"Every 30 % of the run", "period=30pct"}), NUM("length", length), NUM("left", left));
}

static void list_beyond_end(const desk *d) {
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

// The change where warmup ends, against the changes on both sides of it.
static void seam_jumps(const desk *d) {
    static const message m = {"seam_jump", "The rate jumps by {jump%} of the peak at step {step}, where warmup ends: warmup and decay do not meet."};
    int w = (int)d->p->warmup;
    if (w < 3 || w + 2 >= (int)d->steps || d->p->warmup_curve == CURVE_HELD || shape_is(d, &points_def) || shape_is(d, &sequence_def)) return;
    double here = real_abs(d->lr[w] - d->lr[w - 1]), before = real_abs(d->lr[w - 1] - d->lr[w - 2]), after = real_abs(d->lr[w + 1] - d->lr[w]);
    if (here > 2 * real_max(before, after) + 0.02 * d->top)
        NOTE(d, "warmup", &m, ((fix){"Start the decay after warmup", "seam=after"}), NUM("jump", here / d->top), NUM("step", w));
}

static void restarts_never(const desk *d) {
    static const message m = {"restarts_never", "The first restart would come after {period} steps, but only {left} are left: this is one plain cosine."};
    if (!shape_is(d, &restarts_def)) return;
    double left = d->steps - d->p->in.start, period = d->p->in.k[0];
    if (period >= left && left > 0) NOTE(d, "period", &m, ((fix){"Four cycles", "period=25pct"}), NUM("period", period), NUM("left", left));
}

static void cycle_is_cut(const desk *d) {
    static const message m = {"cycle_cut", "The run ends in the middle of a cycle, at {share%} of the peak: the last cycle never gets to its low."};
    double end = d->lr[(int)d->steps - 1];
    const setting *growth = live(d, "multiplier");
    if (!shape_is(d, &restarts_def) || d->p->in.k[0] >= d->steps - d->p->in.start || end < 0.25 * d->top) return;
    double m1 = growth ? growth->number : 1, parts = m1 == 1 ? 4 : 1 + m1 + m1 * m1;
    char change[40];
    NOTE(d, "period", &m, ((fix){m1 == 1 ? "Four cycles" : "Three growing cycles", steps_change(change, "period=", real_floor((d->steps - d->p->in.start) / parts) + 1, "")}), NUM("share", end / d->top));
}

static void floor_at_peak(const desk *d) {
    static const message m = {"floor_at_peak", "{label} is as high as the peak, so the rate never moves."};
    static const char *const keys[] = {"floor", "low"}, *const changes[] = {"floor=0", "low=0.1"}, *const labels[] = {"Down to zero", "A tenth of the peak"};
    for (int i = 0; i < COUNT(keys); i++) {
        const setting *one = live(d, keys[i]);
        if (one && one->number >= 1) NOTE(d, keys[i], &m, ((fix){labels[i], changes[i]}), WORD("label", one->row->label));
    }
}

static void decay_stops_short(const desk *d) {
    static const message m = {"stops_short", "The rate ends at {share%} of the peak: a decay that goes all the way to zero usually ends lower."};
    const sched_def *whole_way[] = {&linear_def, &cosine_def, &polynomial_def, &wsd_def};
    double end = d->lr[(int)d->steps - 1] / d->top;
    bool mine = false;
    for (int i = 0; i < COUNT(whole_way); i++) mine |= shape_is(d, whole_way[i]);
    const setting *floor = live(d, "floor");
    double natural = 2.5 / real_min(d->p->in.span, shape_is(d, &wsd_def) ? d->p->in.k[0] : d->p->in.span);
    if (!mine || !floor || floor->number >= 1 || d->steps - d->p->in.start < 10 || end <= 0.01 + natural || end > 0.25) return;
    bool floored = floor->number > 0.005;
    const setting *length = live(d, "span");
    if (!floored && !length->share && length->number > d->steps - d->p->in.start) return; // said already
    char change[40];
    NOTE(d, floored ? "floor" : "span", &m, floored ? ((fix){"Down to zero", "floor=0"}) : ((fix){"Decay to the end", steps_change(change, "span=", d->steps - d->p->in.start, "&end=hold")}), NUM("share", end));
}

static void first_rate_zero(const desk *d) {
    static const message m = {"first_zero", "The first update has a rate of zero: one step is spent on nothing."};
    if (d->lr[0] > 0) return;
    bool typed = !d->p->in.d->from_zero && d->p->warmup > 0;
    fix f = typed ? (fix){"Start at 1 % of the peak", "warmup_from=0.01"} : d->p->warmup > 0 ? (fix){"Count as PyTorch does", "dialect=pytorch"} : (fix){NULL, NULL};
    NOTE(d, typed ? "warmup_from" : d->p->warmup > 0 ? "warmup" : "sched", &m, f, NUM("step", 1));
}

static void momentum_cannot_move(const desk *d) {
    static const message m = {"momentum_stuck", "{shape} wants to move the momentum, but {optimizer} has none to move."};
    if (d->momentum[0] == d->momentum[0] && !d->r->opts->cycles)
        NOTE(d, "cycle_momentum", &m, ((fix){"Leave momentum alone", "cycle_momentum=0"}), WORD("shape", d->p->shape->d.label), WORD("optimizer", d->r->opts->d.label));
}

static void patience_too_long(const desk *d) {
    static const message m = {"patience_too_long", "Patience is {patience} reports, but the whole run makes only {reports}: the rate can never be reduced."};
    if (!d->p->shape->reactive) return;
    double every = at_least_one(d->p->in.k[8]), reports = real_floor(d->steps / every), patience = d->p->in.k[1];
    if (patience + 1 >= reports)
        NOTE(d, every > d->steps / 2 ? "every" : "patience", &m, ((fix){"Patience 10, a report each 1 %", "patience=10&every=1pct"}), NUM("reports", reports), NUM("patience", patience));
}

static void (*const rules[])(const desk *d) = {warmup_too_long, span_beyond_end, drop_never_comes, list_beyond_end, seam_jumps, restarts_never, cycle_is_cut,
                                               floor_at_peak, decay_stops_short, first_rate_zero, momentum_cannot_move, patience_too_long};

void lint_write(const run *r, const double *lr, const double *momentum, text *t) {
    plan p;
    plan_open(&p, &r->first, r->steps, NULL);
    desk d = {r, &r->first, &p, lr, momentum, r->steps, settings_number(&r->first, &knob_lr), t};
    json_open(t, "lint", '[');
    for (int i = 0; i < COUNT(rules); i++) rules[i](&d);
    json_close(t, ']');
}

bool lint_resolve(const char *line, double *curves, text *t, refusal *no) {
    static run r;
    if (!run_resolve(line, t, no) || !run_read(&r, line, no)) return false;
    sched_fill(&r.first, r.steps, curves, curves + r.steps);
    t->at[--t->length] = 0; // the closing bracket: one more member goes in
    t->comma = true;
    lint_write(&r, curves, curves + r.steps, t);
    json_close(t, '}');
    return true;
}
