// edits.h - changes made while a run goes, kept as text: "step:key:value,..." in order of step.
#ifndef LAB_EDITS_H
#define LAB_EDITS_H
#include "knob/settings.h"

typedef struct edit { int step; const char *key, *value; int key_length, value_length; } edit;

// Reads the edit at *p and moves past it and its comma. False at the end, or when it cannot be read (then *p is left on it).
bool edit_next(const char **p, const char *end, edit *out);
// Are all of them well-formed, in order, and about live knobs?
bool edits_check(const settings *s, refusal *no);
// `to` becomes what `from` says with key set to value. False: a sentence.
bool edit_apply(const settings *from, settings *to, const edit *e, refusal *no);
#endif
