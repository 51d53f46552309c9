// lint.c - runs the rules over a line's schedule, and writes what they note.
#include "judge/lint.h"
#include "judge/desk.h"

void desk_note(const desk *d, const char *key, const message *m, const arg *args, int count, fix f) {
    json_open(d->t, NULL, '{');
    json_string(d->t, "key", key);
    say(d->t, m, args, count);
    if (f.what) {
        json_open(d->t, "fix", '{');
        json_string(d->t, "id", f.what->id), json_string(d->t, "label", f.what->words), json_string(d->t, "change", f.change);
        json_close(d->t, '}');
    }
    json_close(d->t, '}');
}

const setting *desk_live(const desk *d, const char *key) {
    const setting *one = settings_find(d->s, key);
    return one && settings_in_force(d->s, one->row) ? one : NULL;
}

const char *desk_change(char out[40], const char *key, double steps, const char *more) {
    text t = text_on(out, 40);
    text_put(&t, key), text_number(&t, steps), text_put(&t, more);
    return out;
}

static lint_rule *const rules[] = {lint_warmup_too_long, lint_span_beyond_end, lint_cycle_ends_early, lint_drop_never_comes, lint_list_beyond_end, lint_seam_jumps,
                                   lint_restarts_never, lint_cycle_is_cut, lint_floor_at_peak, lint_decay_stops_short, lint_first_rate_zero,
                                   lint_momentum_cannot_move, lint_patience_too_long};

void lint_write(const run *r, const double *lr, const double *momentum, text *t) {
    plan p;
    plan_open(&p, &r->first, r->steps, NULL);
    desk d = {r, &r->first, &p, lr, momentum, r->steps, settings_number(&r->first, &knob_lr), t};
    json_open(t, "lint", '[');
    for (int i = 0; i < COUNT(rules); i++) rules[i](&d);
    json_close(t, ']');
}

bool lint_resolve(const char *line, double *curves, text *t, refusal *no) {
    static run r;
    if (!run_resolve(line, t, no) || !run_read(&r, line, no)) return false;
    sched_fill(&r.first, r.steps, curves, curves + r.steps);
    t->at[--t->length] = 0; // the closing bracket: one more member goes in
    t->comma = true;
    lint_write(&r, curves, curves + r.steps, t);
    json_close(t, '}');
    return true;
}
