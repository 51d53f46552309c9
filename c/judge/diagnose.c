// diagnose.c - from the signs of a run to its verdict: the thresholds, in one place.
#include "judge/doctor.h"

const char *const diagnosis_names[VERDICTS] = {[FINE] = "fine", [EXPLODED] = "exploded", [DEAD] = "dead", [BOUNCING] = "bouncing", [SLOW] = "slow",
                                               [SHORT] = "short", [UNDERFITTING] = "underfitting", [SPIKY] = "spiky", [EARLY] = "early"};

#define AT_CHANCE 0.93   // of the loss of a model that knows nothing
#define MOST_DEAD 0.5    // of the hidden units
#define LEARNT 0.01      // training loss, of chance: nothing left to gain
#define LOOSE 0.03       // ln held-out loss, from check to check: the weights do not settle
#define RATE_IS_UP 0.1   // of the highest rate, at the end
#define SURE 2.5         // standard errors, or jumps between two checks
#define SMALL_STEPS 1.2e-3 // update-to-weight ratio under which more rate would be borne
#define TINY_STEPS 2e-4
#define SPIKE 0.5        // of chance,
#define UNUSUAL 4.0      // and of what 19 rises of 20 stay under
#define POOR 0.35        // training loss, of chance
#define FEW_EPOCHS 10
#define BRIEF 0.25       // of the run: where the rate is high for no longer, what fell meanwhile says nothing of the end
#define NO_BETTER 0.7    // training loss, of chance, for a network most of whose units are dead

// By the held-out loss, which has no sampling noise, from one quarter of the driven part to the next.
static bool creeps(const signs *s) {
    double least = s->ratio < TINY_STEPS ? 0 : 0.01;
    return s->ratio < SMALL_STEPS && s->held_fall > least && s->held_fall > 2 * s->bounce;
}
static bool is_up(const signs *s) { return s->rate_end > RATE_IS_UP * s->rate_top; }
// Where the rate has decayed to nothing, most of what was to be had has been had. What only falls back after a rise bounces.
static bool is_falling(const signs *s) {
    if (s->half_drop < 0 || (!is_up(s) && s->driven < BRIEF)) return false;
    double least = is_up(s) ? 0.06 : 0.3;
    bool clearly = s->drop > least && s->drop > SURE * s->drop_error && s->drop > 0.7 * s->bounce;
    bool young = is_up(s) && s->half_drop > 0.15 && s->half_drop > SURE * s->half_error;
    return clearly || young || (is_up(s) && s->held_fall > least && s->held_fall > SURE * s->bounce);
}
static bool is_loose(const signs *s) { return s->bounce > LOOSE && is_up(s); }

static bool is_spiky(const signs *s) { return s->spike > SPIKE && s->spike > UNUSUAL * s->unrest; }
// Hardly any passes over the data, and it was still coming down.
static bool is_starved(const signs *s) {
    bool came_down = s->drop > SURE * s->drop_error || s->half_drop > SURE / 2 * s->half_error;
    return s->epochs > 0 && s->epochs < FEW_EPOCHS && came_down;
}

static diagnosis at_chance(const signs *s) {
    if (s->dead > MOST_DEAD || s->peak > 2 * real_max(s->chance, s->first) || s->last > 1.15 * s->chance) return DEAD;
    if (creeps(s)) return SLOW;
    return is_falling(s) ? SHORT : UNDERFITTING;
}

diagnosis doctor_diagnose(const signs *s) {
    if (s->bad_step >= 0) return EXPLODED;
    if (s->rows < 8) return EARLY;
    if (s->last > AT_CHANCE * s->chance) return at_chance(s);
    if (s->dead > MOST_DEAD && s->fit > NO_BETTER) return DEAD;
    if (s->fit < LEARNT) return is_spiky(s) ? SPIKY : FINE;
    if (creeps(s)) return SLOW;
    if (is_falling(s)) return s->ratio < SMALL_STEPS ? SLOW : SHORT;
    if (is_loose(s)) return is_starved(s) ? SHORT : BOUNCING;
    if (is_spiky(s)) return SPIKY;
    return s->fit <= POOR ? FINE : is_starved(s) ? SHORT : UNDERFITTING;
}
