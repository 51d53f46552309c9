// fair.c - the fair comparison: every schedule at the peak rate that is best for it, chosen on other seeds than those judged.
#include "judge/fair.h"
#include "base/fmath.h"
#include "judge/judge.h"

static contest the_contest;

static void run_judged(contest *c, int i) {
    char changes[120];
    int first = book_whole(c->b, &knob_first_seed);
    c->known[i] = c->diverged[i] = 0;
    for (int s = 0; c->at[i].settled && s < c->seeds; s++) {
        const outcome *o = book_ask(c->b, &c->b->lanes[i], put_changes(changes, sweep_best(&c->at[i])->lr, first + s, ""));
        if (!o) continue;
        c->judged[i][c->known[i]++] = real_log(book_value(c->b, &c->b->lanes[i], o)), c->diverged[i] += outcome_diverged(o);
    }
}

static void gather(contest *c, book *b) {
    c->b = b, c->lanes = b->count, c->seeds = book_whole(b, &knob_seeds), c->whole = true;
    for (int i = 0; i < c->lanes; i++) sweep_walk(&c->at[i], b, &b->lanes[i]);
    for (int i = 0; i < c->lanes; i++) run_judged(c, i), c->whole &= c->at[i].settled && c->known[i] == c->seeds;
}

// Every pair, corrected together.
static int compare(const contest *c, pair *out) {
    double d[SEEDS_MAX], p[PAIRS_MAX];
    int n = 0;
    for (int i = 0; i < c->lanes; i++)
        for (int j = i + 1; j < c->lanes; j++, n++) {
            bool swap = mean_of(c->judged[j], c->seeds) < mean_of(c->judged[i], c->seeds);
            out[n].a = swap ? j : i, out[n].b = swap ? i : j;
            for (int s = 0; s < c->seeds; s++) d[s] = c->judged[out[n].b][s] - c->judged[out[n].a][s];
            out[n].test = paired_test(d, c->seeds), p[n] = out[n].test.p;
        }
    holm(p, n);
    for (int k = 0; k < n; k++) out[k].p = p[k];
    return n;
}

void judge_fair(book *b, text *t) {
    contest *c = &the_contest;
    pair pairs[PAIRS_MAX];
    gather(c, b);
    int n = c->whole ? compare(c, pairs) : 0;
    json_string(t, "metric", book_metric(b, b->lanes)), json_number(t, "seeds", c->seeds);
    json_open(t, "runs", '[');
    for (int i = 0; i < c->lanes; i++) fair_write_lane(c, i, t);
    json_close(t, ']');
    fair_write_pairs(pairs, n, t);
    if (c->whole) fair_say(c, pairs, n, t);
    else fair_say_waiting(b->missing, t);
}
