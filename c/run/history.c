// history.c - adding a step to the last row, and halving a full history.
#include "run/history.h"

const column_def history_columns[COLUMNS] = {
    [COL_STEP] = {"step", "Step", "", "linear", "step"},
    [COL_LR] = {"lr", "Learning rate", "", "log", "rate"},
    [COL_LOSS] = {"loss", "Training loss", "", "log", "loss"},
    [COL_LOSS_MIN] = {"loss_min", "Training loss, lowest", "", "log", "loss"},
    [COL_LOSS_MAX] = {"loss_max", "Training loss, highest", "", "log", "loss"},
    [COL_GRAD] = {"grad_norm", "Gradient norm", "", "log", "more"},
    [COL_GRAD_MIN] = {"grad_norm_min", "Gradient norm, lowest", "", "log", "more"},
    [COL_GRAD_MAX] = {"grad_norm_max", "Gradient norm, highest", "", "log", "more"},
    [COL_RATIO] = {"update_ratio", "Update-to-weight ratio", "", "log", "more"},
    [COL_HELD_LOSS] = {"held_loss", "Held-out loss", "", "log", "loss"},
    [COL_HELD_ACCURACY] = {"held_accuracy", "Held-out accuracy", "", "linear", "more"},
    [COL_LR_MIN] = {"lr_min", "Learning rate, lowest", "", "log", "rate"},
    [COL_LR_MAX] = {"lr_max", "Learning rate, highest", "", "log", "rate"},
};

void history_clear(history *h) { h->rows = 0, h->stride = 1, h->filled = 0; }

static float lower(float a, float b) { return b < a ? b : a; }
static float upper(float a, float b) { return b > a ? b : a; }
static float mean(float a, float wa, float b, float wb) { // of what was measured
    if (a != a) return b;
    if (b != b) return a;
    return (a * wa + b * wb) / (wa + wb);
}

// Folds row b, which covers wb steps, into row a, which covers wa steps.
static void fold(history *h, int a, float wa, int b, float wb) {
    static const column means[] = {COL_LR, COL_LOSS, COL_GRAD, COL_RATIO};
    float (*c)[HISTORY_ROWS + 1] = h->col;
    for (int i = 0; i < COUNT(means); i++) c[means[i]][a] = mean(c[means[i]][a], wa, c[means[i]][b], wb);
    c[COL_STEP][a] = c[COL_STEP][b];
    c[COL_LOSS_MIN][a] = lower(c[COL_LOSS_MIN][a], c[COL_LOSS_MIN][b]), c[COL_LOSS_MAX][a] = upper(c[COL_LOSS_MAX][a], c[COL_LOSS_MAX][b]);
    c[COL_GRAD_MIN][a] = lower(c[COL_GRAD_MIN][a], c[COL_GRAD_MIN][b]), c[COL_GRAD_MAX][a] = upper(c[COL_GRAD_MAX][a], c[COL_GRAD_MAX][b]);
    c[COL_LR_MIN][a] = lower(c[COL_LR_MIN][a], c[COL_LR_MIN][b]), c[COL_LR_MAX][a] = upper(c[COL_LR_MAX][a], c[COL_LR_MAX][b]);
    for (int i = COL_HELD_LOSS; i <= COL_HELD_ACCURACY; i++) // the newest
        if (c[i][b] == c[i][b]) c[i][a] = c[i][b];
}

static void halve(history *h) {
    for (int i = 0; i < HISTORY_ROWS / 2; i++) {
        fold(h, 2 * i, 1, 2 * i + 1, 1);
        for (int c = 0; c < COLUMNS; c++) h->col[c][i] = h->col[c][2 * i];
    }
    h->rows = HISTORY_ROWS / 2, h->stride *= 2, h->filled = h->stride;
}

static void write_row(history *h, int row, const moment *m) {
    const float said[COLUMNS] = {m->step, m->lr, m->loss, m->loss, m->loss, m->grad, m->grad, m->grad, m->ratio, m->held_loss, m->held_accuracy, m->lr, m->lr};
    for (int c = 0; c < COLUMNS; c++) h->col[c][row] = said[c];
}

void history_add(history *h, const moment *m) {
    bool fresh = !h->rows || h->filled == h->stride;
    if (fresh && h->rows == HISTORY_ROWS) halve(h);
    if (fresh) {
        write_row(h, h->rows++, m);
        h->filled = 1;
        return;
    }
    write_row(h, HISTORY_ROWS, m); // the spare row
    fold(h, h->rows - 1, (float)h->filled, HISTORY_ROWS, 1);
    h->filled++;
}
