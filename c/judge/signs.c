// signs.c - reading the evidence off a history: trend, noise, spikes, bouncing, dead units.
#include "judge/signs.h"
#include "base/fmath.h"
#include "judge/stats.h"

enum { WINDOW = HISTORY_ROWS };
static const double UNKNOWN = __builtin_nan("");

static double safe_log(double x) { return real_log(real_max(x, 1e-12)); }
static double cell(const run *r, int c, int row) { return (double)history_value(&r->log, (column)c, row); }

// Mean of what was measured in rows from..to-1.
static double mean_rows(const run *r, int c, int from, int to) {
    double sum = 0;
    int n = 0;
    for (int i = from; i < to; i++)
        if (real_finite(cell(r, c, i))) sum += cell(r, c, i), n++;
    return n ? sum / n : UNKNOWN;
}

static line_fit trend(const run *r, int from, int to) {
    double x[WINDOW], y[WINDOW];
    int n = 0;
    for (int i = from; i < to; i++, n++) x[n] = i, y[n] = safe_log(cell(r, COL_LOSS, i));
    return fit_line(x, y, n);
}

static void read_slope(const run *r, signs *s) {
    int from = s->rows - int_max(1, s->rows / 5);
    line_fit f = trend(r, from, s->rows);
    s->slope = f.slope * (s->rows - from), s->slope_error = f.slope_error * (s->rows - from), s->noise = f.rest;
}

static int driven_rows(const run *r, const signs *s) {
    int n = s->rows;
    while (n > 1 && cell(r, COL_LR_MAX, n - 1) < 0.5 * s->rate_top) n--;
    return n;
}

static void read_drop(const run *r, signs *s) {
    int n = driven_rows(r, s), half = n / 2, late = n - n / 4;
    s->driven = (double)n / s->rows, s->ratio = mean_rows(r, COL_RATIO, half, n);
    if (n < 8) { s->drop = s->drop_error = 0; return; }
    double before = mean_rows(r, COL_LOSS, half, late), after = mean_rows(r, COL_LOSS, late, n);
    s->half_drop = safe_log(mean_rows(r, COL_LOSS, n / 4, half)) - safe_log(mean_rows(r, COL_LOSS, half, n));
    s->drop = safe_log(before) - safe_log(after);
    double rest = trend(r, half, n).rest;
    s->half_error = rest * real_sqrt(1.0 / (half - n / 4) + 1.0 / (n - half));
    s->drop_error = rest * real_sqrt(1.0 / (late - half) + 1.0 / (n - late));
}

// ln of the held-out losses in the first rows.
static int held_checks(const run *r, int rows, double *out) {
    int n = 0;
    for (int i = 0; i < rows; i++)
        if (real_finite(cell(r, COL_HELD_LOSS, i))) out[n++] = safe_log(cell(r, COL_HELD_LOSS, i));
    return n;
}

static void read_held_fall(const run *r, signs *s) {
    double held[WINDOW];
    int n = held_checks(r, driven_rows(r, s), held), half = n / 2, late = n - n / 4;
    s->held_fall = n < 8 ? 0 : mean_of(held + half, late - half) - mean_of(held + late, n - late);
}

// Second differences take a steady trend away; a sixth of their mean square is the noise of one check.
static void read_bounce(const run *r, signs *s) {
    double held[WINDOW], sum = 0;
    int n = held_checks(r, s->rows, held), from = int_max(0, n - int_max(5, n / 4)), count = n - from - 2;
    for (int i = from; i + 2 < n; i++) {
        double bend = held[i] - 2 * held[i + 1] + held[i + 2];
        sum += bend * bend;
    }
    s->bounce = count > 0 ? real_sqrt(sum / count / 6) : 0;
}

static void read_spike(const run *r, signs *s) {
    double rises[WINDOW];
    int back = int_max(4, s->rows / 50), n = 0;
    s->spike = 0, s->spike_step = -1;
    for (int i = back; i < s->rows; i++) {
        double rise = (cell(r, COL_LOSS_MAX, i) - mean_rows(r, COL_LOSS, i - back, i)) / s->chance;
        rises[n++] = rise;
        if (rise > s->spike) s->spike = rise, s->spike_step = cell(r, COL_STEP, i);
    }
    if (!n) return;
    sort(rises, n);
    s->unrest = quantile(rises, n, 0.95);
}

static void read_extremes(const run *r, signs *s) {
    s->peak = 0, s->rate_top = 0, s->peak_step = -1;
    for (int i = 0; i < s->rows; i++) {
        if (cell(r, COL_LOSS_MAX, i) > s->peak) s->peak = cell(r, COL_LOSS_MAX, i), s->peak_step = cell(r, COL_STEP, i);
        s->rate_top = real_max(s->rate_top, cell(r, COL_LR_MAX, i));
    }
    s->rate_end = s->rows ? cell(r, COL_LR_MIN, s->rows - 1) : 0;
}

// On the last chunk of the held-out set.
static double read_dead(run *r) {
    if (r->state != RUN_FINISHED || !r->task.held || !r->models->dead) return UNKNOWN;
    run_judge_held(r);
    return r->models->dead(r->model, (r->task.held - 1) % r->E4 + 1, r->E4);
}

signs signs_of(run *r) {
    signs s = {.rows = r->log.rows, .steps = r->steps, .at = r->at, .bad_step = r->diverged_at, .chance = r->task.chance};
    int n = s.rows;
    if (r->task.train) s.epochs = (double)r->at * r->B / r->task.train;
    read_extremes(r, &s);
    s.dead = read_dead(r);
    s.accuracy = (double)(r->task.train ? r->train_accuracy : r->held_accuracy);
    if (!n) return s;
    s.first = mean_rows(r, COL_LOSS, 0, int_min(n, 5)), s.last = mean_rows(r, COL_LOSS, n - int_max(1, n / 10), n);
    s.fit = (r->task.train && r->state == RUN_FINISHED ? (double)r->train_loss : s.last) / s.chance;
    s.grad_first = mean_rows(r, COL_GRAD, 0, int_min(n, 5)), s.grad_last = mean_rows(r, COL_GRAD, n - int_max(1, n / 5), n);
    read_slope(r, &s), read_drop(r, &s), read_held_fall(r, &s), read_bounce(r, &s), read_spike(r, &s);
    return s;
}
