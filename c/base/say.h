// say.h - sentences: a message with gaps, filled with numbers and words, written as JSON so that other languages can be made from it.
#ifndef LAB_SAY_H
#define LAB_SAY_H
#include "base/text.h"

// words holds gaps such as {step}, or {share%} for a share shown in percent. The id and the gaps' names are for ever.
typedef struct message { const char *id, *words; } message;
typedef struct saying { const char *kind; const message *said; } saying; // a row of a list of everything of its kind
typedef struct arg { const char *key; double number; const char *word; } arg; // word NULL: a number
#define NUM(key, number) {key, number, NULL}
#define WORD(key, word) {key, 0, word}
#define SAY(t, m, ...) say(t, m, (const arg[]){__VA_ARGS__}, COUNT(((const arg[]){__VA_ARGS__})))

// The words alone, their gaps filled; and the member "args" alone: those that the words mention.
void say_words(text *t, const message *m, const arg *args, int count);
void say_args(text *t, const message *m, const arg *args, int count);
// Writes the members "id", "text" and "args" into the JSON object that is open.
void say(text *t, const message *m, const arg *args, int count);
// As an object of its own, in a list that is open.
void say_item(text *t, const message *m, const arg *args, int count);
#define SAY_ITEM(t, m, ...) say_item(t, m, (const arg[]){__VA_ARGS__}, COUNT(((const arg[]){__VA_ARGS__})))

// The nearest number of so many significant digits.
double tidy(double value, int digits);
void put_tidy(text *t, double value, int digits);
#endif
