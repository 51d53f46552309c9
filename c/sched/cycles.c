// cycles.c - schedules that come again: cosine with restarts, and the cyclical ones.
#include "sched/shape.h"

// ---- restarts
enum { PERIOD, GROWTH, RESTART_FLOOR, CYCLE_DECAY, RULE };

static void restarts_prepare(shape_in *in) { in->k[PERIOD] = at_least_one(in->k[PERIOD]); }

// Counting cycles as PyTorch's step() does.
static cursor count_cycles(const shape_in *in, double t) {
    cursor c = *in->at;
    if (c.length == 0 || t < c.begin) c = (cursor){0, 0, in->k[PERIOD]};
    if (in->k[GROWTH] == 1 && t >= c.begin + c.length) {
        double n = real_floor(t / in->k[PERIOD]);
        c = (cursor){(int)n, n * in->k[PERIOD], in->k[PERIOD]};
    }
    while (t >= c.begin + c.length) c.begin += c.length, c.length *= in->k[GROWTH], c.index++;
    return *in->at = c;
}

// log x within 0.55 ulp, for x >= 1: whether PyTorch's rule misses a restart hangs on the last bit. The terms of real_log, their
// largest ones summed with what rounding takes from them.
static double careful_log(double x) {
    double k = 0, rough = 0, rest = 0;
    while (x > 1.4142135623730951) x *= 0.5, k++;
    double f = x - 1, s = f / (2 + f), z = s * s, series = 0;
    for (int n = 21; n >= 3; n -= 2) series = series * z + 2.0 / n; // 2 artanh s = 2s + 2s^3/3 + ...
    double split = 134217729 * f, top = split - (split - f), low = f - top; // f = top + low, so that top^2 is exact
    double half_square = 0.5 * (top * top);
    double terms[] = {k * 6.93147180369123816490e-01, f, -half_square, -(top * low + 0.5 * low * low) + s * (0.5 * f * f + z * series) + k * 1.90821492927058770002e-10};
    for (int i = 0; i < COUNT(terms); i++) {
        double sum = rough + terms[i], part = sum - rough;
        rest += (rough - (sum - part)) + (terms[i] - part);
        rough = sum;
    }
    return rough + rest;
}

// Finding them by logarithm as PyTorch's step(epoch) does, where rounding loses some (growth 3, fifth restart).
static cursor log_cycles(const shape_in *in, double t) {
    double first = in->k[PERIOD], m = in->k[GROWTH];
    if (m == 1 || t < first) return count_cycles(in, t);
    double n = real_floor(careful_log(t / first * (m - 1) + 1) / careful_log(m)), grown = real_pow(m, n);
    return (cursor){(int)n, first * (grown - 1) / (m - 1), first * grown};
}

static double restarts_height(const shape_in *in, double t) {
    double floor = in->k[RESTART_FLOOR];
    if (in->d->limited && t >= in->span) return floor;
    cursor c = in->k[RULE] > 0 ? log_cycles(in, t) : count_cycles(in, t);
    double top = in->k[CYCLE_DECAY] == 1 ? 1 : real_pow(in->k[CYCLE_DECAY], c.index);
    double drop = in->d->peak_decays ? top - floor : (1 - floor) * top;
    return floor + drop * ((1 + real_cos(REAL_PI * (t - c.begin) / c.length)) / 2);
}

static void restarts_marks(const shape_in *in, mark_list *out) {
    double at = in->k[PERIOD], length = at * in->k[GROWTH], end = in->d->limited ? in->span : in->steps;
    for (; at < end && in->start + at < in->steps; at += length, length *= in->k[GROWTH]) mark(out, "restart", place_restart, in->start + at);
}

static void restarts_handles(const shape_in *in, grip_list *out) {
    double first = in->start + in->k[PERIOD];
    grip_x(out, (grip){.row = &knob_period, .label = place_first_restart, .step = first, .origin = in->start, .sign = 1, .lo = in->start + 1, .hi = in->steps});
    grip_y(out, (grip){.row = &knob_floor, .label = place_floor, .step = first, .level = in->k[RESTART_FLOOR]});
}

const sched_def restarts_def = {
    .d = {"restarts", "Cosine with restarts", "A cosine that jumps back to the peak: each cycle ends in a model worth keeping.",
          "lr(t) = floor + (peak - floor) (1 + cos(pi t_i/T_i)) / 2, t_i since the last restart, T_i = period growth^i",
          "torch CosineAnnealingWarmRestarts; Loshchilov and Hutter 2017, SGDR (arXiv 1608.03983)", NULL,
          (const knob *const[]){&knob_period, &knob_multiplier, &knob_floor, &knob_cycle_decay, &knob_restart_rule, NULL}},
    .height = restarts_height, .prepare = restarts_prepare, .marks = restarts_marks, .handles = restarts_handles, .open = true};

// ---- cyclical
enum { MODE, LOW, RISE, FALL, FACTOR, CYCLES, LEAST, MOST, LOG_FACTOR };
enum { ALIKE, HALVED, SHRINKING };

static void cyclical_prepare(shape_in *in) {
    in->k[RISE] = at_least_one(in->k[RISE]);
    in->k[FALL] = in->k[FALL] < 0.5 ? in->k[RISE] : whole(in->k[FALL]);
    in->k[LOG_FACTOR] = real_log(in->k[FACTOR]);
}

// How far above the low, 0..1, as PyTorch's CyclicLR works it out.
static double lifted(const shape_in *in, double t) {
    double total = in->k[RISE] + in->k[FALL], ratio = in->k[RISE] / total;
    double cycle = real_floor(1 + t / total), x = 1 + t / total - cycle;
    double up = x <= ratio ? x / ratio : (x - 1) / (ratio - 1);
    if (in->k[MODE] == HALVED) return up * (cycle > 1000 ? 0 : 1 / real_pow(2, cycle - 1));
    return in->k[MODE] == SHRINKING ? up * real_exp(in->k[LOG_FACTOR] * t) : up;
}

static double cyclical_height(const shape_in *in, double t) { return in->k[LOW] + (1 - in->k[LOW]) * lifted(in, t); }

static double cyclical_momentum(const shape_in *in, double t) {
    if (!(in->k[CYCLES] > 0)) return 0.0 / 0.0;
    return in->k[MOST] - (in->k[MOST] - in->k[LEAST]) * lifted(in, t);
}

static void cyclical_marks(const shape_in *in, mark_list *out) {
    double total = in->k[RISE] + in->k[FALL];
    for (double at = in->start; at < in->steps; at += total) {
        if (at > in->start) mark(out, "restart", place_new_cycle, at);
        mark(out, "peak", place_peak, at + in->k[RISE]);
    }
}

static void cyclical_handles(const shape_in *in, grip_list *out) {
    double top = in->start + in->k[RISE], total = in->k[RISE] + in->k[FALL];
    grip_x(out, (grip){.row = &knob_rise, .label = place_first_peak, .step = top, .origin = in->start, .sign = 1, .lo = in->start + 1, .hi = in->steps});
    grip_y(out, (grip){.row = &knob_low, .label = place_low, .step = in->start + total <= in->steps ? in->start + total : in->start, .level = in->k[LOW]});
}

const sched_def cyclical_def = {
    .d = {"cyclical", "Cyclical", "Up and down between a low and a high rate, again and again.",
          "lr(t) = low + (peak - low) s f; s a triangle of 0..1, f = 1, 1/2^cycle or gamma^t",
          "torch CyclicLR; Smith 2017, Cyclical learning rates, section 3 (arXiv 1506.01186)",
          "rise=12.5pct&gamma=0.999&base_momentum=0.8&max_momentum=0.9",
          (const knob *const[]){&knob_cycle_mode, &knob_low, &knob_rise, &knob_fall, &knob_gamma, &knob_cycle_momentum, &knob_base_momentum, &knob_max_momentum, NULL}},
    .height = cyclical_height, .momentum = cyclical_momentum, .prepare = cyclical_prepare, .marks = cyclical_marks, .handles = cyclical_handles, .open = true};
