// sweep.c - trying a line at many peak rates, and finding the best.
#include "judge/sweep.h"
#include "base/fmath.h"
#include "base/say.h"

enum { OUTWARD = 3 }; // steps taken past the grid at most
static const double WITHIN = 0.0953101798043249; // ln 1.1

static trial try_rate(double lr, book *b, const lane *l) {
    char changes[120];
    int n = book_whole(b, &knob_tuning), first = book_whole(b, &knob_first_seed) + TUNING_SEED;
    trial one = {.lr = lr, .lo = 1e300};
    double sum = 0;
    for (int k = 0; k < n; k++) {
        const outcome *o = book_ask(b, l, put_changes(changes, lr, first + k, ""));
        if (!o) continue;
        double v = book_value(b, l, o);
        sum += real_log(v), one.known++, one.lo = real_min(one.lo, v), one.hi = real_max(one.hi, v);
    }
    one.value = one.known ? sum / one.known : 0;
    return one;
}

// Puts a rate in its place; false where it already is, or cannot be.
static bool add(sweep *s, double lr, book *b, const lane *l) {
    lr = tidy(lr, 3);
    int at = s->count;
    while (at > 0 && s->at[at - 1].lr >= lr) at--;
    if ((at < s->count && s->at[at].lr == lr) || s->count == SWEEP_MAX || lr < knob_lr.lo || lr > knob_lr.hi) return false;
    for (int i = s->count++; i > at; i--) s->at[i] = s->at[i - 1];
    s->at[at] = try_rate(lr, b, l);
    s->settled &= s->at[at].known == book_whole(b, &knob_tuning);
    return true;
}

static int lowest(const sweep *s) {
    int best = 0;
    for (int i = 1; i < s->count; i++)
        if (s->at[i].value < s->at[best].value) best = i;
    return best;
}

static void go_outward(sweep *s, double step, book *b, const lane *l) {
    for (int k = 0; k < OUTWARD && s->settled; k++) {
        int best = lowest(s);
        if (best > 0 && best < s->count - 1) return;
        if (!add(s, best ? s->at[best].lr * step : s->at[0].lr / step, b, l)) return;
    }
}

static void refine(sweep *s, book *b, const lane *l) {
    int best = lowest(s);
    double here = s->at[best].lr, left = best ? s->at[best - 1].lr : here, right = best + 1 < s->count ? s->at[best + 1].lr : here;
    if (left < here) add(s, real_sqrt(left * here), b, l);
    if (right > here) add(s, real_sqrt(right * here), b, l);
}

// Where the curve between rate i and its neighbour j rises past the bound, straight on log axes.
static double crossing(const sweep *s, int i, int j, double bound) {
    double u = (bound - s->at[i].value) / (s->at[j].value - s->at[i].value);
    return tidy(real_exp(real_log(s->at[i].lr) + u * (real_log(s->at[j].lr) - real_log(s->at[i].lr))), 3);
}

static void measure_tolerance(sweep *s) {
    double bound = s->at[s->best].value + WITHIN;
    int i = s->best, j = s->best;
    while (i > 0 && s->at[i - 1].value <= bound) i--;
    while (j + 1 < s->count && s->at[j + 1].value <= bound) j++;
    s->open_lo = i == 0, s->open_hi = j + 1 == s->count;
    s->near_lo = i ? crossing(s, i, i - 1, bound) : s->at[0].lr;
    s->near_hi = s->open_hi ? s->at[j].lr : crossing(s, j, j + 1, bound);
}

void sweep_walk(sweep *s, book *b, const lane *l) {
    int n = book_whole(b, &knob_grid);
    s->count = 0, s->settled = true;
    for (int i = 0; i < n; i++) add(s, book_rate(b, l, i, n), b, l);
    double step = s->count > 1 ? s->at[1].lr / s->at[0].lr : 2;
    if (s->settled) go_outward(s, step, b, l);
    if (s->settled) refine(s, b, l);
    s->best = lowest(s);
    if (s->settled) measure_tolerance(s);
}

void sweep_write(const sweep *s, text *t) {
    json_open(t, "rates", '[');
    for (int i = 0; i < s->count; i++) {
        const trial *one = &s->at[i];
        json_open(t, NULL, '{');
        json_number(t, "lr", one->lr), json_number(t, "known", one->known);
        if (one->known) json_number(t, "value", tidy(real_exp(one->value), 5)), json_number(t, "lo", tidy(one->lo, 5)), json_number(t, "hi", tidy(one->hi, 5));
        json_close(t, '}');
    }
    json_close(t, ']');
    if (!s->settled) return;
    json_open(t, "tolerance", '{');
    json_number(t, "lo", s->near_lo), json_number(t, "hi", s->near_hi), json_number(t, "times", tidy(s->near_hi / s->near_lo, 3));
    json_flag(t, "open_lo", s->open_lo), json_flag(t, "open_hi", s->open_hi);
    json_close(t, '}');
}
