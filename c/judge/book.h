// book.h - the desk of a judge of many runs: the spec, the runs it names, and the results so far. Asking for a result that is not there
// notes the line as wanted: so the plan of a judge and its answer are the same walk.
#ifndef LAB_JUDGE_BOOK_H
#define LAB_JUDGE_BOOK_H
#include "judge/result.h"
#include "judge/words.h"

enum { LANES_MAX = 16, SEEDS_MAX = 64, CHANGES_ROOM = 240 }; // letters that a judge may put at the end of a line

// One run that the spec names.
typedef struct lane {
    char name[64];
    const char *shared, *own; // parts of its line, in the spec
    int shared_length, own_length, steps, batch;
    double lr, chance;
    bool endless; // no training set
} lane;

typedef struct book {
    settings spec;
    lane lanes[LANES_MAX];
    int count;
    outcomes all;
    text *wanted;      // NULL: only counting
    bool full;         // more were asked for than one judge may have
    int asked, missing; // lines asked for, and those of them that are not known; the same line counts once in `missing`
} book;

// Reads "judge=...&.../shared/run/run" and what stands on the lines after it. False: a sentence.
bool book_open(book *b, const char *text_in, text *wanted, refusal *no);
// The outcome of a lane's line with `changes` ("lr=0.1&seed=3") at its end; NULL when it is not known yet.
const outcome *book_ask(book *b, const lane *l, const char *changes);
double book_number(const book *b, const knob *row);
int book_whole(const book *b, const knob *row);
// What is judged, small is good, never zero: a diverged run counts as one that knows nothing.
double book_value(const book *b, const lane *l, const outcome *o);
double book_worst(const book *b, const lane *l); // what knowing nothing costs
const char *book_metric(const book *b, const lane *l); // its name in a sentence
// Rate i of n from the lane's own divided by `below` to its own times `above`, three digits, within what a line may say.
double book_rate(const book *b, const lane *l, double i, int n);
// "lr=0.1&seed=3"; buffer of at least 120.
const char *put_changes(char *buffer, double lr, int seed, const char *more);
#endif
