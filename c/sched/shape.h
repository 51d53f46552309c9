// shape.h - what a shape is told and what it answers: the rooms of c/sched speak to one another through this.
#ifndef LAB_SCHED_SHAPE_H
#define LAB_SCHED_SHAPE_H
#include "base/fmath.h"
#include "sched/places.h"
#include "sched/sched.h"

// How frameworks differ (offsets, ends): one row each in sched/dialect.c.
typedef struct dialect {
    bool from_zero;    // warmup is t/W from 0, whatever warmup_from says
    bool cut;          // the decay's clock runs during warmup
    bool outside;      // warmup lies outside the decay span: 100pct is the whole run
    bool bounce;       // a cosine climbs back after its span
    bool chain;        // ChainedScheduler: each class multiplies what the one before left
    bool whole_cycle;  // one-cycle turns at int(pN) and N, not at pN-1 and N-1
    bool cycles_once;  // one-cycle: an error when it is asked for more than its span
    bool limited;      // restarts stop at the end of the span
    bool peak_decays;  // later cycles: the peak shrinks, not the height above the floor
    bool impatient;    // plateau: reduces after `patience` bad reports, not one more
    bool early;        // plateau: see plateau.early
    bool no_eps;       // plateau: reduces however little there is left to reduce
    int milestone;     // the new value is in force at m + this
} dialect;
extern const dialect dialects[];

typedef enum { CURVE_LINEAR, CURVE_COSINE, CURVE_EXPONENTIAL, CURVE_HELD, CURVE_SQRT, CURVE_POLYNOMIAL } curve;
// From one height to another as u goes from 0 to 1.
double curve_between(curve c, double from, double to, double u, double power);

// One entry of a list, in steps of the shape's own clock: it rules from `begin` to the begin of the next.
typedef struct stretch { double begin, from, to; curve kind; } stretch;
enum { LIST_MAX = 512, SHAPE_KNOBS = 12 };
typedef struct cursor { int index; double begin, length; } cursor;

typedef struct shape_in {
    double k[SHAPE_KNOBS]; // its own knobs in the order of its `knobs` list, spans in steps (not rounded), choices as index; then as `prepare` left them
    double span;           // whole steps from the decay's start to its end, at least 1
    double start, steps;   // where in the run its clock starts; steps of the whole run
    const settings *s;
    const dialect *d;
    const stretch *list;   // what `read` made
    int count;
    cursor *at;            // where the last question was: makes the next one quick, never changes an answer
} shape_in;

// The stretch that rules at t (the first also before it begins), of a list that is not empty.
const stretch *stretch_at(const shape_in *in, double t);
bool is_last(const shape_in *in, const stretch *one);

typedef struct mark_list mark_list;
typedef struct grip_list grip_list;

typedef struct sched_def {
    def d;
    double (*height)(const shape_in *in, double t);   // share of the peak at whole t >= 0 of its own clock
    double (*momentum)(const shape_in *in, double t); // or NULL: the schedule leaves momentum alone
    void (*prepare)(shape_in *in);                    // once per fill: rounds spans, works out constants
    int (*read)(const shape_in *in, stretch *out, refusal *no); // reads the list knob: entries, or -1 with a sentence
    void (*marks)(const shape_in *in, mark_list *out);
    void (*handles)(const shape_in *in, grip_list *out);
    void (*rewrite)(const shape_in *in, const sched_handle *moved, double step, double height, text *out); // the list's new text
    bool open;     // has no end of its own: goes on past its span
    bool bounces;  // a cosine: past its span it climbs back where the dialect says so, and chains additively above a floor
    bool prefixed; // timm, too, lets its clock start after warmup
    bool reactive;
} sched_def;

static inline double whole(double x) { return real_floor(x + 0.5); }
static inline double at_least_one(double x) { return real_max(1, whole(x)); }

// A line's whole schedule, ready to be asked. Holds pointers into itself: not to be copied.
typedef enum { END_AUTO, END_HOLD, END_BOUNCE } end_rule; // END_AUTO, once planned: goes on
typedef enum { SEAM_AUTO, SEAM_AFTER, SEAM_OVER, SEAM_CUT } seam_rule;
typedef struct plan {
    shape_in in;
    const sched_def *shape;
    double peak, warmup, hold, from, foot; // whole steps; foot: the shape's height where its clock starts
    curve warmup_curve;
    end_rule end;
    seam_rule seam;
    bool chained; // PyTorch's recurrences, not a product
    double branch; // the step where a tail takes over; as many as the run has: never
    cursor at;
    stretch list[LIST_MAX];
} plan;
bool plan_open(plan *p, const settings *s, int steps, refusal *no); // no may be NULL
double plan_warmup(const plan *p, double t);  // share of the foot, 1 when warm
double plan_height(const plan *p, double t);  // share of the peak
double plan_clock(const plan *p, double t);   // the shape's own time

// Marks and handles, as the shapes give them; steps are of the run.
void mark(mark_list *list, const char *kind, const char *label, double step);
typedef struct grip {
    const knob *row;
    int index;
    const char *label;
    double step, origin, sign, lo, hi; // x: value = (step - origin) * sign; lo, hi: steps of the run it may be moved to
    double level;                      // y: the value, a share of the peak
} grip;
void grip_x(grip_list *list, grip g);
void grip_y(grip_list *list, grip g);
void grip_xy(grip_list *list, grip g);

// Lists in text: entries joined by commas, parts of an entry by colons.
typedef struct piece { const char *at, *end; } piece;
piece piece_all(const settings *s, const knob *row);
bool piece_next(piece *rest, char mark, piece *out);
bool piece_span(piece p, double steps, double *out); // whole steps, at most a million
bool piece_number(piece p, double lo, double hi, double *out);
int piece_word(piece p, const char *const *words, int count); // index, or -1
int list_refuse(refusal *no, const knob *row, piece p, const message *why, int most); // -1; no may be NULL
void put_piece(text *t, piece p);
// A length in the unit that `like` is in: as few digits as still round to the same whole step.
void put_span(text *t, double value, double steps, bool share);
bool is_share(piece like);
// A place in the list as it was typed, or where its handle has been moved to.
void put_moved(text *t, piece typed, const shape_in *in, const sched_handle *moved, double step);
void put_number(text *t, double value); // four significant digits

extern const knob knob_warmup, knob_warmup_from, knob_warmup_shape, knob_hold, knob_span, knob_end, knob_seam, knob_branch, knob_then, knob_then_floor, knob_then_span,
    knob_dialect;
extern const knob knob_floor, knob_period, knob_multiplier, knob_cycle_decay, knob_restart_rule, knob_power, knob_gamma, knob_milestones,
    knob_timescale, knob_rate, knob_rise, knob_fall, knob_div, knob_final_div, knob_anneal, knob_phases, knob_cycle_momentum, knob_base_momentum,
    knob_max_momentum, knob_cycle_mode, knob_low, knob_tail, knob_tail_shape, knob_factor, knob_patience, knob_threshold, knob_threshold_mode,
    knob_cooldown, knob_plateau_eps, knob_plateau_mode, knob_every, knob_monitor, knob_points, knob_parts;
extern const sched_def constant_def, linear_def, cosine_def, step_def, multistep_def, exponential_def, polynomial_def, restarts_def, onecycle_def,
    cyclical_def, wsd_def, rsqrt_def, inverse_def, plateau_def, points_def, sequence_def;
#endif
