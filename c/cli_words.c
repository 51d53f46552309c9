// cli_words.c - lrlab words: everything that the core can say in English, by id, as JSON; what translations are made from.
#include "cli_words.h"
#include "judge/messages.h"
#include "judge/words.h"
#include "run/run.h"
#include "sched/places.h"
#include <string.h>

// Writes a text under an id made of up to four parts; one that is empty is left out.
static void word(text *t, const char *const id[4], const char *words, int n) {
    char key[120];
    text k = text_on(key, (int)sizeof key);
    for (int i = 0; i < 4; i++) {
        if (!id[i] || !id[i][0]) continue;
        if (k.length) text_put(&k, ".");
        text_put(&k, id[i]);
    }
    if (n) json_string_n(t, key, words, n);
}
#define PUT(t, words, ...) word(t, (const char *const[4]){__VA_ARGS__}, words, (words) ? (int)strlen(words) : 0)

static void choices(text *t, const char *from, const knob *k) {
    for (const char *p = k->choices, *end; p && *p; p = *end ? end + 1 : end) {
        const char *colon = strchr(p, ':');
        char name[40] = "";
        end = p + strcspn(p, "|");
        memcpy(name, p, (size_t)int_min((int)(colon - p), 39));
        word(t, (const char *const[4]){from, "choice", k->key, name}, colon + 1, (int)(end - colon - 1));
    }
}

// A knob that several things share is one row and is said once.
static void knobs(text *t, const char *from, const knob *const *rows, const knob **said, int *count) {
    for (; rows && *rows; rows++) {
        bool known = false;
        for (int i = 0; i < *count; i++) known |= said[i] == *rows;
        if (known) continue;
        ASSERT(*count < KNOBS_MAX);
        said[(*count)++] = *rows;
        const char *key = (*rows)->key;
        PUT(t, (*rows)->label, from, "knob", key, "label"), PUT(t, (*rows)->unit, from, "knob", key, "unit"), PUT(t, (*rows)->help, from, "knob", key, "help");
        choices(t, from, *rows);
    }
}

static void item(text *t, const char *from, const char *shelf_key, const def *d) {
    PUT(t, d->label, from, shelf_key, d->key, "label"), PUT(t, d->help, from, shelf_key, d->key, "help"), PUT(t, d->formula, from, shelf_key, d->key, "formula");
}

static void catalog(text *t, const char *from, const dictionary *d) {
    const knob *said[KNOBS_MAX];
    int count = 0;
    knobs(t, from, d->knobs, said, &count);
    for (int i = 0; i < SHELVES; i++) {
        const shelf *s = &d->shelves[i];
        PUT(t, s->label, from, "shelf", s->key, "label"), PUT(t, s->help, from, "shelf", s->key, "help");
        for (int j = 0; j < s->count; j++) item(t, from, s->key, s->items[j]), knobs(t, from, s->items[j]->knobs, said, &count);
    }
}

void words_write(text *t) {
    json_open(t, NULL, '{');
    catalog(t, "", run_words()), catalog(t, "judges", judge_words());
    for (int i = 0; i < COLUMNS; i++) PUT(t, history_columns[i].label, "column", history_columns[i].key, "label"), PUT(t, history_columns[i].unit, "column", history_columns[i].key, "unit");
    for (int i = 0; i < PLACE_COUNT; i++) PUT(t, places[i].words, "place", places[i].id);
    for (int i = 0; i < refusal_count; i++) PUT(t, refusals[i].said->words, refusals[i].kind, refusals[i].said->id);
    for (int i = 0; i < judge_message_count; i++) PUT(t, judge_messages[i].said->words, judge_messages[i].kind, judge_messages[i].said->id);
    json_close(t, '}');
}
