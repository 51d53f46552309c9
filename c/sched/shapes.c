// shapes.c - the shapes that are one line each: height at step t of a decay of `span` steps.
#include "sched/shape.h"

static void mark_span_end(const shape_in *in, mark_list *out) { mark(out, "decay_end", place_decay_ends, in->start + in->span); }

// The floor is taken hold of where the decay ends.
static void grip_floor(const shape_in *in, grip_list *out) {
    grip_y(out, (grip){.row = &knob_floor, .label = place_floor, .step = in->start + in->span, .level = settings_number(in->s, &knob_floor)});
}

static void grip_period(const shape_in *in, grip_list *out, const knob *row, const char *label, double length) {
    grip_x(out, (grip){.row = row, .label = label, .step = in->start + length, .origin = in->start, .sign = 1, .lo = in->start + 1, .hi = in->steps});
}

static double constant_height(const shape_in *in, double t) { return (void)in, (void)t, 1; }

const sched_def constant_def = {
    .d = {"constant", "Constant", "The same rate from first to last: the baseline every schedule has to beat.", "lr(t) = peak",
          "Plain stochastic gradient descent (Robbins and Monro 1951); optax.constant_schedule", NULL, (const knob *const[]){NULL}},
    .height = constant_height, .open = true};

static double linear_height(const shape_in *in, double t) { return 1 + (in->k[0] - 1) * (t / in->span); }

const sched_def linear_def = {
    .d = {"linear", "Linear", "Falls in a straight line: as good as anything when the peak is tuned.", "lr(t) = peak (1 - (1 - floor) t/T)",
          "torch LinearLR; Defazio et al. 2023, When, why and how much? (arXiv 2310.07831)", NULL, (const knob *const[]){&knob_floor, NULL}},
    .height = linear_height, .marks = mark_span_end, .handles = grip_floor};

static double cosine_height(const shape_in *in, double t) { return in->k[0] + (1 - in->k[0]) * ((1 + real_cos(REAL_PI * t / in->span)) / 2); }

const sched_def cosine_def = {
    .d = {"cosine", "Cosine", "Stays high, falls in the middle, lands softly: the usual choice for deep networks.",
          "lr(t) = floor + (peak - floor) (1 + cos(pi t/T)) / 2", "torch CosineAnnealingLR; Loshchilov and Hutter 2017, SGDR, section 3 (arXiv 1608.03983)",
          NULL, (const knob *const[]){&knob_floor, NULL}},
    .height = cosine_height, .marks = mark_span_end, .handles = grip_floor, .bounces = true};

static double polynomial_height(const shape_in *in, double t) { return in->k[1] + (1 - in->k[1]) * real_pow(real_max(0, 1 - t / in->span), in->k[0]); }

const sched_def polynomial_def = {
    .d = {"polynomial", "Polynomial", "Linear bent by a power: falls early and creeps to the end, or the other way round.",
          "lr(t) = floor + (peak - floor) (1 - t/T)^power", "torch PolynomialLR; Chen et al. 2017, DeepLab, section 4 (arXiv 1606.00915)", "power=2",
          (const knob *const[]){&knob_power, &knob_floor, NULL}},
    .height = polynomial_height, .marks = mark_span_end, .handles = grip_floor};

enum { GAMMA, PERIOD, EACH }; // exponential, step

static void prepare_gamma(shape_in *in) {
    in->k[PERIOD] = at_least_one(in->k[PERIOD]);
    in->k[EACH] = real_log(in->k[GAMMA]) / in->k[PERIOD];
}

static void exponential_handles(const shape_in *in, grip_list *out) { grip_period(in, out, &knob_period, place_one_multiplication, in->k[PERIOD]); }
static double exponential_height(const shape_in *in, double t) { return real_exp(in->k[EACH] * t); }

const sched_def exponential_def = {
    .d = {"exponential", "Exponential", "Shrinks by the same factor over every stretch of the same length: a straight line on a log axis.",
          "lr(t) = peak gamma^(t/period)", "torch ExponentialLR; keras ExponentialDecay", "gamma=0.01&period=100pct",
          (const knob *const[]){&knob_gamma, &knob_period, NULL}},
    .height = exponential_height, .prepare = prepare_gamma, .handles = exponential_handles, .open = true};

static double step_height(const shape_in *in, double t) { return real_pow(in->k[GAMMA], real_floor(t / in->k[PERIOD])); }
static void step_handles(const shape_in *in, grip_list *out) { grip_period(in, out, &knob_period, place_first_drop, in->k[PERIOD]); }

static void step_marks(const shape_in *in, mark_list *out) {
    for (double at = in->k[PERIOD]; in->start + at < in->steps; at += in->k[PERIOD]) mark(out, "milestone", place_rate_drops, in->start + at);
}

const sched_def step_def = {
    .d = {"step", "Step", "Drops by a factor at regular intervals; the loss drops with it.", "lr(t) = peak gamma^floor(t/period)",
          "torch StepLR; He et al. 2016, Deep residual learning, section 3.4 (arXiv 1512.03385)", "period=30pct",
          (const knob *const[]){&knob_gamma, &knob_period, NULL}},
    .height = step_height, .prepare = prepare_gamma, .marks = step_marks, .handles = step_handles, .open = true, .prefixed = true};

static void prepare_first(shape_in *in) { in->k[0] = at_least_one(in->k[0]); }
static double rsqrt_height(const shape_in *in, double t) { return 1 / real_sqrt((t + in->k[0]) / in->k[0]); }
static void rsqrt_handles(const shape_in *in, grip_list *out) { grip_period(in, out, &knob_timescale, place_fallen_to_71, in->k[0]); }

const sched_def rsqrt_def = {
    .d = {"rsqrt", "Inverse square root", "Falls as one over the root of time, for ever: no need to know when training will end.",
          "lr(t) = peak / sqrt(1 + t/timescale)", "Vaswani et al. 2017, section 5.3 (arXiv 1706.03762); transformers inverse_sqrt", NULL,
          (const knob *const[]){&knob_timescale, NULL}},
    .height = rsqrt_height, .prepare = prepare_first, .handles = rsqrt_handles, .open = true};

static double inverse_height(const shape_in *in, double t) { return 1 / (1 + in->k[1] * t / in->k[0]); }
static void inverse_handles(const shape_in *in, grip_list *out) { grip_period(in, out, &knob_period, place_one_period, in->k[0]); }

const sched_def inverse_def = {
    .d = {"inverse", "Inverse time", "Falls as one over time: what the theory of stochastic approximation asks for.", "lr(t) = peak / (1 + rate t/period)",
          "Robbins and Monro 1951; keras InverseTimeDecay", "period=100pct", (const knob *const[]){&knob_period, &knob_rate, NULL}},
    .height = inverse_height, .prepare = prepare_first, .handles = inverse_handles, .open = true};

enum { TAIL, TAIL_SHAPE, FLOOR };
static const curve tails[] = {CURVE_LINEAR, CURVE_COSINE, CURVE_SQRT, CURVE_EXPONENTIAL};

static void wsd_prepare(shape_in *in) { in->k[TAIL] = real_min(whole(in->k[TAIL]), in->span); }

static double wsd_height(const shape_in *in, double t) {
    double past = t - (in->span - in->k[TAIL]);
    if (t >= in->span) return in->k[FLOOR];
    return past <= 0 ? 1 : curve_between(tails[(int)in->k[TAIL_SHAPE]], 1, in->k[FLOOR], past / in->k[TAIL], 1);
}

static void wsd_marks(const shape_in *in, mark_list *out) {
    mark(out, "decay_begin", place_decay_begins, in->start + in->span - in->k[TAIL]);
    mark_span_end(in, out);
}

static void wsd_handles(const shape_in *in, grip_list *out) {
    double end = in->start + in->span;
    grip_x(out, (grip){.row = &knob_tail, .label = place_decay_begins, .step = end - in->k[TAIL], .origin = end, .sign = -1, .lo = in->start, .hi = end});
    grip_floor(in, out);
}

const sched_def wsd_def = {
    .d = {"wsd", "Warmup, stable, decay", "Stays at the peak and decays only at the end, so a run can be prolonged or branched.",
          "lr = peak, then over the tail from peak to floor; u = share of the tail: 1 - u, (1 + cos pi u)/2, 1 - sqrt u, or exponential",
          "Hu et al. 2024, MiniCPM, section 4 (arXiv 2404.06395); Haegele et al. 2024 (arXiv 2405.18392)", "warmup=5pct",
          (const knob *const[]){&knob_tail, &knob_tail_shape, &knob_floor, NULL}},
    .height = wsd_height, .prepare = wsd_prepare, .marks = wsd_marks, .handles = wsd_handles};
