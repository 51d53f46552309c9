// list.c - the entries of a list knob: read, written, and found by when they rule.
#include "sched/shape.h"
#include <string.h>

piece piece_all(const settings *s, const knob *row) {
    const char *at;
    int n;
    settings_text(s, row, &at, &n);
    return (piece){at, at + n};
}

bool piece_next(piece *rest, char mark, piece *out) {
    if (!rest->at) return false;
    const char *found = memchr(rest->at, mark, (size_t)(rest->end - rest->at));
    *out = (piece){rest->at, found ? found : rest->end};
    rest->at = found ? found + 1 : NULL;
    return true;
}

bool piece_span(piece p, double steps, double *out) {
    span got;
    if (p.at == p.end || settings_read_span(p.at, p.end, &got) != p.end - p.at) return false;
    double real = got.share ? got.amount * steps : got.amount;
    *out = whole(real);
    return real <= 1e6;
}

bool piece_number(piece p, double lo, double hi, double *out) {
    return p.at < p.end && text_read_number(p.at, p.end, out) == p.end - p.at && *out >= lo && *out <= hi;
}

int piece_word(piece p, const char *const *words, int count) {
    for (int i = 0; i < count; i++)
        if (text_is(p.at, (int)(p.end - p.at), words[i])) return i;
    return -1;
}

bool is_share(piece like) {
    span got;
    return settings_read_span(like.at, like.end, &got) && got.share;
}

int list_refuse(refusal *no, const knob *row, piece p, const message *why, int most) {
    char shown[40];
    int n = (int)(p.end - p.at), show = int_min(n, 28);
    for (int i = 0; i < show; i++) shown[i] = p.at[i] >= 32 && p.at[i] < 127 && p.at[i] != '"' ? p.at[i] : '?';
    strcpy(shown + show, n > show ? "..." : "");
    if (no) refuse(no, row->key, why, (const arg[]){WORD("label", row->label), WORD("typed", shown), NUM("most", most)}, 3);
    return -1;
}

void put_piece(text *t, piece p) { text_put_n(t, p.at, (int)(p.end - p.at)); }

// value rounded to `digits` decimals
static double rounded(double value, int digits) {
    double scale = 1;
    while (digits-- > 0) scale *= 10;
    return whole(value * scale) / scale;
}

void put_span(text *t, double value, double steps, bool share) {
    value = whole(value);
    if (!share) { text_number(t, value); return; }
    double percent = value / steps * 100, tidy = percent;
    for (int digits = 0; digits < 12; digits++) {
        tidy = real_min(rounded(percent, digits), 100);
        if (whole(tidy / 100 * steps) == value) break;
    }
    text_number(t, tidy);
    text_put(t, "pct");
}

void put_moved(text *t, piece typed, const shape_in *in, const sched_handle *moved, double step) {
    if (step == moved->step) put_piece(t, typed);
    else put_span(t, step - moved->origin, in->steps, is_share(typed));
}

void put_number(text *t, double value) {
    if (!(value > 0)) { text_put(t, "0"); return; }
    double scale = 1;
    while (value * scale < 1000) scale *= 10;
    text_number(t, whole(value * scale) / scale);
}

const stretch *stretch_at(const shape_in *in, double t) {
    cursor *c = in->at;
    if (t < in->list[c->index].begin) c->index = 0;
    while (c->index + 1 < in->count && t >= in->list[c->index + 1].begin) c->index++;
    return &in->list[c->index];
}

bool is_last(const shape_in *in, const stretch *one) { return one == &in->list[in->count - 1]; }
