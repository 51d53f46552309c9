// sequence.c - parts joined end to end, each with a shape, two heights and a length.
#include "sched/shape.h"

enum { LIST, POWER };
enum { PARTS_MAX = 64 };
static const char *const shapes[] = {"linear", "cosine", "exponential", "constant", "sqrt", "polynomial"}; // the order of `curve`

typedef struct part { piece shape, from, to, length; double a, b, steps; int kind; } part;

static int read_one(const shape_in *in, piece one, bool last, part *p, refusal *no) {
    *p = (part){0};
    piece rest = one;
    bool three = piece_next(&rest, ':', &p->shape) && piece_next(&rest, ':', &p->from) && piece_next(&rest, ':', &p->to);
    if (three) piece_next(&rest, ':', &p->length);
    if (!three || rest.at) return list_refuse(no, &knob_parts, one, &refuse_part_form, 0);
    p->kind = piece_word(p->shape, shapes, COUNT(shapes));
    if (p->kind < 0) return list_refuse(no, &knob_parts, p->shape, &refuse_part_shape, 0);
    if (!piece_number(p->from, 0, 1, &p->a)) return list_refuse(no, &knob_parts, p->from, &refuse_entry_height, 0);
    if (!piece_number(p->to, 0, 1, &p->b)) return list_refuse(no, &knob_parts, p->to, &refuse_entry_height, 0);
    if (!p->length.at && !last) return list_refuse(no, &knob_parts, one, &refuse_part_length, 0);
    if (p->length.at && !piece_span(p->length, in->steps, &p->steps)) return list_refuse(no, &knob_parts, p->length, &refuse_entry_span, 0);
    return 0;
}

// Parts as typed: how many, or -1.
static int read_parts(const shape_in *in, part *out, refusal *no) {
    piece rest = piece_all(in->s, &knob_parts), one;
    int n = 0;
    for (; piece_next(&rest, ',', &one); n++) {
        if (n == PARTS_MAX) return list_refuse(no, &knob_parts, one, &refuse_entry_too_many, PARTS_MAX);
        if (read_one(in, one, !rest.at, &out[n], no) < 0) return -1;
    }
    return n;
}

// One stretch a part, and a last one that holds where they end.
static int read(const shape_in *in, stretch *out, refusal *no) {
    part parts[PARTS_MAX];
    int n = read_parts(in, parts, no);
    double at = 0;
    for (int i = 0; i < n; i++) {
        out[i] = (stretch){at, parts[i].a, parts[i].b, (curve)parts[i].kind};
        at = parts[i].length.at ? at + parts[i].steps : real_max(at, in->span);
    }
    if (n > 0) out[n] = (stretch){at, out[n - 1].kind == CURVE_HELD ? out[n - 1].from : out[n - 1].to, 0, CURVE_HELD};
    return n < 0 ? -1 : n + 1;
}

static double height(const shape_in *in, double t) {
    if (!in->count) return 1;
    const stretch *now = stretch_at(in, t);
    if (is_last(in, now)) return now->from;
    return curve_between(now->kind, now->from, now->to, (t - now->begin) / (now[1].begin - now->begin), in->k[POWER]);
}

static void marks(const shape_in *in, mark_list *out) {
    for (int i = 1; i + 1 < in->count; i++) mark(out, "milestone", place_next_part, in->start + in->list[i].begin);
    if (in->count) mark(out, "decay_end", place_last_part_ends, in->start + in->list[in->count - 1].begin);
}

// Handle 0 is the first height; handle i the end of part i: its length and both heights that meet there.
static void handles(const shape_in *in, grip_list *out) {
    part parts[PARTS_MAX];
    int n = read_parts(in, parts, NULL);
    if (n < 1) return;
    grip_y(out, (grip){.row = &knob_parts, .index = 0, .label = place_start, .step = in->start, .level = in->list[0].from});
    for (int i = 0; i < n; i++) {
        const stretch *now = &in->list[i];
        double begin = in->start + now->begin, end = in->start + now[1].begin, level = now->kind == CURVE_HELD ? now->from : now->to;
        grip g = {.row = &knob_parts, .index = i + 1, .label = i + 1 < n ? place_joint : place_end, .step = end, .origin = begin, .sign = 1,
                  .level = level, .lo = begin, .hi = in->steps};
        if (parts[i].length.at) grip_xy(out, g);
        else grip_y(out, g);
    }
}

// Heights that were equal where parts meet stay equal.
static void lift(part *parts, int n, int joint, double to) {
    double was = joint ? (parts[joint - 1].kind == CURVE_HELD ? parts[joint - 1].a : parts[joint - 1].b) : parts[0].a;
    for (int i = joint - 1; i >= 0; i--) {
        if (parts[i].b == was || i == joint - 1) parts[i].b = to;
        if (parts[i].kind != CURVE_HELD || parts[i].a != was) break;
        parts[i].a = to;
        if (i && parts[i - 1].b != was) break;
    }
    for (int i = joint; i < n && parts[i].a == was; i++) {
        parts[i].a = to;
        if (parts[i].kind != CURVE_HELD) break;
        if (parts[i].b == was) parts[i].b = to;
    }
}

static void put_level(text *out, piece typed, double value) {
    double was;
    text_put(out, ":");
    if (piece_number(typed, 0, 1, &was) && was == value) put_piece(out, typed);
    else put_number(out, value);
}

static void rewrite(const shape_in *in, const sched_handle *moved, double step, double to, text *out) {
    part parts[PARTS_MAX];
    int n = read_parts(in, parts, NULL);
    if (to >= 0) lift(parts, n, moved->index, to);
    for (int i = 0; i < n; i++) {
        if (i) text_put(out, ",");
        put_piece(out, parts[i].shape);
        put_level(out, parts[i].from, parts[i].a);
        put_level(out, parts[i].to, parts[i].b);
        if (!parts[i].length.at) continue;
        text_put(out, ":");
        if (i != moved->index - 1) put_piece(out, parts[i].length);
        else put_moved(out, parts[i].length, in, moved, step);
    }
}

const sched_def sequence_def = {
    .d = {"sequence", "Sequence", "Parts of any shape joined end to end: build your own from the bricks of the others.",
          "lr(t) = peak x the part at t, from one height to another", "torch SequentialLR; optax.join_schedules", NULL,
          (const knob *const[]){&knob_parts, &knob_power, NULL}},
    .height = height, .read = read, .marks = marks, .handles = handles, .rewrite = rewrite, .open = true};
