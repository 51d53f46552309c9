// answer.h - what a student hands in: the lines of some runs and how each ended, in one line of text with a checksum; run again, it is true or not.
#ifndef LAB_JUDGE_ANSWER_H
#define LAB_JUDGE_ANSWER_H
#include "run/run.h"

// An answer is words between spaces: lrlab1, then for each run its line ("-" for an empty one), loss=NUMBER (held out; "none" when it diverged) and
// hash=HEX, then sum=HEX. What a form does to it is forgiven: line breaks, spaces, &amp; for &, and text before or after.

#define ANSWER_MARK "lrlab1"
// Writes the last word of an answer, sum=HEX, for the words of `in`.
void answer_seal(const char *in, text *t);
// Reads the first answer in `in` and the result lines after it, as JSON: what it says of each run, the lines still to be run ("missing"), and
// once there are none a sentence and whether it is true. Returns where the answer ends; NULL when `in` has none.
const char *answer_check(const char *in, text *t);
#endif
