// refusals.c - the sentences of refusals, and filling them with what was typed.
#include "knob/refusals.h"
#include <string.h>

#define X(id, words) const message refuse_##id = {#id, words};
REFUSALS(X)
#undef X

#define X(id, words) {"refuse", &refuse_##id},
const saying refusals[] = {REFUSALS(X)};
#undef X
const int refusal_count = COUNT(refusals);

enum { ARGS = 6 };

bool refuse(refusal *no, const char *key, const message *m, const arg *args, int count) {
    arg all[ARGS];
    text k = text_on(no->key, (int)sizeof no->key), t = text_on(no->text, (int)sizeof no->text), a = text_on(no->args, (int)sizeof no->args);
    text_put(&k, key);
    ASSERT(count < ARGS);
    if (count) memcpy(all, args, (size_t)count * sizeof *args);
    all[count] = (arg)WORD("key", no->key);
    say_words(&t, m, all, count + 1);
    say_args(&a, m, all, count + 1);
    no->id = m->id;
    return false;
}

void refusal_write(const refusal *no, text *t) {
    json_open(t, NULL, '{');
    json_string(t, "key", no->key), json_string(t, "id", no->id), json_string(t, "text", no->text);
    if (no->args[0]) text_put(t, ","), text_put(t, no->args);
    json_close(t, '}');
}
