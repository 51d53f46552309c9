// places.h - the names of marks and handles: places on a schedule's curve. Ids are for ever: other languages hang on them.
#ifndef LAB_SCHED_PLACES_H
#define LAB_SCHED_PLACES_H
#include "base/say.h"

#define PLACES(X) \
    X(warmup_ends, "Warmup ends") \
    X(decay_begins, "Decay begins") \
    X(decay_ends, "Decay ends") \
    X(branch, "Branch") \
    X(peak, "Peak") \
    X(restart, "Restart") \
    X(new_cycle, "New cycle") \
    X(first_restart, "First restart") \
    X(floor, "Floor") \
    X(first_peak, "First peak") \
    X(low, "Low") \
    X(rate_drops, "Rate drops") \
    X(milestone, "Milestone") \
    X(last_phase_begins, "Last phase begins") \
    X(cycle_ends, "Cycle ends") \
    X(turning_point, "Turning point") \
    X(point, "Point") \
    X(next_part, "Next part") \
    X(last_part_ends, "Last part ends") \
    X(start, "Start") \
    X(joint, "Joint") \
    X(end, "End") \
    X(one_multiplication, "One multiplication") \
    X(first_drop, "First drop") \
    X(one_period, "One period") \
    X(fallen_to_71, "Fallen to 71 %")

#define X(id, words) extern const char place_##id[];
PLACES(X)
#undef X

#define X(id, words) +1
enum { PLACE_COUNT = PLACES(X) };
#undef X
extern const message places[PLACE_COUNT];
#endif
