// plan.c - a line's schedule made ready: modifiers read, spans rounded to whole steps, the shape prepared.
#include "sched/shape.h"

static void read_knobs(shape_in *in, const knob *const *rows) {
    for (int i = 0; rows[i]; i++) {
        ASSERT(i < SHAPE_KNOBS);
        if (rows[i]->kind == SPAN) in->k[i] = settings_steps(in->s, rows[i], in->steps);
        else if (rows[i]->kind != TEXT) in->k[i] = settings_number(in->s, rows[i]);
    }
}

// A share of the run is at most what is left of it, where warmup counts as part of the decay's length.
static double span_steps(const plan *p) {
    const shape_in *in = &p->in;
    double length = settings_whole_steps(in->s, &knob_span, in->steps);
    bool share = settings_find(in->s, knob_span.key)->share;
    return real_max(1, share && !in->d->outside ? real_min(length, in->steps - in->start) : length);
}

static const curve warmups[] = {CURVE_LINEAR, CURVE_COSINE, CURVE_EXPONENTIAL, CURVE_HELD, CURVE_SQRT};

static void read_modifiers(plan *p) {
    shape_in *in = &p->in;
    const settings *s = in->s;
    in->d = &dialects[settings_whole(s, &knob_dialect)];
    p->peak = settings_number(s, &knob_lr);
    p->warmup = settings_whole_steps(s, &knob_warmup, in->steps);
    p->hold = settings_whole_steps(s, &knob_hold, in->steps);
    p->warmup_curve = warmups[settings_whole(s, &knob_warmup_shape)];
    p->from = in->d->from_zero ? 0 : settings_number(s, &knob_warmup_from);
    p->seam = (seam_rule)settings_whole(s, &knob_seam);
    if (p->seam == SEAM_AUTO) p->seam = in->d->cut && !p->shape->prefixed ? SEAM_CUT : SEAM_AFTER;
    in->start = p->hold + (p->seam == SEAM_AFTER ? p->warmup : 0);
    in->span = span_steps(p);
    p->branch = settings_whole_steps(s, &knob_branch, in->steps);
    if (p->branch <= 0) p->branch = in->steps;
    p->end = (end_rule)settings_whole(s, &knob_end);
    if (p->end == END_AUTO && !p->shape->open) p->end = p->shape->bounces && in->d->bounce ? END_BOUNCE : END_HOLD;
    p->chained = p->seam == SEAM_OVER && in->d->chain && p->shape->bounces;
}

bool plan_open(plan *p, const settings *s, int steps, refusal *no) {
    p->shape = (const sched_def *)settings_chosen(s, SHELVES - 1);
    p->in = (shape_in){.s = s, .steps = steps, .list = p->list, .at = &p->at};
    p->at = (cursor){0, 0, 0};
    read_modifiers(p);
    read_knobs(&p->in, p->shape->d.knobs);
    if (p->shape->prepare) p->shape->prepare(&p->in);
    if (p->shape->read) p->in.count = p->shape->read(&p->in, p->list, no);
    bool read = p->in.count >= 0;
    p->in.count = int_max(0, p->in.count);
    p->foot = p->shape->height(&p->in, 0);
    return read;
}

double plan_clock(const plan *p, double t) {
    double own = real_max(0, t - p->in.start), T = p->in.span;
    if (p->end == END_HOLD || (p->end == END_BOUNCE && own <= T)) return real_min(own, T);
    if (p->end != END_BOUNCE) return own;
    double back = own - 2 * T * real_floor(own / (2 * T));
    return back > T ? 2 * T - back : back;
}

double plan_warmup(const plan *p, double t) { return t < p->warmup ? curve_between(p->warmup_curve, p->from, 1, t / p->warmup, 1) : 1; }

double plan_height(const plan *p, double t) {
    if (p->seam == SEAM_OVER) return plan_warmup(p, t) * p->shape->height(&p->in, plan_clock(p, t));
    if (t < p->warmup) return plan_warmup(p, t) * p->foot;
    return t < p->in.start ? p->foot : p->shape->height(&p->in, plan_clock(p, t));
}
