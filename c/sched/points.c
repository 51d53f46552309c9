// points.c - a curve through points: what a visitor draws, or what was driven by hand.
#include "sched/shape.h"

static const char *const letters[] = {"l", "c", "e", "h"}; // the order of `curve`

typedef struct entry { piece at, height, kind; } entry;

static entry split(piece one) {
    entry e = {{NULL, NULL}, {NULL, NULL}, {NULL, NULL}};
    if (piece_next(&one, ':', &e.at) && piece_next(&one, ':', &e.height) && piece_next(&one, ':', &e.kind) && one.at) e.at.at = NULL;
    return e;
}

static int read_one(const shape_in *in, piece one, double last, stretch *out, refusal *no) {
    entry e = split(one);
    if (!e.at.at || !e.height.at) return list_refuse(no, &knob_points, one, &refuse_point_form, 0);
    if (!piece_span(e.at, in->steps, &out->begin)) return list_refuse(no, &knob_points, e.at, &refuse_entry_span, 0);
    if (out->begin < last) return list_refuse(no, &knob_points, one, &refuse_point_order, 0);
    if (!piece_number(e.height, 0, 1, &out->from)) return list_refuse(no, &knob_points, e.height, &refuse_entry_height, 0);
    int kind = e.kind.at ? piece_word(e.kind, letters, COUNT(letters)) : 0;
    if (kind < 0) return list_refuse(no, &knob_points, e.kind, &refuse_point_curve, 0);
    out->kind = (curve)kind, out->to = out->from;
    return 0;
}

static int read(const shape_in *in, stretch *out, refusal *no) {
    piece rest = piece_all(in->s, &knob_points), one;
    int n = 0;
    for (; piece_next(&rest, ',', &one); n++) {
        if (n == LIST_MAX) return list_refuse(no, &knob_points, one, &refuse_entry_too_many, LIST_MAX);
        if (read_one(in, one, n ? out[n - 1].begin : 0, &out[n], no) < 0) return -1;
        if (n) out[n - 1].to = out[n].from;
    }
    return n;
}

static double height(const shape_in *in, double t) {
    if (!in->count) return 1;
    const stretch *now = stretch_at(in, t);
    if (t <= now->begin || is_last(in, now)) return now->from;
    return curve_between(now->kind, now->from, now->to, (t - now->begin) / (now[1].begin - now->begin), 1);
}

// Of a curve driven by hand with hundreds of points, some.
static void handles(const shape_in *in, grip_list *out) {
    int stride = (in->count + 39) / 40;
    for (int i = 0; i < in->count; i += stride) {
        double lo = i ? in->list[i - 1].begin : 0, hi = i + 1 < in->count ? in->start + in->list[i + 1].begin : in->steps;
        grip_xy(out, (grip){.row = &knob_points, .index = i, .label = place_point, .step = in->start + in->list[i].begin, .origin = in->start, .sign = 1,
                            .level = in->list[i].from, .lo = in->start + lo, .hi = hi});
    }
}

static void rewrite(const shape_in *in, const sched_handle *moved, double step, double to, text *out) {
    piece rest = piece_all(in->s, &knob_points), one;
    for (int i = 0; piece_next(&rest, ',', &one); i++) {
        if (i) text_put(out, ",");
        if (i != moved->index) { put_piece(out, one); continue; }
        entry e = split(one);
        put_moved(out, e.at, in, moved, step);
        text_put(out, ":");
        if (to < 0) put_piece(out, e.height);
        else put_number(out, to);
        if (e.kind.at) text_put(out, ":"), put_piece(out, e.kind);
    }
}

const sched_def points_def = {
    .d = {"points", "Points", "Any curve you like: points joined by lines, cosines, exponentials or held.",
          "lr(t) = peak x height, between two points along the first one's curve", "optax.piecewise_interpolate_schedule", NULL,
          (const knob *const[]){&knob_points, NULL}},
    .height = height, .read = read, .handles = handles, .rewrite = rewrite, .open = true};
