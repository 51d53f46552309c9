// map.c - learning rate x batch size: a grid filled from coarse to fine, and the best rate of each batch size.
#include "judge/map.h"
#include "base/fmath.h"
#include "judge/judge.h"
#include "base/say.h"

static chart the_chart;

static void lay_out(chart *c, const book *b) {
    const lane *l = b->lanes;
    int n = book_whole(b, &knob_grid);
    c->seeds = book_whole(b, &knob_seeds), c->rates = c->batches = 0;
    for (int i = 0; i < n; i++) {
        double lr = book_rate(b, l, i, n); // the same again where a line can say no higher one
        if (!c->rates || lr > c->lr[c->rates - 1]) c->lr[c->rates++] = lr;
    }
    for (int size = book_whole(b, &knob_batch_lo); size <= book_whole(b, &knob_batch_hi) && c->batches < BATCHES_MAX; size *= 2) {
        double steps = book_whole(b, &knob_equal) ? l->steps : real_floor((double)l->steps * l->batch / size + 0.5);
        c->steps[c->batches] = (int)real_max(1, real_min(steps, STEPS_MAX)), c->batch[c->batches++] = size;
    }
}

static const char *put_cell(const chart *c, const book *b, int i, int j, int seed, char out[CHANGES_ROOM]) {
    char lr[120], more[96];
    text m = text_on(more, (int)sizeof more), t = text_on(out, CHANGES_ROOM);
    double target = book_number(b, &knob_target);
    text_put(&m, "&batch="), text_number(&m, c->batch[i]), text_put(&m, "&steps="), text_number(&m, c->steps[i]);
    if (target > 0) text_put(&m, "&evals="), text_number(&m, MAP_CHECKS), text_put(&m, "&tell=reach:"), put_tidy(&m, target, 6);
    text_put(&t, put_changes(lr, c->lr[j], seed, "")), text_put(&t, more);
    return out;
}

static void fill(chart *c, book *b, int i, int j) {
    char changes[CHANGES_ROOM];
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

void judge_map(book *b, text *t) {
    chart *c = &the_chart;
    lay_out(c, b);
    fill_all(c, b);
    for (int i = 0; i < c->batches; i++) find_best(c, i);
    json_string(t, "metric", book_metric(b, b->lanes)), json_number(t, "seeds", c->seeds);
    map_write(c, t), map_write_laws(c, b, t), map_say(c, t);
}
