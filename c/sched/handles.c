// handles.c - the places on the curve that can be taken hold of.
#include "sched/handles.h"
#include "sched/chain.h"

enum { PLACES = 128 }; // where the handle of the peak may stand

struct grip_list {
    const plan *p;
    sched_handle *out;
    int count;
};

static double height_at(const plan *p, double step) {
    if (!p->chained) return plan_height(p, step);
    double h = chain_first(p);
    for (int t = 1; t <= (int)step; t++) h = chain_next(p, h, t);
    return h;
}

static sched_handle *add(grip_list *list, const grip *g) {
    if (list->count == HANDLES_MAX || g->step < 0 || g->step > list->p->branch) return NULL; // what a branch cuts off has no handles
    sched_handle *h = &list->out[list->count++];
    *h = (sched_handle){.row = g->row, .index = g->index, .label = g->label, .step = g->step, .step_lo = g->step, .step_hi = g->step};
    return h;
}

static void free_x(const grip_list *list, sched_handle *h, const grip *g) {
    double hi = g->row == &knob_branch ? g->hi : real_min(g->hi, list->p->branch); // nothing is pushed behind the branch, out of sight
    h->x = true, h->origin = g->origin, h->sign = g->sign;
    h->step_lo = real_min(g->lo, g->step), h->step_hi = real_max(hi, g->step);
}

static void free_y(sched_handle *h, const grip *g, double peak) {
    h->y = true, h->unit = peak, h->lr = peak * g->level;
    h->lr_lo = 0, h->lr_hi = peak;
}

void grip_x(grip_list *list, grip g) {
    sched_handle *h = add(list, &g);
    if (!h) return;
    free_x(list, h, &g);
    h->lr = h->lr_lo = h->lr_hi = list->p->peak * height_at(list->p, g.step);
}

void grip_y(grip_list *list, grip g) {
    sched_handle *h = add(list, &g);
    if (h) free_y(h, &g, list->p->peak);
}

void grip_xy(grip_list *list, grip g) {
    sched_handle *h = add(list, &g);
    if (h) free_x(list, h, &g), free_y(h, &g, list->p->peak);
}

static bool crowded(const grip_list *list, double step) {
    for (int i = 1; i < list->count; i++)
        if (real_abs(list->out[i].step - step) < 0.04 * list->p->in.steps) return true;
    return false;
}

// The peak is held where the curve is high and no other handle is near, so that each can be reached.
static void settle_peak(grip_list *list) {
    const plan *p = list->p;
    sched_handle *peak = &list->out[0];
    double best = -1, h = 0, stride = p->chained ? 1 : real_max(1, real_floor(p->in.steps / PLACES));
    *peak = (sched_handle){.row = &knob_lr, .label = place_peak, .y = true, .unit = 1};
    for (double t = 0; t <= real_min(p->branch, p->in.steps - 1); t += stride) {
        h = !p->chained ? plan_height(p, t) : t > 0 ? chain_next(p, h, t) : chain_first(p);
        double worth = crowded(list, t) ? h / 1000 : h;
        if (worth > best) best = worth, peak->step = t, peak->unit = h;
    }
    if (!(peak->unit > 0)) peak->unit = 1;
    peak->step_lo = peak->step_hi = peak->step;
    peak->lr = p->peak * peak->unit, peak->lr_lo = knob_lr.lo * peak->unit, peak->lr_hi = knob_lr.hi * peak->unit;
}

static void grip_modifiers(grip_list *list) {
    const shape_in *in = &list->p->in;
    double start = in->start, end = start + in->span;
    grip_x(list, (grip){.row = &knob_warmup, .label = place_warmup_ends, .step = list->p->warmup, .sign = 1, .hi = in->steps});
    if (list->p->hold > 0)
        grip_x(list, (grip){.row = &knob_hold, .label = place_decay_begins, .step = start, .origin = start - list->p->hold, .sign = 1, .lo = start - list->p->hold, .hi = in->steps});
    if (list->p->end != END_AUTO && end < in->steps)
        grip_x(list, (grip){.row = &knob_span, .label = place_decay_ends, .step = end, .origin = start, .sign = 1, .lo = start + 1, .hi = in->steps});
}

int handles_of(const plan *p, sched_handle *out) {
    grip_list list = {p, out, 1};
    grip_modifiers(&list);
    if (p->shape->handles) p->shape->handles(&p->in, &list);
    if (p->branch < p->in.steps) grip_x(&list, (grip){.row = &knob_branch, .label = place_branch, .step = p->branch, .sign = 1, .lo = 1, .hi = p->in.steps - 1});
    settle_peak(&list);
    return list.count;
}

int sched_handles(const settings *s, int steps, sched_handle *out) {
    plan p;
    plan_open(&p, s, steps, NULL);
    return handles_of(&p, out);
}
