// range.h - what the range test has gathered, for the one half that counts and the other that speaks.
#ifndef LAB_JUDGE_RANGE_H
#define LAB_JUDGE_RANGE_H
#include "judge/book.h"
#include "judge/lrfind.h"

enum { TEST_MAX = 1024 };

typedef struct finding {
    int seeds, steps, known;
    double lr[TEST_MAX];
    double loss[SEEDS_MAX][TEST_MAX], smooth[SEEDS_MAX][TEST_MAX];
    int length[SEEDS_MAX], kept[SEEDS_MAX], seed[SEEDS_MAX]; // losses known; left after smoothing
    double pick[RULES][SEEDS_MAX];
    double best, best_lr; // of the whole run, over the rates checked
    int good[RULES], tried[RULES];
} finding;

void range_write(const finding *f, text *t); // curves, their median, rules
void range_say(const finding *f, const book *b, text *t);
#endif
