// result.h - what a run leaves behind for a judge: one line of text, written by the run and read by the judges.
#ifndef LAB_JUDGE_RESULT_H
#define LAB_JUDGE_RESULT_H
#include "run/run.h"

// line TAB hash TAB key=value&key=value... [TAB loss,loss,...]. The line is the one the run was opened with, letter by letter.
// What `tell` asks for is added: "curve" the loss of every step (at most 1,024 numbers), "reach:X" the step at which the held-out loss first reached X.
void result_write(run *r, text *t);

typedef struct outcome {
    uint64_t key;                      // of its line; 0: an empty place
    const char *line, *numbers, *curve; // in the text that was read; numbers NULL: wanted, not known. curve may be NULL
    int length;                        // of the line
} outcome;

enum { OUTCOMES_MAX = 1 << 14 };
typedef struct outcomes {
    outcome at[OUTCOMES_MAX]; // an open table
    int count;
} outcomes;

// Reads result lines; what does not look like one is passed over, of two for the same line the first counts. False: too many.
bool outcomes_read(outcomes *all, const char *results);
// The place of a line: known, wanted, or empty (key 0). NULL when the table is full.
outcome *outcomes_place(outcomes *all, const char *line, int length, uint64_t *key);
// One of its numbers; NaN when it does not say.
double outcome_number(const outcome *o, const char *key);
bool outcome_diverged(const outcome *o);
// The losses of its curve; at most `most`.
int outcome_curve(const outcome *o, double *loss, int most);
#endif
