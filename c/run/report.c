// report.c - what became of a run, as JSON, and its own line of text.
#include "run/run.h"
#include <string.h>

void run_line(const run *r, text *t) {
    static settings whole;
    static char line[LINE_ROOM];
    refusal no;
    text all = text_on(line, LINE_ROOM);
    text_put(&all, r->first.line);
    if (r->edits[0]) text_put(&all, "&edits="), text_put(&all, r->edits);
    if (all.full || !settings_read(&whole, r->first.words, line, &no)) { text_put(t, r->first.line); return; }
    settings_write(&whole, t);
}

static const char *const states[] = {"none", "ready", "going", "finished", "diverged"};

void run_report(const run *r, text *t) {
    char hash[12];
    text h = text_on(hash, (int)sizeof hash);
    text_hex(&h, run_hash(r));
    json_open(t, NULL, '{');
    json_string(t, "state", states[r->state]);
    json_number(t, "step", r->at);
    json_number(t, "steps", r->steps);
    json_number(t, "diverged_at", r->diverged_at < 0 ? (double)__builtin_nanf("") : r->diverged_at);
    json_float(t, "loss", r->loss);
    json_float(t, "peak_loss", r->peak_loss);
    json_float(t, "train_loss", r->train_loss);
    json_float(t, "train_accuracy", r->train_accuracy);
    json_float(t, "held_loss", r->held_loss);
    json_float(t, "held_accuracy", r->held_accuracy);
    json_float(t, "best_held_loss", r->best_held_loss);
    json_number(t, "best_step", r->best_step < 0 ? (double)__builtin_nanf("") : r->best_step);
    json_number(t, "lr", r->state == RUN_NONE ? (double)__builtin_nanf("") : r->lr[int_min(r->at, r->steps - 1)]);
    json_string(t, "hash", hash);
    json_close(t, '}');
}
