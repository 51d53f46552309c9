// value.c - one value of a line: read against its row, and written back.
#include "knob/value.h"
#include <string.h>

// A copy of what was typed that is safe to show: short, printable.
const char *value_shown(slice s, char out[40]) {
    int n = int_min(s.n, 32);
    for (int i = 0; i < n; i++) out[i] = s.at[i] >= 32 && s.at[i] < 127 ? s.at[i] : '?';
    strcpy(out + n, s.n > n ? "..." : "");
    return out;
}

#define LABEL(row) WORD("label", (row)->label)
#define TYPED(v, a) WORD("typed", value_shown(v, a))

static const char *plain(double v, char out[32]) {
    text t = text_on(out, 32);
    text_number(&t, v);
    return out;
}

// Index of `name` among "key:Label|key:Label", or -1.
static int find_choice(const char *choices, slice name) {
    int index = 0;
    for (const char *p = choices; p && *p; index++) {
        const char *end = strchr(p, '|'), *colon = strchr(p, ':');
        if ((int)(colon - p) == name.n && !memcmp(p, name.at, (size_t)name.n)) return index;
        p = end ? end + 1 : NULL;
    }
    return -1;
}

static int percent_sign(const char *at, const char *end) {
    static const char *const signs[] = {"pct", "%25", "%"};
    for (int i = 0; i < 3; i++) {
        int n = (int)strlen(signs[i]);
        if (end - at >= n && !memcmp(at, signs[i], (size_t)n)) return n;
    }
    return 0;
}

int settings_read_span(const char *at, const char *end, span *out) {
    int n = text_read_number(at, end, &out->amount);
    if (!n || out->amount < 0) return 0;
    int sign = percent_sign(at + n, end);
    out->share = sign > 0;
    if (sign) out->amount /= 100;
    return n + sign;
}

static bool read_number(setting *one, slice v, refusal *no) {
    const knob *row = one->row;
    char a[40], lo[32], hi[32];
    if (!v.n || text_read_number(v.at, v.at + v.n, &one->number) != v.n)
        return REFUSE_OF(no, row->key, not_a_number, LABEL(row), TYPED(v, a));
    if (one->number < row->lo || one->number > row->hi)
        return REFUSE_OF(no, row->key, out_of_range, LABEL(row), TYPED(v, a), WORD("lo", plain(row->lo, lo)), WORD("hi", plain(row->hi, hi)));
    if (row->kind != NUMBER && (double)(int64_t)one->number != one->number)
        return REFUSE_OF(no, row->key, not_whole, LABEL(row), TYPED(v, a));
    return true;
}

static bool read_span(setting *one, slice v, refusal *no) {
    span got;
    char a[40], hi[32];
    const knob *row = one->row;
    if (!v.n || settings_read_span(v.at, v.at + v.n, &got) != v.n)
        return REFUSE_OF(no, row->key, not_a_span, LABEL(row), TYPED(v, a));
    if (got.share && got.amount > 1) return REFUSE_OF(no, row->key, share_out_of_range, LABEL(row), TYPED(v, a));
    if (!got.share && got.amount > row->hi) return REFUSE_OF(no, row->key, too_many_steps, LABEL(row), TYPED(v, a), WORD("hi", plain(row->hi, hi)));
    one->number = got.amount, one->share = got.share;
    return true;
}

static bool read_choice(setting *one, slice v, refusal *no) {
    int index = find_choice(one->row->choices, v);
    char a[40], list[160];
    if (index >= 0) { one->number = index; return true; }
    text t = text_on(list, (int)sizeof list);
    for (const char *p = one->row->choices; p && *p;) {
        const char *end = strchr(p, '|'), *colon = strchr(p, ':');
        if (t.length) text_put(&t, ", ");
        text_put_n(&t, p, (int)(colon - p));
        p = end ? end + 1 : NULL;
    }
    return REFUSE_OF(no, one->row->key, no_such_choice, LABEL(one->row), TYPED(v, a), WORD("list", list));
}

bool value_read(setting *one, slice v, refusal *no) {
    one->text = v.at, one->length = v.n;
    switch (one->row->kind) {
    case SPAN: return read_span(one, v, no);
    case CHOICE: return read_choice(one, v, no);
    case TEXT: return true;
    default: return read_number(one, v, no);
    }
}

void settings_write_value(const setting *one, text *t) {
    if (one->row->kind == TEXT || one->row->kind == CHOICE) { text_put_n(t, one->text, one->length); return; }
    if (one->row->kind != SPAN || !one->share) { text_number(t, one->number); return; }
    double percent = one->number * 100, tidy = (double)(int64_t)(percent * 1e6 + 0.5) / 1e6;
    text_number(t, real_max(percent - tidy, tidy - percent) < 1e-9 ? tidy : percent);
    text_put(t, "pct");
}
