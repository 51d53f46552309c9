// signs.h - what a run's history shows, as numbers: the evidence that the doctor reads.
#ifndef LAB_JUDGE_SIGNS_H
#define LAB_JUDGE_SIGNS_H
#include "run/run.h"

// "Driven part": up to the last step whose rate was at least half of the highest. A schedule that decays to zero has no say in the rest.
typedef struct signs {
    int rows, steps, at, bad_step; // bad_step: the first with a loss that is not finite, or -1
    double chance, first, last;    // loss: of a model that knows nothing; of the first steps; of the last tenth
    double peak, peak_step;        // highest loss of one batch
    double slope, slope_error;     // change of ln loss over the last fifth, and its standard error
    double noise;                  // of ln loss around that trend
    double driven;                 // its share of the run
    double drop, drop_error;       // driven part: by how much (of ln loss) its last quarter lies below the quarter before
    double half_drop, half_error;  // driven part: by how much (of ln loss) its second half lies below its second quarter
    double epochs;                 // passes over the training set; 0 where samples never come again
    double bounce;                 // how much the held-out loss (no sampling noise) jumps between checks, of ln loss, last quarter
    double held_fall;              // driven part: by how much (of ln held-out loss) its last quarter of checks lies below the quarter before
    double ratio;                  // update-to-weight, later half of the driven part
    double grad_first, grad_last;  // gradient norm
    double rate_top, rate_end;          // learning rate: highest, last
    double spike, spike_step;      // largest rise of one batch's loss above what went before, in units of chance
    double unrest;                 // what 19 rises of 20 stay under, in units of chance
    double accuracy, dead;         // training accuracy; share of hidden units that never answer (NaN: unknown)
    double fit;                    // last training loss in units of chance
} signs;

// Reads the run that has been walked; looks once at held-out samples for dead units, which changes nothing.
signs signs_of(run *r);
#endif
