// multistep.c - drops by a factor at given steps.
#include "sched/shape.h"

enum { GAMMA, LIST };

static int read(const shape_in *in, stretch *out, refusal *no) {
    piece rest = piece_all(in->s, &knob_milestones), one;
    int n = 0;
    for (double at, last = 0; piece_next(&rest, ',', &one); last = at) {
        if (n == LIST_MAX) return list_refuse(no, &knob_milestones, one, &refuse_entry_too_many, LIST_MAX);
        if (!piece_span(one, in->steps, &at)) return list_refuse(no, &knob_milestones, one, &refuse_entry_span, 0);
        if (at < last) return list_refuse(no, &knob_milestones, one, &refuse_milestone_order, 0);
        out[n++].begin = real_max(0, at + in->d->milestone);
    }
    return n;
}

static double height(const shape_in *in, double t) {
    cursor *c = in->at;
    if (c->index > 0 && t < in->list[c->index - 1].begin) c->index = 0;
    while (c->index < in->count && t >= in->list[c->index].begin) c->index++;
    return real_pow(in->k[GAMMA], c->index);
}

static void marks(const shape_in *in, mark_list *out) {
    for (int i = 0; i < in->count; i++) mark(out, "milestone", place_rate_drops, in->start + in->list[i].begin);
}

static void handles(const shape_in *in, grip_list *out) {
    double origin = in->start + in->d->milestone;
    for (int i = 0; i < in->count; i++) {
        double lo = i ? in->list[i - 1].begin : real_max(0, in->d->milestone), hi = i + 1 < in->count ? in->start + in->list[i + 1].begin : in->steps;
        grip_x(out, (grip){.row = &knob_milestones, .index = i, .label = place_milestone, .step = in->start + in->list[i].begin, .origin = origin,
                           .sign = 1, .lo = in->start + lo, .hi = hi});
    }
}

static void rewrite(const shape_in *in, const sched_handle *moved, double step, double to, text *out) {
    piece rest = piece_all(in->s, &knob_milestones), one;
    (void)to;
    for (int i = 0; piece_next(&rest, ',', &one); i++) {
        if (i) text_put(out, ",");
        if (i == moved->index) put_span(out, step - moved->origin, in->steps, is_share(one));
        else put_piece(out, one);
    }
}

const sched_def multistep_def = {
    .d = {"multistep", "Multi-step", "Drops by a factor at the steps you name: how image networks were trained for years.",
          "lr(t) = peak gamma^(number of milestones up to t)", "torch MultiStepLR; keras PiecewiseConstantDecay", NULL,
          (const knob *const[]){&knob_gamma, &knob_milestones, NULL}},
    .height = height, .read = read, .marks = marks, .handles = handles, .rewrite = rewrite, .open = true, .prefixed = true};
