// text.h - writing text and JSON into a fixed buffer, and reading numbers, the same on every machine.
#ifndef LAB_TEXT_H
#define LAB_TEXT_H
#include "base/base.h"

// A buffer that is being written. What does not fit is dropped, letters of UTF-8 whole, and `full` is set; it always ends in NUL.
typedef struct text {
    char *at;
    int size, length;
    bool full, comma; // comma: the next JSON member needs one before it
} text;

text text_on(char *buffer, int size);
void text_put(text *t, const char *words);
void text_put_n(text *t, const char *words, int n);
// The shortest decimal of at most 17 digits that reads back as the same number, or (where 17 are needed) within two ulp of it.
void text_number(text *t, double value);
void text_hex(text *t, uint32_t value);

// JSON. key may be NULL (inside a list). Strings are escaped.
void json_open(text *t, const char *key, char bracket);
void json_close(text *t, char bracket);
void json_string(text *t, const char *key, const char *value);
void json_string_n(text *t, const char *key, const char *value, int n);
void json_number(text *t, const char *key, double value); // null when not finite
void json_float(text *t, const char *key, float value);   // as few digits as give the same float back
void json_flag(text *t, const char *key, bool value);

// Reads a number at [at, end): digits, one point, an exponent; nothing else (no hex, no inf, no spaces).
// Returns how many characters it is long, 0 if there is none.
int text_read_number(const char *at, const char *end, double *value);
bool text_is(const char *at, int n, const char *word);
// Tabs and line ends become spaces: they part results from one another.
void text_to_one_line(char *at);
#endif
