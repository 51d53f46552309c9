// sweep.h - one line tried at many peak rates: a log grid, carried outward while the best is at its edge, refined near the best.
#ifndef LAB_JUDGE_SWEEP_H
#define LAB_JUDGE_SWEEP_H
#include "judge/book.h"

enum { SWEEP_MAX = 48, TUNING_SEED = 1000 }; // tuning seeds begin so far above the first seed
typedef struct sweep {
    int count, best;
    double lr[SWEEP_MAX], value[SWEEP_MAX]; // rising rates; mean over the tuning seeds of ln of what is judged
    double lo[SWEEP_MAX], hi[SWEEP_MAX];    // smallest and largest, not ln
    int known[SWEEP_MAX];                   // tuning seeds known
    bool settled;                           // all asked for is known, the best has been found
    double near_lo, near_hi;                // the rates within 10 % of the best
    bool open_lo, open_hi;                  // and possibly beyond
} sweep;

void sweep_walk(sweep *s, book *b, const lane *l);
// The members "rates": [{lr, value, lo, hi, known}] and, when settled, "tolerance": {lo, hi, times, open_lo, open_hi}.
void sweep_write(const sweep *s, text *t);
#endif
