// range_say.c - the range test's answer: curves, their median, each rule's picks, and what they are worth in words.
#include "judge/range.h"
#include "base/fmath.h"
#include "judge/judge.h"
#include "judge/messages.h"
#include "judge/stats.h"

static void write_curves(const finding *f, text *t) {
    json_numbers(t, "lr", f->lr, f->steps);
    json_open(t, "curves", '[');
    for (int k = 0; k < f->known; k++) {
        json_open(t, NULL, '{');
        json_number(t, "seed", f->seed[k]);
        json_numbers(t, "loss", f->loss[k], f->length[k]), json_numbers(t, "smooth", f->smooth[k], f->kept[k]);
        json_close(t, '}');
    }
    json_close(t, ']');
}

static void write_median(const finding *f, text *t) {
    double all[SEEDS_MAX], median[TEST_MAX];
    int n = 0;
    for (; n < f->steps; n++) {
        int got = 0;
        for (int k = 0; k < f->known; k++)
            if (n < f->kept[k]) all[got++] = f->smooth[k][n];
        if (got * 2 <= f->known) break;
        median[n] = median_of(all, got);
    }
    json_numbers(t, "median", median, n);
}

// The picks that are numbers, sorted.
static int sorted_picks(const finding *f, int rule, double *out) {
    int n = 0;
    for (int k = 0; k < f->known; k++)
        if (real_finite(f->pick[rule][k])) out[n++] = f->pick[rule][k];
    sort(out, n);
    return n;
}

static void write_rules(const finding *f, text *t) {
    double picks[SEEDS_MAX];
    json_open(t, "rules", '[');
    for (int r = 0; r < RULES; r++) {
        int n = sorted_picks(f, r, picks);
        json_open(t, NULL, '{');
        json_string(t, "key", find_rules[r]->id), json_string(t, "label", find_rules[r]->words);
        json_numbers(t, "picks", f->pick[r], f->known);
        if (n) json_number(t, "lr", tidy(quantile(picks, n, 0.5), 3)), json_number(t, "lo", tidy(picks[0], 3)), json_number(t, "hi", tidy(picks[n - 1], 3));
        json_number(t, "tried", f->tried[r]), json_number(t, "good", f->good[r]);
        if (n) {
            char change[40];
            text c = text_on(change, (int)sizeof change);
            text_put(&c, "lr="), put_tidy(&c, quantile(picks, n, 0.5), 3);
            json_string(t, "change", change);
        }
        json_close(t, '}');
    }
    json_close(t, ']');
}

void range_say(const finding *f, const book *b, text *t) {
    double picks[SEEDS_MAX];
    json_open(t, "sentences", '[');
    if (f->best < 1e300)
        SAY_ITEM(t, &say_checked, NUM("lr", f->best_lr), NUM("count", book_whole(b, &knob_check)), WORD("metric", book_metric(b, b->lanes)), NUM("value", f->best));
    for (int r = 0; r < RULES; r++) {
        int n = sorted_picks(f, r, picks);
        if (!n) continue;
        SAY_ITEM(t, f->tried[r] ? &say_worth : &say_suggests, WORD("rule", find_rules[r]->words), NUM("lr", quantile(picks, n, 0.5)), NUM("lo", picks[0]), NUM("hi", picks[n - 1]),
                 NUM("seeds", f->known), NUM("good", f->good[r]), NUM("tried", f->tried[r]));
    }
    json_close(t, ']');
}

void range_write(const finding *f, text *t) { write_curves(f, t), write_median(f, t), write_rules(f, t); }
