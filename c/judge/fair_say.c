// fair_say.c - the fair comparison's answer: each run's rates and best, every pair's test, and the verdict in words.
#include "judge/fair.h"
#include "base/fmath.h"
#include "judge/judge.h"
#include "judge/messages.h"

static void write_best(const contest *c, int i, text *t) {
    double sorted[SEEDS_MAX];
    int n = c->known[i];
    for (int s = 0; s < n; s++) sorted[s] = real_exp(c->judged[i][s]);
    json_open(t, "best", '{');
    json_number(t, "lr", sweep_best(&c->at[i])->lr), json_number(t, "known", n), json_number(t, "diverged", c->diverged[i]);
    json_numbers(t, "values", sorted, n);
    sort(sorted, n);
    if (n) json_number(t, "value", tidy(real_exp(mean_of(c->judged[i], n)), 5)), json_number(t, "lo", tidy(sorted[0], 5)), json_number(t, "hi", tidy(sorted[n - 1], 5));
    json_close(t, '}');
}

void fair_write_lane(const contest *c, int i, text *t) {
    const lane *l = &c->b->lanes[i];
    json_open(t, NULL, '{');
    json_string(t, "name", l->name), json_string_n(t, "own", l->own, l->own_length), json_flag(t, "settled", c->at[i].settled);
    sweep_write(&c->at[i], t);
    if (c->at[i].settled) write_best(c, i, t);
    json_close(t, '}');
}


static const char *chance_in_words(double p, char out[32]) {
    text t = text_on(out, 32);
    if (p < 0.001) text_put(&t, "< 0.001");
    else text_put(&t, "= "), put_tidy(&t, p, 2);
    return out;
}

static void say_pair(const contest *c, const pair *k, text *t) {
    char p[32];
    const lane *l = c->b->lanes;
    SAY_ITEM(t, k->p < APART ? &say_worse : k->p < DOUBT ? &say_doubtful : &say_tie, WORD("a", l[k->a].name), WORD("b", l[k->b].name), NUM("errors", tidy(real_abs(k->test.t), 2)),
             NUM("by", real_exp(k->test.mean) - 1), WORD("p", chance_in_words(k->p, p)), NUM("seeds", c->seeds));
}

void fair_write_pairs(const pair *all, int n, text *t) {
    json_open(t, "pairs", '[');
    for (int k = 0; k < n; k++) {
        json_open(t, NULL, '{');
        json_number(t, "a", all[k].a), json_number(t, "b", all[k].b), json_number(t, "ratio", tidy(real_exp(all[k].test.mean), 5));
        json_number(t, "errors", tidy(real_abs(all[k].test.t), 4)), json_number(t, "p", tidy(all[k].p, 4)), json_flag(t, "apart", all[k].p < APART);
        json_close(t, '}');
    }
    json_close(t, ']');
}

static void say_lane(const contest *c, int i, text *t) {
    const sweep *s = &c->at[i];
    const char *name = c->b->lanes[i].name;
    if (c->diverged[i]) SAY_ITEM(t, &say_wild, NUM("count", c->diverged[i]), NUM("seeds", c->seeds), WORD("a", name));
    if (c->diverged[i] < c->seeds) // else every rate is as good as its best
        SAY_ITEM(t, s->open_lo || s->open_hi ? &say_tolerance_more : &say_tolerance, WORD("a", name), NUM("lo", s->near_lo), NUM("hi", s->near_hi), NUM("times", s->near_hi / s->near_lo));
}

static int first_of(const contest *c) {
    int best = 0;
    for (int i = 1; i < c->lanes; i++)
        if (mean_of(c->judged[i], c->seeds) < mean_of(c->judged[best], c->seeds)) best = i;
    return best;
}

static void say_lowest_of(const contest *c, int best, const pair *all, int n, text *t) {
    SAY_ITEM(t, &say_lowest, WORD("a", c->b->lanes[best].name), WORD("metric", book_metric(c->b, c->b->lanes)), NUM("value", real_exp(mean_of(c->judged[best], c->seeds))),
             NUM("lr", sweep_best(&c->at[best])->lr));
    for (int k = 0; k < n; k++)
        if (all[k].a == best || all[k].b == best) say_pair(c, &all[k], t);
}

void fair_say(const contest *c, const pair *all, int n, text *t) {
    int best = first_of(c);
    json_open(t, "sentences", '[');
    if (c->diverged[best] < c->seeds) say_lowest_of(c, best, all, n, t); // else none does
    for (int i = 0; i < c->lanes; i++) say_lane(c, i, t);
    json_close(t, ']');
}

void fair_say_waiting(int missing, text *t) {
    json_open(t, "sentences", '[');
    SAY_ITEM(t, &say_waiting, NUM("missing", missing));
    json_close(t, ']');
}
