// book.c - reading a spec, and asking for results.
#include "judge/book.h"
#include "base/fmath.h"
#include "judge/messages.h"
#include <string.h>

static void put_line(text *t, const lane *l, const char *changes) {
    text_put_n(t, l->shared, l->shared_length);
    if (t->length && l->own_length) text_put(t, "&");
    text_put_n(t, l->own, l->own_length);
    if (t->length && *changes) text_put(t, "&");
    text_put(t, changes);
    text_to_one_line(t->at);
}

static bool read_lane(lane *l, refusal *no) {
    static run r;
    static char line[LINE_ROOM];
    text t = text_on(line, LINE_ROOM);
    put_line(&t, l, "");
    if (t.length + CHANGES_ROOM >= LINE_ROOM) return REFUSE(no, "", line_too_long);
    if (!run_read(&r, line, no)) return false;
    const char *name;
    int n;
    settings_text(&r.first, &knob_name, &name, &n);
    text label = text_on(l->name, (int)sizeof l->name);
    if (n) text_put_n(&label, name, n);
    else text_put(&label, settings_chosen(&r.first, SHELVES - 1)->label);
    l->lr = settings_number(&r.first, &knob_lr), l->steps = r.steps, l->batch = r.B, l->chance = r.task.chance, l->endless = !r.task.train;
    return true;
}

static bool shares_name(const book *b, int i) {
    for (int j = 0; j < b->count; j++)
        if (j != i && !strcmp(b->lanes[i].name, b->lanes[j].name)) return true;
    return false;
}

static void number_lane(lane *l, int n) {
    text t = text_on(l->name, (int)sizeof l->name);
    say_words(&t, &name_run_number, (arg[]){NUM("n", n)}, 1);
}

// Its name, and in brackets what its own part says beside that; false: nothing, or more than there is room for.
static bool tell_own(lane *l) {
    text t = {.at = l->name, .size = (int)sizeof l->name, .length = (int)strlen(l->name)};
    const char *end = l->own + l->own_length, *between = " (";
    for (const char *p = l->own, *stop; p < end; p = stop + 1) {
        stop = memchr(p, '&', (size_t)(end - p));
        if (!stop) stop = end;
        if (stop == p || !strncmp(p, "name=", 5)) continue;
        text_put(&t, between), text_put_n(&t, p, (int)(stop - p));
        between = "&";
    }
    text_put(&t, ")");
    return *between == '&' && !t.full;
}

// Runs of the same name are told apart by what their lines say, or by number.
static void tell_apart(book *b) {
    bool alike[LANES_MAX];
    for (int i = 0; i < b->count; i++) alike[i] = shares_name(b, i);
    for (int i = 0; i < b->count; i++)
        if (alike[i] && !tell_own(&b->lanes[i])) number_lane(&b->lanes[i], i + 1);
    for (int i = 1; i < b->count; i++)
        if (shares_name(b, i)) number_lane(&b->lanes[i], i + 1);
}

static bool read_lanes(book *b, const char *p, const char *end, refusal *no) {
    const char *stop = memchr(p, '/', (size_t)(end - p));
    lane first = {.shared = p, .own = p, .shared_length = (int)((stop ? stop : end) - p)};
    for (b->count = 0; stop || !b->count; b->count++) {
        if (b->count == LANES_MAX) return REFUSE(no, "judge", too_many_runs);
        lane *l = &b->lanes[b->count];
        *l = first;
        if (stop) {
            l->own = stop + 1;
            stop = memchr(l->own, '/', (size_t)(end - l->own));
            l->own_length = (int)((stop ? stop : end) - l->own);
        }
        if (!read_lane(l, no)) return false;
    }
    tell_apart(b);
    return true;
}

bool book_open(book *b, const char *in, text *wanted, refusal *no) {
    static char spec[LINE_ROOM];
    static const char empty[] = "";
    const char *end = in + strcspn(in, "\n"), *slash = memchr(in, '/', (size_t)(end - in)), *stop = slash ? slash : end;
    if (stop - in >= LINE_ROOM) return REFUSE(no, "judge", spec_too_long);
    memcpy(spec, in, (size_t)(stop - in)), spec[stop - in] = 0;
    if (!settings_read(&b->spec, judge_words(), spec, no)) return false;
    b->wanted = wanted, b->asked = b->missing = 0, b->full = false;
    const char *from = slash ? slash + 1 : empty;
    if (!read_lanes(b, from, slash ? end : empty, no)) return false;
    if (outcomes_read(&b->all, *end ? end + 1 : end)) return true;
    return REFUSE(no, "judge", too_many_results);
}

const outcome *book_ask(book *b, const lane *l, const char *changes) {
    static char line[LINE_ROOM];
    text t = text_on(line, LINE_ROOM);
    uint64_t key;
    put_line(&t, l, changes);
    outcome *o = outcomes_place(&b->all, line, t.length, &key);
    b->asked++;
    if (!o || t.full) return b->full = true, NULL;
    if (o->key) return o->numbers ? o : NULL;
    *o = (outcome){key, NULL, NULL, NULL, t.length};
    b->all.count++, b->missing++;
    if (b->wanted) text_put(b->wanted, line), text_put(b->wanted, "\n");
    return NULL;
}

double book_number(const book *b, const knob *row) { return settings_number(&b->spec, row); }
int book_whole(const book *b, const knob *row) { return settings_whole(&b->spec, row); }

enum { TRAIN_LOSS, HELD_LOSS, HELD_ERROR };

static int metric(const book *b, const lane *l) {
    int m = book_whole(b, &knob_metric);
    return m == TRAIN_LOSS && l->endless ? HELD_LOSS : m;
}

double book_worst(const book *b, const lane *l) { return metric(b, l) == HELD_ERROR ? 1 : l->chance; }

double book_value(const book *b, const lane *l, const outcome *o) {
    static const char *const keys[] = {"train_loss", "held_loss", "held_accuracy"};
    int m = metric(b, l);
    double worst = book_worst(b, l), value = outcome_number(o, keys[m]);
    if (m == HELD_ERROR) value = 1 - value;
    if (outcome_diverged(o) || value != value) return worst;
    return real_max(1e-6, m == HELD_ERROR ? real_max(value, 1e-4) : value);
}

const char *book_metric(const book *b, const lane *l) {
    static const message *const names[] = {&metric_train_loss, &metric_held_loss, &metric_held_error};
    return names[metric(b, l)]->words;
}

double book_rate(const book *b, const lane *l, double i, int n) {
    double below = book_number(b, &knob_below), above = book_number(b, &knob_above);
    double lr = l->lr / below * real_exp(real_log(below * above) * i / (n - 1));
    return tidy(real_max(knob_lr.lo, real_min(lr, knob_lr.hi)), 3);
}

const char *put_changes(char *buffer, double lr, int seed, const char *more) {
    text t = text_on(buffer, 120);
    text_put(&t, "lr="), put_tidy(&t, lr, 6), text_put(&t, "&seed="), text_number(&t, seed), text_put(&t, more);
    return buffer;
}
