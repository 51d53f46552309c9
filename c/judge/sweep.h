// sweep.h - one line tried at many peak rates: a log grid, carried outward while the best is at its edge, refined near the best.
#ifndef LAB_JUDGE_SWEEP_H
#define LAB_JUDGE_SWEEP_H
#include "judge/book.h"

enum { SWEEP_MAX = 48, TUNING_SEED = 1000 }; // tuning seeds begin so far above the first seed
// One rate: the mean over the tuning seeds of ln of what is judged; its smallest and largest, not ln; how many seeds are known.
typedef struct trial { double lr, value, lo, hi; int known; } trial;
typedef struct sweep {
    int count, best;
    trial at[SWEEP_MAX];     // by rising rate
    bool settled;            // all asked for is known, the best has been found
    double near_lo, near_hi; // the rates within 10 % of the best
    bool open_lo, open_hi;   // and possibly beyond
} sweep;

static inline const trial *sweep_best(const sweep *s) { return &s->at[s->best]; }
void sweep_walk(sweep *s, book *b, const lane *l);
// The members "rates": [{lr, value, lo, hi, known}] and, when settled, "tolerance": {lo, hi, times, open_lo, open_hi}.
void sweep_write(const sweep *s, text *t);
#endif
