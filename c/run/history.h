// history.h - what happened: at most 1,024 rows; when full, neighbours merge, so the whole run always fits and no spike is lost.
#ifndef LAB_HISTORY_H
#define LAB_HISTORY_H
#include "knob/catalog.h"

enum { HISTORY_ROWS = 1024 };
typedef enum {
    COL_STEP, COL_LR, COL_LOSS, COL_LOSS_MIN, COL_LOSS_MAX, COL_GRAD, COL_GRAD_MIN, COL_GRAD_MAX, COL_RATIO, COL_HELD_LOSS, COL_HELD_ACCURACY,
    COL_LR_MIN, COL_LR_MAX, COLUMNS
} column;
extern const column_def history_columns[COLUMNS];

// A row is four vectors: means of rate, loss, gradient norm and ratio; the lowest of them; the highest; and what the newest step said.
typedef struct history {
    int rows, stride, filled; // each row covers `stride` steps; `filled`: steps in the row being written
    float row[HISTORY_ROWS][16];
} history;

// What one step has to say; NaN: not measured. Nothing in it is negative. The first four are averaged, the others replaced.
typedef struct moment { float lr, loss, grad, ratio, step, held_loss, held_accuracy, none; } moment;

extern const int history_place[COLUMNS]; // where in a row a column stands
static inline float history_value(const history *h, column c, int row) { return h->row[row][history_place[c]]; }

void history_clear(history *h);
void history_add(history *h, const moment *m);
#endif
