// settings.c - reading a settings line: shelves first, then the chosen items' defaults, then what was said.
#include "knob/value.h"
#include <string.h>

static bool same(slice a, const char *word) { return text_is(a.at, a.n, word); }

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
        if (item < 0) return REFUSE_OF(no, on->key, no_such_choice, WORD("label", on->label), WORD("typed", value_shown(value, a)), WORD("list", item_list(on, list)));
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
        if (!one) return REFUSE_OF(no, value_shown((slice){key.at, int_min(key.n, 24)}, a), no_such_setting, WORD("typed", a));
        if (!value_read(one, value, no)) return false;
        one->said = said;
    }
    return true;
}

static void set_defaults(settings *s) {
    refusal no;
    for (int i = 0; i < s->count; i++)
        ASSERT(value_read(&s->all[i], (slice){s->all[i].row->def, (int)strlen(s->all[i].row->def)}, &no));
    for (int i = 0; i < SHELVES; i++) {
        const char *own = settings_chosen(s, i)->defaults;
        if (own) ASSERT(set_all(s, own, false, &no));
    }
}

bool settings_read(settings *s, const dictionary *words, const char *line, refusal *no) {
    memset(s, 0, offsetof(settings, line));
    s->words = words;
    if (strlen(line) >= LINE_ROOM) return REFUSE(no, "", line_too_long);
    strcpy(s->line, line);
    text_to_one_line(s->line);
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
