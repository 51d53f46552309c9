// catalog.c - writes knobs, shelves and columns as JSON.
#include "knob/catalog.h"
#include <string.h>

static const char *const kinds[] = {[NUMBER] = "number", [WHOLE] = "whole", [SPAN] = "span", [CHOICE] = "choice", [SWITCH] = "switch", [TEXT] = "text"};

static void choices(text *t, const char *p) {
    json_open(t, "choices", '[');
    while (p && *p) {
        const char *colon = strchr(p, ':'), *end = strchr(p, '|');
        int label = (int)(end ? end - colon - 1 : (long)strlen(colon + 1));
        json_open(t, NULL, '{');
        json_string_n(t, "key", p, (int)(colon - p));
        json_string_n(t, "label", colon + 1, label);
        json_close(t, '}');
        p = end ? end + 1 : NULL;
    }
    json_close(t, ']');
}

static void knob_row(text *t, const knob *k) {
    json_open(t, NULL, '{');
    json_string(t, "key", k->key);
    json_string(t, "label", k->label);
    json_string(t, "unit", k->unit);
    json_string(t, "help", k->help);
    json_string(t, "kind", kinds[k->kind]);
    json_string(t, "scale", k->scale == LOG ? "log" : "linear");
    if (k->kind == NUMBER || k->kind == WHOLE) json_number(t, "lo", k->lo), json_number(t, "hi", k->hi);
    if (k->kind == SPAN) json_number(t, "lo", 0), json_number(t, "hi", 1), json_number(t, "most", k->hi);
    json_string(t, "def", k->def);
    if (k->kind == CHOICE) choices(t, k->choices);
    json_string(t, "group", k->group);
    json_flag(t, "live", k->flags & LIVE);
    json_flag(t, "quiet", k->flags & QUIET);
    json_close(t, '}');
}

static void knob_rows(text *t, const knob *const *rows) {
    json_open(t, "knobs", '[');
    for (; rows && *rows; rows++) knob_row(t, *rows);
    json_close(t, ']');
}

static void item(text *t, const def *d) {
    json_open(t, NULL, '{');
    json_string(t, "key", d->key);
    json_string(t, "label", d->label);
    json_string(t, "help", d->help);
    json_string(t, "formula", d->formula);
    json_string(t, "source", d->source);
    json_string(t, "defaults", d->defaults);
    knob_rows(t, d->knobs);
    json_close(t, '}');
}

static void shelf_row(text *t, const shelf *s) {
    json_open(t, NULL, '{');
    json_string(t, "key", s->key);
    json_string(t, "label", s->label);
    json_string(t, "help", s->help);
    json_open(t, "items", '[');
    for (int i = 0; i < s->count; i++) item(t, s->items[i]);
    json_close(t, ']');
    json_close(t, '}');
}

static void column_row(text *t, const column_def *c) {
    json_open(t, NULL, '{');
    json_string(t, "key", c->key);
    json_string(t, "label", c->label);
    json_string(t, "unit", c->unit);
    json_string(t, "axis", c->axis);
    json_string(t, "place", c->place);
    json_close(t, '}');
}

void catalog_write(text *t, const dictionary *words, const column_def *columns, int count) {
    json_open(t, NULL, '{');
    json_number(t, "version", 1);
    knob_rows(t, words->knobs);
    json_open(t, "shelves", '[');
    for (int i = 0; i < SHELVES; i++) shelf_row(t, &words->shelves[i]);
    json_close(t, ']');
    json_open(t, "columns", '[');
    for (int i = 0; i < count; i++) column_row(t, &columns[i]);
    json_close(t, ']');
    json_close(t, '}');
}
