// edits.c - reading and applying the changes made on the way.
#include "run/edits.h"
#include "run/run.h"
#include <string.h>

bool edit_next(const char **p, const char *end, edit *out) {
    if (*p >= end) return false;
    const char *stop = memchr(*p, ',', (size_t)(end - *p));
    if (!stop) stop = end;
    const char *a = memchr(*p, ':', (size_t)(stop - *p)), *b = a ? memchr(a + 1, ':', (size_t)(stop - a - 1)) : NULL;
    double step;
    if (!b || text_read_number(*p, a, &step) != a - *p || step < 0 || step > STEPS_MAX || step != (double)(int)step) return false;
    *out = (edit){(int)step, a + 1, b + 1, (int)(b - a - 1), (int)(stop - b - 1)};
    *p = stop + (stop < end);
    return true;
}

bool edit_apply(const settings *from, settings *to, const edit *e, refusal *no) {
    char line[LINE_ROOM];
    text t = text_on(line, LINE_ROOM);
    text_put(&t, from->line), text_put(&t, "&");
    text_put_n(&t, e->key, e->key_length), text_put(&t, "="), text_put_n(&t, e->value, e->value_length);
    if (t.full) return REFUSE(no, "edits", edits_too_many);
    return settings_read(to, from->words, line, no);
}

bool edits_check(const settings *s, refusal *no) {
    static settings next;
    const char *at, *end;
    int length, last = 0;
    settings_text(s, &knob_edits, &at, &length);
    if (length >= EDITS_ROOM || (int)strlen(s->line) + length >= LINE_ROOM) return REFUSE(no, "edits", edits_too_many); // applied, each is put behind the line
    edit e;
    for (end = at + length; at < end;) {
        char key[32] = "";
        if (!edit_next(&at, end, &e)) return REFUSE(no, "edits", edits_form);
        if (e.step < last) return REFUSE(no, "edits", edits_order);
        memcpy(key, e.key, (size_t)int_min(e.key_length, 31));
        const setting *one = settings_find(s, key);
        if (!one || !(one->row->flags & LIVE)) return REFUSE(no, "edits", edits_not_live);
        if (!edit_apply(s, &next, &e, no)) return false;
        last = e.step;
    }
    return true;
}
