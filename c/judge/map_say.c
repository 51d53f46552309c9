// map_say.c - the map's answer: its cells, the laws through the best rates, and both in words.
#include "judge/map.h"
#include "base/fmath.h"
#include "judge/laws.h"
#include "judge/messages.h"

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
    double batch[BATCHES_MAX], rate[BATCHES_MAX];
    int n = pairs_of(c, c->best, batch, rate);
    if (n < 3) return;
    hinge h = fit_hinge(batch, rate, n);
    saturation s = fit_saturation(batch, rate, n, 1);
    json_open(t, "rate_law", '{');
    json_number(t, "power", tidy(h.power, 4)), json_number(t, "bend", h.bends ? tidy(h.bend, 4) : (double)__builtin_nanf("")), json_number(t, "level", tidy(h.level, 4));
    json_number(t, "highest", tidy(s.top, 4)), json_number(t, "noise_batch", tidy(s.scale, 4)), json_number(t, "misfit", tidy(s.misfit, 3));
    json_open(t, "says", '{');
    SAY(t, h.bends ? &say_rate_law : &say_rate_law_straight, NUM("power", h.power), NUM("bend", h.bend));
    json_close(t, '}');
    json_close(t, '}');
}

// The smallest batch size whose runs reach the target, on the whole, before a second check could look: how many steps it takes is not known there. Or -1.
static int reached_unseen(const chart *c) {
    for (int i = 0; i < c->batches; i++)
        if (c->fewest[i] < 2 * real_max(1, real_floor(c->steps[i] / (double)MAP_CHECKS))) return i;
    return -1;
}

static void write_critical(const chart *c, const book *b, text *t) {
    double batch[BATCHES_MAX], steps[BATCHES_MAX], target = book_number(b, &knob_target), nan = __builtin_nan("");
    int n = pairs_of(c, c->fewest, batch, steps), unseen = reached_unseen(c);
    if (n < 3) return;
    saturation s = unseen < 0 ? fit_saturation(batch, steps, n, -1) : (saturation){nan, nan, nan};
    json_open(t, "critical", '{');
    json_number(t, "batch", tidy(s.scale, 4)), json_number(t, "steps", tidy(s.top, 4)), json_number(t, "misfit", tidy(s.misfit, 3));
    json_open(t, "says", '{');
    if (unseen < 0) SAY(t, &say_critical, NUM("target", target), NUM("steps", s.top), NUM("batch", s.scale), NUM("misfit", s.misfit));
    else SAY(t, &say_critical_unknown, NUM("batch", c->batch[unseen]), NUM("target", target));
    json_close(t, '}');
    json_close(t, '}');
}

// Where the best rate of a batch size lies: within the grid, at an edge that can be moved, or at the end of what a line may say.
static void say_best(const chart *c, int i, text *t) {
    int whole = 0, best = 0;
    for (int j = 0; j < c->rates; j++) {
        whole += c->known[i][j] == c->seeds;
        if (c->value[i][j] < c->value[i][best]) best = j;
    }
    if (whole < c->rates) return;
    double lr = c->lr[best];
    bool bound = lr == knob_lr.hi || lr == knob_lr.lo, inside = c->best[i] == c->best[i];
    SAY_ITEM(t, inside ? &say_best_rate : bound ? &say_edge_bound : &say_edge_rate, NUM("batch", c->batch[i]), NUM("lr", inside ? c->best[i] : lr));
}

void map_say(const chart *c, text *t) {
    json_open(t, "sentences", '[');
    for (int i = 0; i < c->batches; i++) say_best(c, i, t);
    json_close(t, ']');
}

void map_write(const chart *c, text *t) { write_cells(c, t), write_batches(c, t); }
void map_write_laws(const chart *c, const book *b, text *t) { write_rate_law(c, t), write_critical(c, b, t); }
