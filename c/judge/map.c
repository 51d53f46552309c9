// map.c - learning rate x batch size: a grid filled from coarse to fine, the best rate of each batch size, and the laws through them.
#include "base/fmath.h"
#include "judge/judge.h"
#include "judge/laws.h"
#include "judge/say.h"
#include "judge/stats.h"

enum { RATES_MAX = 33, BATCHES_MAX = 11 };

typedef struct chart {
    int rates, batches, seeds;
    double lr[RATES_MAX];
    int batch[BATCHES_MAX], steps[BATCHES_MAX];
    double value[BATCHES_MAX][RATES_MAX], reached[BATCHES_MAX][RATES_MAX]; // mean ln of what is judged; mean steps to the target, or NaN
    int known[BATCHES_MAX][RATES_MAX];
    double best[BATCHES_MAX], fewest[BATCHES_MAX]; // best rate, NaN while unknown or at the grid's edge; fewest steps to the target
} chart;

static chart the_chart;

static void lay_out(chart *c, const book *b) {
    const lane *l = b->lanes;
    c->rates = book_whole(b, &knob_grid), c->seeds = book_whole(b, &knob_seeds), c->batches = 0;
    for (int i = 0; i < c->rates; i++) c->lr[i] = book_rate(b, l, i, c->rates);
    for (int size = book_whole(b, &knob_batch_lo); size <= book_whole(b, &knob_batch_hi) && c->batches < BATCHES_MAX; size *= 2) {
        double steps = book_whole(b, &knob_equal) ? l->steps : real_floor((double)l->steps * l->batch / size + 0.5);
        c->steps[c->batches] = (int)real_max(1, real_min(steps, STEPS_MAX)), c->batch[c->batches++] = size;
    }
}

static const char *put_cell(const chart *c, const book *b, int i, int j, int seed, char out[240]) {
    char lr[120], more[96];
    text m = text_on(more, (int)sizeof more), t = text_on(out, 240);
    double target = book_number(b, &knob_target);
    text_put(&m, "&batch="), text_number(&m, c->batch[i]), text_put(&m, "&steps="), text_number(&m, c->steps[i]);
    if (target > 0) text_put(&m, "&evals=128&tell=reach:"), put_tidy(&m, target, 6);
    text_put(&t, put_changes(lr, c->lr[j], seed, "")), text_put(&t, more);
    return out;
}

static void fill(chart *c, book *b, int i, int j) {
    char changes[240];
    int first = book_whole(b, &knob_first_seed);
    double sum = 0, steps = 0;
    c->known[i][j] = 0;
    for (int s = 0; s < c->seeds; s++) {
        const outcome *o = book_ask(b, b->lanes, put_cell(c, b, i, j, first + s, changes));
        if (o) sum += real_log(book_value(b, b->lanes, o)), steps += outcome_number(o, "reached"), c->known[i][j]++;
    }
    c->value[i][j] = c->known[i][j] ? sum / c->known[i][j] : 0;
    c->reached[i][j] = c->known[i][j] == c->seeds ? steps / c->seeds : __builtin_nan("");
}

// Every fourth row and column first, then every second, then all: the picture sharpens as it fills.
static void fill_all(chart *c, book *b) {
    for (int stride = 4; stride; stride /= 2)
        for (int i = 0; i < c->batches; i += stride)
            for (int j = 0; j < c->rates; j += stride) {
                bool before = stride < 4 && i % (2 * stride) == 0 && j % (2 * stride) == 0;
                if (!before) fill(c, b, i, j);
            }
}

// Between rates: the lowest point of the parabola through the best and its neighbours, on log axes.
static double vertex(const chart *c, int i, int j) {
    const double *v = c->value[i];
    double h = real_log(c->lr[j + 1] / c->lr[j - 1]) / 2, bend = v[j - 1] - 2 * v[j] + v[j + 1];
    double move = bend > 0 ? (v[j - 1] - v[j + 1]) / (2 * bend) : 0;
    return c->lr[j] * real_exp(h * real_max(-1, real_min(move, 1)));
}

static void find_best(chart *c, int i) {
    int best = 0, whole = 0;
    c->best[i] = c->fewest[i] = __builtin_nan("");
    for (int j = 0; j < c->rates; j++) {
        whole += c->known[i][j] == c->seeds;
        if (c->value[i][j] < c->value[i][best]) best = j;
        if (c->reached[i][j] == c->reached[i][j] && !(c->fewest[i] <= c->reached[i][j])) c->fewest[i] = c->reached[i][j];
    }
    if (whole == c->rates && best > 0 && best + 1 < c->rates) c->best[i] = vertex(c, i, best);
}

static void write_cells(const chart *c, text *t) {
    json_open(t, "cells", '[');
    for (int i = 0; i < c->batches; i++)
        for (int j = 0; j < c->rates; j++) {
            json_open(t, NULL, '{');
            json_number(t, "batch", c->batch[i]), json_number(t, "lr", c->lr[j]), json_number(t, "steps", c->steps[i]), json_number(t, "known", c->known[i][j]);
            if (c->known[i][j]) json_number(t, "value", tidy(real_exp(c->value[i][j]), 5));
            if (c->reached[i][j] == c->reached[i][j]) json_number(t, "reached", tidy(c->reached[i][j], 6));
            json_close(t, '}');
        }
    json_close(t, ']');
}

static void write_batches(const chart *c, text *t) {
    json_open(t, "batches", '[');
    for (int i = 0; i < c->batches; i++) {
        json_open(t, NULL, '{');
        json_number(t, "batch", c->batch[i]), json_number(t, "steps", c->steps[i]), json_number(t, "best", tidy(c->best[i], 4)), json_number(t, "fewest", tidy(c->fewest[i], 6));
        json_close(t, '}');
    }
    json_close(t, ']');
}

static int pairs_of(const chart *c, const double *y, double *batch, double *out) {
    int n = 0;
    for (int i = 0; i < c->batches; i++)
        if (y[i] == y[i]) batch[n] = c->batch[i], out[n++] = y[i];
    return n;
}

static void write_rate_law(const chart *c, text *t) {
    static const message law = {"rate_law", "Small batches: the best rate grows as the batch size to the power {power}, up to a batch of about {bend}; then it flattens."};
    static const message straight = {"rate_law_straight", "Over these batch sizes the best rate grows as the batch size to the power {power}."};
    double batch[BATCHES_MAX], rate[BATCHES_MAX];
    int n = pairs_of(c, c->best, batch, rate);
    if (n < 3) return;
    hinge h = fit_hinge(batch, rate, n);
    saturation s = fit_saturation(batch, rate, n, 1);
    json_open(t, "rate_law", '{');
    json_number(t, "power", tidy(h.power, 4)), json_number(t, "bend", h.bends ? tidy(h.bend, 4) : (double)__builtin_nanf("")), json_number(t, "level", tidy(h.level, 4));
    json_number(t, "highest", tidy(s.top, 4)), json_number(t, "noise_batch", tidy(s.scale, 4)), json_number(t, "misfit", tidy(s.misfit, 3));
    json_open(t, "says", '{');
    SAY(t, h.bends ? &law : &straight, NUM("power", h.power), NUM("bend", h.bend));
    json_close(t, '}');
    json_close(t, '}');
}

static void write_critical(const chart *c, const book *b, text *t) {
    static const message critical = {"critical", "To reach {target} takes at least {steps} steps however large the batch; the critical batch size is {batch}, where it takes twice that (fit within {misfit%})."};
    double batch[BATCHES_MAX], steps[BATCHES_MAX];
    int n = pairs_of(c, c->fewest, batch, steps);
    if (n < 3) return;
    saturation s = fit_saturation(batch, steps, n, -1);
    json_open(t, "critical", '{');
    json_number(t, "batch", tidy(s.scale, 4)), json_number(t, "steps", tidy(s.top, 4)), json_number(t, "misfit", tidy(s.misfit, 3));
    json_open(t, "says", '{');
    SAY(t, &critical, NUM("target", book_number(b, &knob_target)), NUM("steps", s.top), NUM("batch", s.scale), NUM("misfit", s.misfit));
    json_close(t, '}');
    json_close(t, '}');
}

static void say_best(const chart *c, text *t) {
    static const message best = {"best_rate", "Batch size {batch}: best rate {lr}."}, edge = {"edge_rate", "Batch size {batch}: the best rate lies at the edge of the grid; try a wider one."};
    json_open(t, "sentences", '[');
    for (int i = 0; i < c->batches; i++) {
        int whole = 0;
        for (int j = 0; j < c->rates; j++) whole += c->known[i][j] == c->seeds;
        if (whole == c->rates) SAY_ITEM(t, c->best[i] == c->best[i] ? &best : &edge, NUM("batch", c->batch[i]), NUM("lr", c->best[i]));
    }
    json_close(t, ']');
}

void judge_map(book *b, text *t) {
    chart *c = &the_chart;
    lay_out(c, b);
    fill_all(c, b);
    for (int i = 0; i < c->batches; i++) find_best(c, i);
    json_string(t, "metric", book_metric(b, b->lanes)), json_number(t, "seeds", c->seeds);
    write_cells(c, t), write_batches(c, t), write_rate_law(c, t), write_critical(c, b, t), say_best(c, t);
}
