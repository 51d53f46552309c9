// fair.h - what the fair comparison has gathered, for the one half that counts and the other that speaks.
#ifndef LAB_JUDGE_FAIR_H
#define LAB_JUDGE_FAIR_H
#include "judge/stats.h"
#include "judge/sweep.h"

// Stricter than custom: the choice of the rate adds chance of its own, and a comparison with oneself should hardly ever find a difference.
#define APART 0.01
#define DOUBT 0.05

typedef struct contest {
    book *b;
    int lanes, seeds;
    sweep at[LANES_MAX];
    double judged[LANES_MAX][SEEDS_MAX]; // ln of what is judged
    int known[LANES_MAX], diverged[LANES_MAX];
    bool whole; // all seeds of all lanes are known
} contest;

typedef struct pair { int a, b; paired test; double p; } pair; // a is the lower
enum { PAIRS_MAX = LANES_MAX * (LANES_MAX - 1) / 2 };

void fair_write_lane(const contest *c, int i, text *t);
void fair_write_pairs(const pair *all, int n, text *t);
void fair_say(const contest *c, const pair *all, int n, text *t); // "sentences", when all is known
void fair_say_waiting(int missing, text *t);
#endif
