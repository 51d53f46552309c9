// live.c - what changes while a run goes: live knobs, and the curve's future after a change.
#include "run/live.h"
#include "run/edits.h"
#include <string.h>

void live_read_knobs(run *r) {
    const settings *s = &r->now;
    r->opt.weight_decay = settings_number(s, &knob_weight_decay);
    r->clip = (float)settings_number(s, &knob_clip);
    const knob *const *rows = r->opts->d.knobs;
    for (int i = 0; rows && rows[i]; i++) r->opt.k[i] = settings_number(s, rows[i]);
}

void run_curve(const settings *s, int steps, double *lr, double *momentum, double *spare) {
    static settings now, next;
    const char *at, *end;
    int length;
    edit e;
    refusal no;
    sched_fill(s, steps, lr, momentum);
    settings_text(s, &knob_edits, &at, &length);
    if (!length) return;
    ASSERT(settings_read(&now, s->words, s->line, &no));
    for (end = at + length; edit_next(&at, end, &e);) {
        if (e.step >= steps || !edit_apply(&now, &next, &e, &no)) continue;
        sched_fill(&next, steps, spare, spare + steps);
        memcpy(lr + e.step, spare + e.step, (size_t)(steps - e.step) * sizeof *lr);
        memcpy(momentum + e.step, spare + steps + e.step, (size_t)(steps - e.step) * sizeof *lr);
        ASSERT(settings_read(&now, s->words, next.line, &no));
    }
}

void live_scale(run *r, int from, double by) {
    for (int t = from; t < r->steps; t++) r->lr[t] *= by;
}

// The settings of a run after one more change; the curve's future follows.
static void apply(run *r, const edit *e) {
    static settings next;
    refusal no;
    ASSERT(edit_apply(&r->now, &next, e, &no));
    ASSERT(settings_read(&r->now, next.words, next.line, &no));
    live_read_knobs(r);
    sched_fill(&r->now, r->steps, r->spare, r->spare + r->steps);
    size_t rest = (size_t)(r->steps - r->at) * sizeof(double);
    memcpy(r->lr + r->at, r->spare + r->at, rest);
    memcpy(r->momentum + r->at, r->spare + r->steps + r->at, rest);
    if (!sched_reactive(&r->now)) return;
    double peak = settings_number(&r->now, &knob_lr);
    if (text_is(e->key, e->key_length, knob_lr.key)) plateau_move(&r->plateau, peak);
    else live_scale(r, r->at, r->plateau.lr / peak);
}

void live_apply_due(run *r) {
    const char *p = r->edits + r->next_edit, *end = r->edits + strlen(r->edits);
    edit e;
    for (const char *q = p; edit_next(&q, end, &e) && e.step <= r->at; r->next_edit = (int)(q - r->edits)) apply(r, &e);
}

// Writes the change into the run's text, before those that are still to come. False: no room, there or in a line that replays it.
static bool note_edit(run *r, const edit *e) {
    char noted[sizeof r->edits];
    text t = text_on(noted, (int)sizeof noted);
    text_put_n(&t, r->edits, r->next_edit);
    if (t.length && noted[t.length - 1] != ',') text_put(&t, ",");
    text_number(&t, e->step), text_put(&t, ":"), text_put_n(&t, e->key, e->key_length), text_put(&t, ":"), text_put_n(&t, e->value, e->value_length);
    int next = t.length;
    if (r->edits[r->next_edit]) text_put(&t, ","), next++, text_put(&t, r->edits + r->next_edit);
    if (t.full || (int)strlen(r->first.line) + (int)strlen("&edits=") + 2 * t.length >= LINE_ROOM) return false;
    memcpy(r->edits, noted, (size_t)t.length + 1), r->next_edit = next;
    return true;
}

// Reads the change at *p and moves past it. False at the end.
static bool next_change(const char **p, int step, edit *e) {
    *p += strspn(*p, "&");
    int n = (int)strcspn(*p, "&"), k = int_min((int)strcspn(*p, "="), n);
    *e = (edit){step, *p, *p + int_min(k + 1, n), k, int_max(n - k - 1, 0)};
    *p += n;
    return n > 0;
}

// Notes them one after another. A refusal of any counts for more than one that needs the run opened again.
static set_result note_changes(run *r, const char *p, refusal *no) {
    static settings now, next;
    set_result got = SET_DONE;
    edit e;
    ASSERT(settings_read(&now, r->now.words, r->now.line, no));
    while (next_change(&p, r->at, &e)) {
        char key[32] = "";
        memcpy(key, e.key, (size_t)int_min(e.key_length, 31));
        if (!edit_apply(&now, &next, &e, no) || !sched_check(&next, settings_whole(&next, &knob_steps), no)) return SET_REFUSED;
        ASSERT(settings_read(&now, next.words, next.line, no));
        const setting *one = settings_find(&now, key);
        if (!one || !(one->row->flags & LIVE)) got = SET_REOPEN;
        if (got == SET_DONE && !note_edit(r, &e)) return REFUSE(no, key, edits_too_many), SET_REFUSED;
    }
    return got;
}

set_result run_set(run *r, const char *changes, refusal *no) {
    static char edits[EDITS_ROOM];
    if (r->state != RUN_READY && r->state != RUN_GOING) return SET_REOPEN;
    live_apply_due(r); // what was noted for this step comes before what is said at it
    int next = r->next_edit;
    memcpy(edits, r->edits, sizeof edits);
    set_result got = note_changes(r, changes, no);
    if (got != SET_DONE) memcpy(r->edits, edits, sizeof edits), r->next_edit = next;
    else
        for (edit e; next_change(&changes, r->at, &e);) apply(r, &e);
    return got;
}
