// lint.h - what is wrong with a schedule before it runs: one sentence beside the knob, with a change that mends it.
#ifndef LAB_JUDGE_LINT_H
#define LAB_JUDGE_LINT_H
#include "run/run.h"

// lr, momentum: the line's curve, double[r->steps]. Writes the list "lint": [{key, id, text, args, fix: {id, label, change}, or none}].
void lint_write(const run *r, const double *lr, const double *momentum, text *t);
// What run_resolve writes, with the lint in it. curves: room for double[2 STEPS_MAX].
bool lint_resolve(const char *line, double *curves, text *t, refusal *no);
#endif
