// onecycle.c - one great rise and fall, momentum the other way, as Smith and Topin's super-convergence.
#include "sched/shape.h"

enum { RISE, DIV, FINAL_DIV, ANNEAL, PHASES, CYCLES, LEAST, MOST, TURN1, TURN2, LAST }; // the turns are worked out in prepare

// PyTorch's turns lie at pN-1, 2pN-2 and N-1 and need not be whole; optax's at int(pN), int(0.85 N) and N.
static void prepare(shape_in *in) {
    double top = in->k[RISE], N = in->span;
    if (in->d->whole_cycle) {
        in->k[TURN1] = real_floor(top), in->k[TURN2] = real_max(in->k[TURN1], real_floor(0.85 * N)), in->k[LAST] = N;
        return;
    }
    in->k[TURN1] = top - 1, in->k[TURN2] = 2 * top - 2, in->k[LAST] = N - 1;
}

static double between(const shape_in *in, double a, double b, double from, double to, double t) {
    double q = to > from ? (t - from) / (to - from) : 1;
    if (in->k[ANNEAL] > 0) return real_max(0, (b - a) * q + a);
    return b + (a - b) / 2 * (real_cos(REAL_PI * q) + 1);
}

// Through low, high, and (two phases) last, or (three) low and last. Past its end it goes on as PyTorch's would.
static double through(const shape_in *in, double low, double high, double last, double t) {
    const double *k = in->k;
    if (t <= k[TURN1]) return between(in, low, high, 0, k[TURN1], t);
    if (k[PHASES] < 1) return between(in, high, last, k[TURN1], k[LAST], t);
    if (t <= k[TURN2]) return between(in, high, low, k[TURN1], k[TURN2], t);
    return between(in, low, last, k[TURN2], k[LAST], t);
}

static double height(const shape_in *in, double t) {
    double low = 1 / in->k[DIV];
    return through(in, low, 1, low / in->k[FINAL_DIV], t);
}

static double momentum(const shape_in *in, double t) {
    if (!(in->k[CYCLES] > 0)) return 0.0 / 0.0;
    double m = through(in, in->k[MOST], in->k[LEAST], in->k[MOST], t); // a line that goes on past its end must not leave the two
    return real_max(real_min(in->k[LEAST], in->k[MOST]), real_min(m, real_max(in->k[LEAST], in->k[MOST])));
}

static double peak_step(const shape_in *in) { return in->start + real_max(0, in->k[TURN1]); }

static void marks(const shape_in *in, mark_list *out) {
    mark(out, "peak", place_peak, whole(peak_step(in)));
    if (in->k[PHASES] > 0 && in->k[TURN2] < in->k[LAST]) mark(out, "decay_begin", place_last_phase_begins, in->start + whole(in->k[TURN2]));
    mark(out, "decay_end", place_cycle_ends, in->start + in->span);
}

static void handles(const shape_in *in, grip_list *out) {
    double ahead = in->d->whole_cycle ? 0 : 1, origin = in->start - ahead;
    grip_x(out, (grip){.row = &knob_rise, .label = place_turning_point, .step = whole(peak_step(in)), .origin = origin, .sign = 1, .lo = in->start, .hi = real_min(in->steps, in->start + in->span) - ahead});
}

const sched_def onecycle_def = {
    .d = {"onecycle", "One-cycle", "Up to a very high rate and down to nearly nothing, momentum the other way.",
          "from peak/div up to peak, then down to peak/(div final_div), along cosines or lines",
          "torch OneCycleLR; Smith and Topin 2018, Super-convergence, section 3 (arXiv 1708.07120)", NULL,
          (const knob *const[]){&knob_rise, &knob_div, &knob_final_div, &knob_anneal, &knob_phases, &knob_cycle_momentum, &knob_base_momentum, &knob_max_momentum, NULL}},
    .height = height, .momentum = momentum, .prepare = prepare, .marks = marks, .handles = handles};
