// value.h - one value of a line, for the room that reads lines.
#ifndef LAB_VALUE_H
#define LAB_VALUE_H
#include "knob/settings.h"

typedef struct slice { const char *at; int n; } slice;

// Reads what was typed into a setting. False: a sentence. Nothing is clamped.
bool value_read(setting *one, slice v, refusal *no);
// A copy of what was typed that is safe to show: short, printable.
const char *value_shown(slice s, char out[40]);
#endif
