// judge.h - judges of many runs: a spec and results in, the lines still to run or a verdict out. The same text always gives the same answer.
#ifndef LAB_JUDGE_JUDGE_H
#define LAB_JUDGE_JUDGE_H
#include "judge/book.h"

// `in`: a line "judge=fair&seeds=12/shared/run/run", then result lines, in any order, as many as there are yet.
// The lines to run next, each ending in a newline; none when the judge has all it wants. Returns how many, or -1 with a sentence.
int judge_plan(const char *in, text *out, refusal *no);
// What can be said so far, as JSON. False: a sentence.
bool judge_answer(const char *in, text *out, refusal *no);
// The judges and their knobs, in the form of the catalog.
void judge_catalog(text *t);

// Each judge: asks the book, and writes the members of its answer.
typedef void judge_fn(book *b, text *t);
judge_fn judge_fair, judge_range, judge_map, judge_sensitivity, judge_rescale;
void json_numbers(text *t, const char *key, const double *x, int n);
#endif
