// settings.c - reading a settings line: shelves first, then the chosen items' defaults, then what was said.
#include "knob/settings.h"
#include <string.h>

typedef struct slice { const char *at; int n; } slice;

static bool same(slice a, const char *word) { return text_is(a.at, a.n, word); }

void refuse(refusal *no, const char *key, const char *const words[]) {
    text k = text_on(no->key, (int)sizeof no->key), t = text_on(no->text, (int)sizeof no->text);
    text_put(&k, key);
    for (; *words; words++) text_put(&t, *words);
}
#define REFUSE(no, key, ...) (refuse(no, key, (const char *const[]){__VA_ARGS__, NULL}), false)

// A copy of what was typed that is safe to show: short, printable.
static const char *shown(slice s, char out[40]) {
    int n = int_min(s.n, 32);
    for (int i = 0; i < n; i++) out[i] = s.at[i] >= 32 && s.at[i] < 127 ? s.at[i] : '?';
    strcpy(out + n, s.n > n ? "..." : "");
    return out;
}

static const char *plain(double v, char out[32]) {
    text t = text_on(out, 32);
    text_number(&t, v);
    return out;
}

static void collect(settings *s, const knob *const *rows) {
    for (; rows && *rows; rows++) {
        bool known = false;
        for (int i = 0; i < s->count; i++) known |= s->all[i].row == *rows;
        if (known) continue;
        ASSERT(s->count < KNOBS_MAX);
        s->all[s->count++] = (setting){.row = *rows};
    }
}

static void collect_all(settings *s) {
    s->count = 0;
    collect(s, s->words->knobs);
    for (int i = 0; i < SHELVES; i++)
        for (int j = 0; j < s->words->shelves[i].count; j++) collect(s, s->words->shelves[i].items[j]->knobs);
}

static setting *find(settings *s, slice key) {
    for (int i = 0; i < s->count; i++)
        if (same(key, s->all[i].row->key)) return &s->all[i];
    return NULL;
}

const setting *settings_find(const settings *s, const char *key) {
    for (int i = 0; i < s->count; i++)
        if (!strcmp(key, s->all[i].row->key)) return &s->all[i];
    return NULL;
}

static int find_shelf(const dictionary *words, slice key) {
    for (int i = 0; i < SHELVES; i++)
        if (same(key, words->shelves[i].key)) return i;
    return -1;
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
        return REFUSE(no, row->key, row->label, " (", row->key, ") needs a number, not \"", shown(v, a), "\".");
    if (one->number < row->lo || one->number > row->hi)
        return REFUSE(no, row->key, row->label, " (", row->key, ") is ", shown(v, a), "; it has to lie between ", plain(row->lo, lo), " and ", plain(row->hi, hi), ".");
    if (row->kind != NUMBER && (double)(int64_t)one->number != one->number)
        return REFUSE(no, row->key, row->label, " (", row->key, ") needs a whole number, not ", shown(v, a), ".");
    return true;
}

static bool read_span(setting *one, slice v, refusal *no) {
    span got;
    char a[40], hi[32];
    const knob *row = one->row;
    if (!v.n || settings_read_span(v.at, v.at + v.n, &got) != v.n)
        return REFUSE(no, row->key, row->label, " (", row->key, ") needs a number of steps (200) or a share of the run (5pct), not \"", shown(v, a), "\".");
    if (got.share && got.amount > 1) return REFUSE(no, row->key, row->label, " (", row->key, ") is ", shown(v, a), "; a share of the run has to lie between 0pct and 100pct.");
    if (!got.share && got.amount > row->hi) return REFUSE(no, row->key, row->label, " (", row->key, ") is ", shown(v, a), " steps; at most ", plain(row->hi, hi), " are possible.");
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
    return REFUSE(no, one->row->key, one->row->label, " (", one->row->key, ") cannot be \"", shown(v, a), "\"; it is one of ", list, ".");
}

static bool read_value(setting *one, slice v, refusal *no) {
    one->text = v.at, one->length = v.n;
    switch (one->row->kind) {
    case SPAN: return read_span(one, v, no);
    case CHOICE: return read_choice(one, v, no);
    case TEXT: return true;
    default: return read_number(one, v, no);
    }
}

static bool next_pair(const char **p, slice *key, slice *value) {
    while (**p == '&') (*p)++;
    if (!**p) return false;
    const char *end = *p + strcspn(*p, "&"), *eq = memchr(*p, '=', (size_t)(end - *p));
    *key = (slice){*p, (int)((eq ? eq : end) - *p)};
    *value = eq ? (slice){eq + 1, (int)(end - eq - 1)} : (slice){end, 0};
    *p = end;
    return true;
}

static const char *item_list(const shelf *on, char out[160]) {
    text t = text_on(out, 160);
    for (int j = 0; j < on->count; j++) text_put(&t, j ? ", " : ""), text_put(&t, on->items[j]->key);
    return out;
}

static bool choose(settings *s, const char *line, bool said, refusal *no) {
    slice key, value;
    char a[40], list[160];
    for (const char *p = line; next_pair(&p, &key, &value);) {
        int at = find_shelf(s->words, key), item = -1;
        if (at < 0) continue;
        const shelf *on = &s->words->shelves[at];
        for (int j = 0; j < on->count; j++)
            if (same(value, on->items[j]->key)) item = j;
        if (item < 0) return REFUSE(no, on->key, on->label, " (", on->key, ") cannot be \"", shown(value, a), "\"; it is one of ", item_list(on, list), ".");
        if (said || !s->chosen_said[at]) s->chosen[at] = item, s->chosen_said[at] = said;
    }
    return true;
}

static bool set_all(settings *s, const char *line, bool said, refusal *no) {
    slice key, value;
    char a[40];
    for (const char *p = line; next_pair(&p, &key, &value);) {
        if (find_shelf(s->words, key) >= 0) continue;
        setting *one = find(s, key);
        if (!one) return REFUSE(no, shown((slice){key.at, int_min(key.n, 24)}, a), "There is no setting called \"", a, "\".");
        if (!read_value(one, value, no)) return false;
        one->said = said;
    }
    return true;
}

static void set_defaults(settings *s) {
    refusal no;
    for (int i = 0; i < s->count; i++)
        ASSERT(read_value(&s->all[i], (slice){s->all[i].row->def, (int)strlen(s->all[i].row->def)}, &no));
    for (int i = 0; i < SHELVES; i++) {
        const char *own = settings_chosen(s, i)->defaults;
        if (own) ASSERT(set_all(s, own, false, &no));
    }
}

bool settings_read(settings *s, const dictionary *words, const char *line, refusal *no) {
    memset(s, 0, offsetof(settings, line));
    s->words = words;
    if (strlen(line) >= LINE_ROOM) return REFUSE(no, "", "The line is too long: at most 8191 characters.");
    strcpy(s->line, line);
    collect_all(s);
    if (!choose(s, s->line, true, no)) return false;
    const char *own = settings_chosen(s, 0)->defaults; // a task may bring its own model and so on
    if (own && !choose(s, own, false, no)) return false;
    set_defaults(s);
    return set_all(s, s->line, true, no);
}

const def *settings_chosen(const settings *s, int i) { return s->words->shelves[i].items[s->chosen[i]]; }

static bool among(const knob *const *rows, const knob *row) {
    for (; rows && *rows; rows++)
        if (*rows == row) return true;
    return false;
}

bool settings_in_force(const settings *s, const knob *row) {
    bool in = among(s->words->knobs, row);
    for (int i = 0; i < SHELVES; i++) in |= among(settings_chosen(s, i)->knobs, row);
    return in;
}

static const setting *get(const settings *s, const knob *row) {
    for (int i = 0; i < s->count; i++)
        if (s->all[i].row == row) return &s->all[i];
    ASSERT(false);
    return NULL;
}

double settings_number(const settings *s, const knob *row) { return get(s, row)->number; }
int settings_whole(const settings *s, const knob *row) { return (int)get(s, row)->number; }

double settings_steps(const settings *s, const knob *row, double steps) {
    const setting *one = get(s, row);
    return one->share ? one->number * steps : one->number;
}

double settings_whole_steps(const settings *s, const knob *row, double steps) { return (double)(int64_t)(settings_steps(s, row, steps) + 0.5); }

void settings_text(const settings *s, const knob *row, const char **at, int *length) {
    const setting *one = get(s, row);
    *at = one->text, *length = one->length;
}

void settings_write_value(const setting *one, text *t) {
    if (one->row->kind == TEXT || one->row->kind == CHOICE) { text_put_n(t, one->text, one->length); return; }
    if (one->row->kind != SPAN || !one->share) { text_number(t, one->number); return; }
    double percent = one->number * 100, tidy = (double)(int64_t)(percent * 1e6 + 0.5) / 1e6;
    text_number(t, real_max(percent - tidy, tidy - percent) < 1e-9 ? tidy : percent);
    text_put(t, "pct");
}

static bool as_default(const settings *s, const settings *silent, int i) {
    const setting *a = &s->all[i], *b = &silent->all[i];
    if (a->row->kind == TEXT) return a->length == b->length && !memcmp(a->text, b->text, (size_t)a->length);
    return a->number == b->number && a->share == b->share;
}

void settings_write(const settings *s, text *t) {
    settings silent; // the same choices with nothing said
    memcpy(&silent, s, offsetof(settings, line));
    set_defaults(&silent);
    settings bare = {.words = s->words};
    refusal no;
    const char *own = settings_chosen(s, 0)->defaults;
    bare.chosen[0] = s->chosen[0];
    if (own) choose(&bare, own, false, &no);
    for (int i = 0; i < SHELVES; i++) {
        if (s->chosen[i] == (i ? bare.chosen[i] : 0)) continue;
        if (t->length) text_put(t, "&");
        text_put(t, s->words->shelves[i].key), text_put(t, "="), text_put(t, settings_chosen(s, i)->key);
    }
    for (int i = 0; i < s->count; i++) {
        if (!settings_in_force(s, s->all[i].row) || as_default(s, &silent, i)) continue;
        if (t->length) text_put(t, "&");
        text_put(t, s->all[i].row->key), text_put(t, "="), settings_write_value(&s->all[i], t);
    }
}
