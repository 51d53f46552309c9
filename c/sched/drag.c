// drag.c - a handle has been moved: the text that says so.
#include "sched/handles.h"

static double within(double v, double lo, double hi) { return real_max(lo, real_min(v, hi)); }

// A length of zero has no unit yet: what is dragged out of it is a share of the run.
static void put_length(const setting *was, const sched_handle *h, double step, double steps, text *out) {
    if (step == h->step) settings_write_value(was, out);
    else put_span(out, real_max(0, (step - h->origin) * h->sign), steps, was->share || was->number == 0);
}

static void put_height(const setting *was, const sched_handle *h, double lr, text *out) {
    if (lr == h->lr) settings_write_value(was, out);
    else put_number(out, within(lr / h->unit, h->row->lo, h->row->hi));
}

void sched_drag(const settings *s, int steps, int n, double step, double lr, text *out) {
    plan p;
    sched_handle all[HANDLES_MAX];
    plan_open(&p, s, steps, NULL);
    if (n < 0 || n >= handles_of(&p, all)) return;
    const sched_handle *h = &all[n];
    const setting *was = settings_find(s, h->row->key);
    step = h->x && real_abs(step - h->step) >= 0.5 ? within(whole(step), h->step_lo, h->step_hi) : h->step;
    lr = h->y ? within(lr, h->lr_lo, h->lr_hi) : h->lr;
    text_put(out, h->row->key), text_put(out, "=");
    if (h->row->kind == TEXT) p.shape->rewrite(&p.in, h, step, h->y && lr != h->lr ? lr / h->unit : -1, out);
    else if (h->x) put_length(was, h, step, steps, out);
    else put_height(was, h, lr, out);
}
