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

typedef struct history {
    int rows, stride, filled; // each row covers `stride` steps; `filled`: steps in the row being written
    float col[COLUMNS][HISTORY_ROWS + 1]; // one spare row, where a step stands before it is folded in
} history;

// What one step has to say; NaN: not measured.
typedef struct moment { float step, lr, loss, grad, ratio, held_loss, held_accuracy; } moment;

void history_clear(history *h);
void history_add(history *h, const moment *m);
#endif
