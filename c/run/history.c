// history.c - adding a step to the last row, and halving a full history.
#include "run/history.h"
#include "base/simd.h"
#include <string.h>

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

enum { MEAN = 0, LOW = 4, HIGH = 8, NEW = 12 };
const int history_place[COLUMNS] = {
    [COL_LR] = MEAN, [COL_LOSS] = MEAN + 1, [COL_GRAD] = MEAN + 2, [COL_RATIO] = MEAN + 3,
    [COL_LR_MIN] = LOW, [COL_LOSS_MIN] = LOW + 1, [COL_GRAD_MIN] = LOW + 2,
    [COL_LR_MAX] = HIGH, [COL_LOSS_MAX] = HIGH + 1, [COL_GRAD_MAX] = HIGH + 2,
    [COL_STEP] = NEW, [COL_HELD_LOSS] = NEW + 1, [COL_HELD_ACCURACY] = NEW + 2,
};

void history_clear(history *h) { h->rows = 0, h->stride = 1, h->filled = 0; }

static f32x4 measured(f32x4 a) { return v_gt(a, v_all(-1)); } // a number, for none is negative

// a, which covers wa steps, and b, which covers wb: of what was measured.
static f32x4 mean(f32x4 a, float wa, f32x4 b, float wb) {
    f32x4 both = v_div(v_add(v_mul(a, v_all(wa)), v_mul(b, v_all(wb))), v_all(wa + wb));
    return v_pick(v_pick(both, a, measured(b)), b, measured(a));
}

// Folds four vectors into row a.
static void fold(float *a, float wa, f32x4 means, f32x4 low, f32x4 high, f32x4 news, float wb) {
    v_store(a + MEAN, mean(v_load(a + MEAN), wa, means, wb));
    v_store(a + LOW, v_min(v_load(a + LOW), low)), v_store(a + HIGH, v_max(v_load(a + HIGH), high));
    v_store(a + NEW, v_pick(news, v_load(a + NEW), measured(news)));
}

static void halve(history *h) {
    for (int i = 0; i < HISTORY_ROWS / 2; i++) {
        const float *b = h->row[2 * i + 1];
        memmove(h->row[i], h->row[2 * i], sizeof h->row[i]);
        fold(h->row[i], 1, v_load(b + MEAN), v_load(b + LOW), v_load(b + HIGH), v_load(b + NEW), 1);
    }
    h->rows = HISTORY_ROWS / 2, h->stride *= 2, h->filled = h->stride;
}

void history_add(history *h, const moment *m) {
    f32x4 means = v_load(&m->lr), news = v_load(&m->step);
    bool fresh = !h->rows || h->filled == h->stride;
    if (fresh && h->rows == HISTORY_ROWS) halve(h);
    if (fresh) {
        float *row = h->row[h->rows++];
        v_store(row + MEAN, means), v_store(row + LOW, means), v_store(row + HIGH, means), v_store(row + NEW, news);
        h->filled = 1;
        return;
    }
    fold(h->row[h->rows - 1], (float)h->filled++, means, means, means, news, 1);
}
