// map.h - what the map of rate and batch size has gathered, for the one half that counts and the other that speaks.
#ifndef LAB_JUDGE_MAP_H
#define LAB_JUDGE_MAP_H
#include "judge/book.h"

enum { RATES_MAX = 33, BATCHES_MAX = 11, MAP_CHECKS = 128 }; // how often a run looks whether it has reached the target

typedef struct chart {
    int rates, batches, seeds;
    double lr[RATES_MAX];
    int batch[BATCHES_MAX], steps[BATCHES_MAX];
    double value[BATCHES_MAX][RATES_MAX], reached[BATCHES_MAX][RATES_MAX]; // mean ln of what is judged; mean steps to the target, or NaN
    int known[BATCHES_MAX][RATES_MAX];
    double best[BATCHES_MAX], fewest[BATCHES_MAX]; // best rate, NaN while unknown or at the grid's edge; fewest steps to the target
} chart;

void map_write(const chart *c, text *t);                    // cells, batches
void map_write_laws(const chart *c, const book *b, text *t); // the rate's law and the critical batch size
void map_say(const chart *c, text *t);
#endif
