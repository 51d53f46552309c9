// range.c - the learning-rate range test: curves of many seeds, what five rules suggest, and what the suggestions are worth.
#include "judge/range.h"
#include "base/fmath.h"
#include "judge/judge.h"
#include "base/say.h"

static finding the_finding;

static void make_rates(finding *f, const book *b) {
    double from = tidy(book_number(b, &knob_from) / book_number(b, &knob_to), 6), to = book_number(b, &knob_to);
    bool linear = book_whole(b, &knob_rise_shape);
    for (int i = 0; i < f->steps; i++) {
        double u = (double)i / f->steps;
        f->lr[i] = to * (linear ? from + (1 - from) * u : real_exp(real_log(from) * (1 - u)));
    }
}

// A rising rate is a points schedule with one stretch.
static const char *put_rise(const book *b, int seed, char out[CHANGES_ROOM]) {
    text t = text_on(out, CHANGES_ROOM);
    double to = book_number(b, &knob_to);
    text_put(&t, "sched=points&points=0pct:"), put_tidy(&t, book_number(b, &knob_from) / to, 6);
    text_put(&t, book_whole(b, &knob_rise_shape) ? ":l" : ":e"), text_put(&t, ",100pct:1&warmup=0&hold=0&evals=1&tell=curve&steps=");
    text_number(&t, book_whole(b, &knob_test_steps)), text_put(&t, "&lr="), put_tidy(&t, to, 6), text_put(&t, "&seed="), text_number(&t, seed);
    return out;
}

static void read_seed(finding *f, const outcome *o, int seed) {
    int k = f->known++, n = f->length[k] = outcome_curve(o, f->loss[k], f->steps), from, to;
    bool stopped;
    f->seed[k] = seed, f->kept[k] = lrfind_smooth(f->loss[k], n, f->smooth[k], &stopped);
    lrfind_slice(f->kept[k], f->steps, n < f->steps && !stopped, &from, &to);
    for (int r = 0; r < RULES; r++) f->pick[r][k] = lrfind_suggest((find_rule)r, f->lr + from, f->smooth[k] + from, to - from);
}

// The whole run, on a grid of rates over the rising rate's range, then at each pick with its own seed.
static void check(finding *f, book *b) {
    char changes[120];
    int n = book_whole(b, &knob_check), first = book_whole(b, &knob_first_seed), wanted = b->missing;
    double from = real_max(book_number(b, &knob_from), knob_lr.lo), to = book_number(b, &knob_to);
    f->best = 1e300;
    for (int i = 0; i < n; i++) {
        double lr = tidy(from * real_exp(real_log(to / from) * (i + 1) / (n + 1)), 3), sum = 0;
        int got = 0;
        for (int s = 0; s < f->seeds; s++) {
            const outcome *o = book_ask(b, b->lanes, put_changes(changes, lr, first + s, ""));
            if (o) sum += real_log(book_value(b, b->lanes, o)), got++;
        }
        if (got == f->seeds && sum / got < f->best) f->best = sum / got, f->best_lr = lr;
    }
    if (b->missing == wanted) f->best = real_exp(f->best);
    else f->best = 1e300;
}

static void try_picks(finding *f, book *b) {
    char changes[120];
    for (int r = 0; r < RULES; r++)
        for (int k = f->tried[r] = f->good[r] = 0; k < f->known; k++) {
            double lr = tidy(f->pick[r][k], 3);
            if (!(lr >= knob_lr.lo && lr <= knob_lr.hi)) continue;
            const outcome *o = book_ask(b, b->lanes, put_changes(changes, lr, f->seed[k], ""));
            if (!o) continue;
            double chance = book_worst(b, b->lanes);
            f->tried[r]++, f->good[r] += chance - book_value(b, b->lanes, o) >= 0.9 * (chance - f->best);
        }
}

static void gather(finding *f, book *b) {
    char rise[CHANGES_ROOM];
    int first = book_whole(b, &knob_first_seed);
    f->seeds = book_whole(b, &knob_seeds), f->steps = book_whole(b, &knob_test_steps), f->known = 0;
    make_rates(f, b);
    for (int s = 0; s < f->seeds; s++) {
        const outcome *o = book_ask(b, b->lanes, put_rise(b, first + s, rise));
        if (o && outcome_number(o, "step") >= 0) read_seed(f, o, first + s);
    }
    for (int r = 0; r < RULES; r++) f->tried[r] = f->good[r] = 0;
    f->best = 1e300;
    if (!book_whole(b, &knob_check)) return;
    check(f, b);
    if (f->known == f->seeds && f->best < 1e300) try_picks(f, b);
}

void judge_range(book *b, text *t) {
    finding *f = &the_finding;
    gather(f, b);
    range_write(f, t), range_say(f, b, t);
}
