// settings.h - a line of text, read against the dictionary: what every knob is set to.
#ifndef LAB_SETTINGS_H
#define LAB_SETTINGS_H
#include "knob/knob.h"
#include "knob/refusals.h"

enum { LINE_ROOM = 8192, KNOBS_MAX = 128 };

typedef struct span { double amount; bool share; } span; // share: of the run, 0..1; else steps

typedef struct setting {
    const knob *row;
    double number;    // NUMBER WHOLE SWITCH: the value; CHOICE: its index; SPAN: its amount
    bool share, said; // said: the line said it (else a default)
    const char *text; // the value as typed, in `settings.line` or a default (not NUL-terminated)
    int length;
} setting;

typedef struct settings {
    const dictionary *words;
    int chosen[SHELVES];
    bool chosen_said[SHELVES];
    int count;
    setting all[KNOBS_MAX];
    char line[LINE_ROOM];
} settings;

// Reads a line. False leaves a sentence in *no. Nothing is ever clamped.
bool settings_read(settings *s, const dictionary *words, const char *line, refusal *no);
// The chosen item of a shelf.
const def *settings_chosen(const settings *s, int shelf_index);
const setting *settings_find(const settings *s, const char *key); // NULL if there is no such knob
// Is this knob one of the run's, or of a chosen item?
bool settings_in_force(const settings *s, const knob *row);

double settings_number(const settings *s, const knob *row);
int settings_whole(const settings *s, const knob *row); // also the index of a CHOICE, and 0 or 1 of a SWITCH
// A span in steps, of a run of `steps`; not rounded.
double settings_steps(const settings *s, const knob *row, double steps);
double settings_whole_steps(const settings *s, const knob *row, double steps); // rounded to the nearest whole
void settings_text(const settings *s, const knob *row, const char **at, int *length);

// Reads one span ("200", "5pct", "5%") at [at, end); returns its length, 0 if it is none.
int settings_read_span(const char *at, const char *end, span *out);
// Formats the canonical line: what is in force and differs from its default, shelves first, in dictionary order.
void settings_write(const settings *s, text *t);
// The value of a setting as canonical text.
void settings_write_value(const setting *one, text *t);
#endif
