// result.c - writing and reading result lines.
#include "judge/result.h"
#include "base/say.h"
#include <string.h>

static void number(text *t, const char *key, double value) {
    if (value - value != 0) return;
    text_put(t, "&"), text_put(t, key), text_put(t, "="), put_tidy(t, value, 6);
}

// The step of the check, where a row covers further ones too.
static double reached(const run *r, double target) {
    for (int i = 0; i < r->log.rows; i++) {
        int step = (int)history_value(&r->log, COL_STEP, i);
        if ((double)history_value(&r->log, COL_HELD_LOSS, i) <= target) return step == r->steps ? step : step - step % r->eval_every;
    }
    return (double)__builtin_nanf("");
}

static void write_curve(const run *r, text *t) {
    text_put(t, "\t");
    for (int i = 0; i < r->log.rows; i++) {
        if (i) text_put(t, ",");
        put_tidy(t, (double)history_value(&r->log, COL_LOSS, i), 7);
    }
}

void result_write(run *r, text *t) {
    static const char *const states[] = {"none", "ready", "going", "finished", "diverged"};
    const char *tell;
    int length;
    double target;
    text_put(t, r->first.line), text_put(t, "\t"), text_hex(t, run_hash(r)), text_put(t, "\tstate="), text_put(t, states[r->state]);
    number(t, "step", r->at), number(t, "train_loss", (double)r->train_loss);
    number(t, "held_loss", (double)r->held_loss), number(t, "held_accuracy", (double)r->held_accuracy);
    settings_text(&r->first, &knob_tell, &tell, &length);
    if (length > 6 && !memcmp(tell, "reach:", 6) && text_read_number(tell + 6, tell + length, &target)) number(t, "reached", reached(r, target));
    if (text_is(tell, length, "curve")) write_curve(r, t);
}

outcome *outcomes_place(outcomes *all, const char *line, int length, uint64_t *key) {
    uint64_t h = 0xcbf29ce484222325u;
    for (int i = 0; i < length; i++) h = (h ^ (unsigned char)line[i]) * 0x100000001b3u;
    *key = h ? h : 1;
    for (uint64_t i = h ^ (h >> 32);; i++) {
        outcome *o = &all->at[i & (OUTCOMES_MAX - 1)];
        if (!o->key) return all->count < OUTCOMES_MAX / 2 ? o : NULL;
        if (o->key == *key && o->length == length && (!o->line || !memcmp(o->line, line, (size_t)length))) return o;
    }
}

static bool read_one(outcomes *all, const char *at, const char *end) {
    const char *hash = memchr(at, '\t', (size_t)(end - at)), *numbers = hash ? memchr(hash + 1, '\t', (size_t)(end - hash - 1)) : NULL;
    if (!numbers || end - numbers < 8 || memcmp(numbers + 1, "state=", 6)) return true;
    uint64_t key;
    outcome *o = outcomes_place(all, at, (int)(hash - at), &key);
    if (!o) return false;
    if (o->key) return true;
    const char *curve = memchr(numbers + 1, '\t', (size_t)(end - numbers - 1));
    *o = (outcome){key, at, numbers + 1, curve ? curve + 1 : NULL, (int)(hash - at)};
    all->count++;
    return true;
}

bool outcomes_read(outcomes *all, const char *results) {
    memset(all, 0, sizeof *all);
    for (const char *p = results, *end; *p; p = *end ? end + 1 : end) {
        end = p + strcspn(p, "\n");
        if (!read_one(all, p, end)) return false;
    }
    return true;
}

static const char *value_of(const outcome *o, const char *key) {
    size_t n = strlen(key);
    for (const char *p = o->numbers; *p && *p != '\t' && *p != '\n'; p++)
        if ((p == o->numbers || p[-1] == '&') && !strncmp(p, key, n) && p[n] == '=') return p + n + 1;
    return NULL;
}

double outcome_number(const outcome *o, const char *key) {
    const char *at = value_of(o, key);
    double value;
    return at && text_read_number(at, at + strcspn(at, "&\t\n"), &value) ? value : (double)__builtin_nanf("");
}

bool outcome_diverged(const outcome *o) {
    const char *state = value_of(o, "state");
    return !state || strncmp(state, "finished", 8);
}

int outcome_curve(const outcome *o, double *loss, int most) {
    const char *p = o->curve;
    int n = 0;
    while (p && n < most) {
        int length = text_read_number(p, p + strcspn(p, ",\t\r\n"), &loss[n]);
        if (!length) break;
        n++, p += length;
        if (*p++ != ',') break;
    }
    return n;
}
