// sweep.c - trying a line at many peak rates, and finding the best.
#include "judge/sweep.h"
#include "base/fmath.h"
#include "base/say.h"

enum { OUTWARD = 3 }; // steps taken past the grid at most
static const double WITHIN = 0.0953101798043249; // ln 1.1

static void fill(sweep *s, int i, book *b, const lane *l) {
    char changes[120];
    int n = book_whole(b, &knob_tuning), first = book_whole(b, &knob_first_seed) + TUNING_SEED;
    double sum = 0;
    s->known[i] = 0, s->lo[i] = 1e300, s->hi[i] = 0;
    for (int k = 0; k < n; k++) {
        const outcome *o = book_ask(b, l, put_changes(changes, s->lr[i], first + k, ""));
        if (!o) continue;
        double v = book_value(b, l, o);
        sum += real_log(v), s->known[i]++, s->lo[i] = real_min(s->lo[i], v), s->hi[i] = real_max(s->hi[i], v);
    }
    s->value[i] = s->known[i] ? sum / s->known[i] : 0;
    s->settled &= s->known[i] == n;
}

// Puts a rate in its place; false where it already is, or cannot be.
static bool add(sweep *s, double lr, book *b, const lane *l) {
    lr = tidy(lr, 3);
    int at = s->count;
    while (at > 0 && s->lr[at - 1] >= lr) at--;
    if ((at < s->count && s->lr[at] == lr) || s->count == SWEEP_MAX || lr < knob_lr.lo || lr > knob_lr.hi) return false;
    for (int i = s->count++; i > at; i--) s->lr[i] = s->lr[i - 1], s->value[i] = s->value[i - 1], s->lo[i] = s->lo[i - 1], s->hi[i] = s->hi[i - 1], s->known[i] = s->known[i - 1];
    s->lr[at] = lr;
    fill(s, at, b, l);
    return true;
}

static int lowest(const sweep *s) {
    int best = 0;
    for (int i = 1; i < s->count; i++)
        if (s->value[i] < s->value[best]) best = i;
    return best;
}

static void go_outward(sweep *s, double step, book *b, const lane *l) {
    for (int k = 0; k < OUTWARD && s->settled; k++) {
        int best = lowest(s);
        if (best > 0 && best < s->count - 1) return;
        if (!add(s, best ? s->lr[best] * step : s->lr[0] / step, b, l)) return;
    }
}

static void refine(sweep *s, book *b, const lane *l) {
    int best = lowest(s);
    double here = s->lr[best], left = best ? s->lr[best - 1] : here, right = best + 1 < s->count ? s->lr[best + 1] : here;
    if (left < here) add(s, real_sqrt(left * here), b, l);
    if (right > here) add(s, real_sqrt(right * here), b, l);
}

// Where the curve between rate i and its neighbour j rises past the bound, straight on log axes.
static double crossing(const sweep *s, int i, int j, double bound) {
    double u = (bound - s->value[i]) / (s->value[j] - s->value[i]);
    return tidy(real_exp(real_log(s->lr[i]) + u * (real_log(s->lr[j]) - real_log(s->lr[i]))), 3);
}

static void measure_tolerance(sweep *s) {
    double bound = s->value[s->best] + WITHIN;
    int i = s->best, j = s->best;
    while (i > 0 && s->value[i - 1] <= bound) i--;
    while (j + 1 < s->count && s->value[j + 1] <= bound) j++;
    s->open_lo = i == 0, s->open_hi = j + 1 == s->count;
    s->near_lo = i ? crossing(s, i, i - 1, bound) : s->lr[0];
    s->near_hi = s->open_hi ? s->lr[j] : crossing(s, j, j + 1, bound);
}

void sweep_walk(sweep *s, book *b, const lane *l) {
    int n = book_whole(b, &knob_grid);
    s->count = 0, s->settled = true;
    for (int i = 0; i < n; i++) add(s, book_rate(b, l, i, n), b, l);
    double step = s->count > 1 ? s->lr[1] / s->lr[0] : 2;
    if (s->settled) go_outward(s, step, b, l);
    if (s->settled) refine(s, b, l);
    s->best = lowest(s);
    if (s->settled) measure_tolerance(s);
}

void sweep_write(const sweep *s, text *t) {
    json_open(t, "rates", '[');
    for (int i = 0; i < s->count; i++) {
        json_open(t, NULL, '{');
        json_number(t, "lr", s->lr[i]), json_number(t, "known", s->known[i]);
        if (s->known[i]) json_number(t, "value", tidy(real_exp(s->value[i]), 5)), json_number(t, "lo", tidy(s->lo[i], 5)), json_number(t, "hi", tidy(s->hi[i], 5));
        json_close(t, '}');
    }
    json_close(t, ']');
    if (!s->settled) return;
    json_open(t, "tolerance", '{');
    json_number(t, "lo", s->near_lo), json_number(t, "hi", s->near_hi), json_number(t, "times", tidy(s->near_hi / s->near_lo, 3));
    json_flag(t, "open_lo", s->open_lo), json_flag(t, "open_hi", s->open_hi);
    json_close(t, '}');
}
