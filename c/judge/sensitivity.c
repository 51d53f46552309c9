// sensitivity.c - identical twins: how far apart runs end when only the seed, the rate by a little, or the last bit of one weight differs.
#include "base/fmath.h"
#include "judge/judge.h"
#include "judge/messages.h"
#include "judge/stats.h"

enum { PLAIN, NUDGED, LOWER, HIGHER, TWINS };
typedef struct family {
    int known;                            // seeds of which all twins are known
    double end[TWINS][SEEDS_MAX];         // ln of what is judged
    double spread, bit, rate, rise;       // standard deviation over seeds; median distance to the twins; median rise at the higher rate; all ln
    double lo, middle, hi;
    int cut;                              // LOWER or HIGHER: a twin whose rate no line may say, so that it does not count; else PLAIN
} family;

static family families[LANES_MAX];

// The rate of a twin; by how much it falls short of what was wanted is seen from the run's own.
static double twin_rate(family *f, const lane *l, int k, double wanted) {
    double lr = real_max(knob_lr.lo, real_min(tidy(wanted, 6), knob_lr.hi));
    if (real_abs(lr - wanted) > 0.001 * l->lr) f->cut = k;
    return lr;
}

static void gather(family *f, book *b, const lane *l) {
    static const char *const more[TWINS] = {"", "&nudge=1", "", ""};
    double change = book_number(b, &knob_change), rates[TWINS] = {l->lr, l->lr, l->lr * (1 - change), l->lr * (1 + change)};
    int seeds = book_whole(b, &knob_seeds), first = book_whole(b, &knob_first_seed);
    char changes[120];
    f->known = 0, f->cut = PLAIN;
    for (int s = 0; s < seeds; s++) {
        int got = 0;
        for (int k = 0; k < TWINS; k++) {
            const outcome *o = book_ask(b, l, put_changes(changes, twin_rate(f, l, k, rates[k]), first + s, more[k]));
            if (o) f->end[k][f->known] = real_log(book_value(b, l, o)), got++;
        }
        if (got == TWINS) f->known++;
    }
}

static void measure(family *f) {
    double bit[SEEDS_MAX], rate[SEEDS_MAX], rise[SEEDS_MAX], sorted[SEEDS_MAX];
    int n = f->known;
    for (int s = 0; s < n; s++) {
        sorted[s] = f->end[PLAIN][s], bit[s] = real_abs(f->end[NUDGED][s] - f->end[PLAIN][s]);
        double lower = real_abs(f->end[LOWER][s] - f->end[PLAIN][s]), higher = real_abs(f->end[HIGHER][s] - f->end[PLAIN][s]);
        rate[s] = f->cut == LOWER ? higher : f->cut == HIGHER ? lower : (lower + higher) / 2;
        rise[s] = f->end[HIGHER][s] - f->end[PLAIN][s];
    }
    sort(sorted, n);
    f->spread = spread_of(sorted, n), f->bit = median_of(bit, n), f->rate = median_of(rate, n), f->rise = median_of(rise, n);
    f->lo = real_exp(sorted[0]), f->middle = real_exp(quantile(sorted, n, 0.5)), f->hi = real_exp(sorted[n - 1]);
}

static void write_family(const family *f, const lane *l, text *t) {
    static const char *const keys[TWINS] = {"plain", "nudged", "lower", "higher"};
    double ends[SEEDS_MAX];
    json_open(t, NULL, '{');
    json_string(t, "name", l->name), json_number(t, "known", f->known);
    for (int k = 0; k < TWINS; k++) { // no end of the twin that does not count
        for (int s = 0; s < f->known; s++) ends[s] = real_exp(f->end[k][s]);
        json_numbers(t, keys[k], ends, k && k == (int)f->cut ? 0 : f->known);
    }
    if (f->known) json_number(t, "spread", tidy(f->spread, 4)), json_number(t, "bit", tidy(f->bit, 4)), json_number(t, "rate", tidy(f->rate, 4));
    json_close(t, '}');
}

#define NERVOUS 0.1
#define CLIFF 0.4 // half as high again, from a rate that is a little higher
#define CALM 0.02
#define MINDFUL 0.1
#define KNOWS 0.9 // of what knowing nothing costs: a run that has learnt nothing is not praised for being calm

static void say_family(const family *f, const book *b, const lane *l, text *t) {
    SAY_ITEM(t, &say_seeds_differ, WORD("a", l->name), NUM("seeds", f->known), NUM("lo", f->lo), NUM("hi", f->hi), NUM("spread", f->spread));
    const message *moves = f->cut == HIGHER ? &say_bit_moves_lower : f->cut == LOWER ? &say_bit_moves_higher : &say_bit_moves;
    SAY_ITEM(t, moves, WORD("a", l->name), NUM("bit", real_exp(f->bit) - 1), NUM("change", book_number(b, &knob_change)), NUM("rate", real_exp(f->rate) - 1));
    if (f->cut) SAY_ITEM(t, &say_rate_bound, WORD("a", l->name), NUM("bound", f->cut == HIGHER ? knob_lr.hi : knob_lr.lo), NUM("change", book_number(b, &knob_change)));
    if (f->bit > NERVOUS) SAY_ITEM(t, &say_very_sensitive, WORD("a", l->name));
    if (f->cut != HIGHER && f->rise > CLIFF) SAY_ITEM(t, &say_near_edge, WORD("a", l->name), NUM("change", book_number(b, &knob_change)), NUM("times", tidy(real_exp(f->rise), 2)));
    if (f->bit < CALM && f->rate < MINDFUL && f->middle < KNOWS * book_worst(b, l)) SAY_ITEM(t, &say_calm, WORD("a", l->name));
}

void judge_sensitivity(book *b, text *t) {
    for (int i = 0; i < b->count; i++) gather(&families[i], b, &b->lanes[i]);
    for (int i = 0; i < b->count; i++)
        if (families[i].known) measure(&families[i]);
    json_string(t, "metric", book_metric(b, b->lanes));
    json_open(t, "runs", '[');
    for (int i = 0; i < b->count; i++) write_family(&families[i], &b->lanes[i], t);
    json_close(t, ']');
    json_open(t, "sentences", '[');
    for (int i = 0; i < b->count; i++)
        if (families[i].known) say_family(&families[i], b, &b->lanes[i], t);
    for (int i = 1; i < b->count; i++) {
        const family *f = &families[0], *g = &families[i];
        if (!f->known || !g->known || !(f->bit > 0) || !(g->bit > 0) || !(g->bit > 2 * f->bit || f->bit > 2 * g->bit)) continue;
        bool first = f->bit < g->bit;
        SAY_ITEM(t, &say_calmer, WORD("a", b->lanes[first ? 0 : i].name), WORD("b", b->lanes[first ? i : 0].name), NUM("times", tidy(first ? g->bit / f->bit : f->bit / g->bit, 2)));
    }
    json_close(t, ']');
}
