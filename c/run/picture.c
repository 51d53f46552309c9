// picture.c - asks the model as it stands.
#include "run/picture.h"
#include "base/fmath.h"
#include <string.h>

typedef struct guess { int answer; float confidence; } guess;

static guess guess_two(const run *r, float z) {
    if (r->task.loss == SQUARED_ERROR) return (guess){z > 0, (float)real_min(1, real_abs((double)z))};
    float p = v_lane0(v_exp(v_all(z > 0 ? -z : z)));
    return (guess){z > 0, 1 / (1 + p)};
}

// The answer to sample b of a chunk, and how sure the model is of it.
static guess guess_of(const run *r, const float *logits, int b) {
    int C = r->task.outputs, B4 = r->E4, best = 0;
    if (C == 1) return guess_two(r, logits[b]);
    for (int c = 1; c < C; c++)
        if (logits[c * B4 + b] > logits[best * B4 + b]) best = c;
    float sum = 0;
    for (int c = 0; c < C; c++) sum += v_lane0(v_exp(v_all(logits[c * B4 + b] - logits[best * B4 + b])));
    return (guess){best, 1 / sum};
}

bool picture_map(run *r, int n, float *out) {
    if (r->task.kind != POINTS || !r->task.classes || r->state == RUN_NONE) return false;
    const float *box = r->task.box;
    float dx = (box[2] - box[0]) / (float)n, dy = (box[3] - box[1]) / (float)n;
    for (int from = 0; from < n * n; from += r->E4) {
        int count = int_min(r->E4, n * n - from);
        for (int i = 0; i < r->E4; i++) {
            int at = from + int_min(i, count - 1);
            r->bx[i] = box[0] + ((float)(at % n) + 0.5f) * dx;
            r->bx[r->E4 + i] = box[3] - ((float)(at / n) + 0.5f) * dy;
        }
        const float *logits = r->models->forward(r->model, r->w, r->bx, NULL, r->E4);
        for (int i = 0; i < count; i++) {
            guess g = guess_of(r, logits, i);
            out[2 * (from + i)] = (float)g.answer, out[2 * (from + i) + 1] = g.confidence;
        }
    }
    return true;
}

int picture_answers(run *r, int n, float *out) {
    int count = int_min(n, r->task.held);
    if (r->state == RUN_NONE || !r->task.classes) return 0;
    for (int from = 0; from < count; from += r->E4) {
        const float *logits = r->models->forward(r->model, r->w, r->held_x + (size_t)from * (size_t)r->task.inputs, NULL, r->E4);
        for (int i = 0; i < r->E4 && from + i < count; i++) {
            guess g = guess_of(r, logits, i);
            float *row = out + 4 * (from + i);
            row[0] = (float)(from + i), row[1] = r->held_y[from + i], row[2] = (float)g.answer, row[3] = g.confidence;
        }
    }
    return count;
}

int picture_confusion(run *r, float *out) {
    int C = r->task.classes;
    if (r->state == RUN_NONE || !C) return 0;
    memset(out, 0, (size_t)(C * C) * sizeof *out);
    for (int from = 0; from < r->task.held; from += r->E4) {
        const float *logits = r->models->forward(r->model, r->w, r->held_x + (size_t)from * (size_t)r->task.inputs, NULL, r->E4);
        for (int i = 0; i < r->E4 && from + i < r->task.held; i++) out[(int)r->held_y[from + i] * C + guess_of(r, logits, i).answer]++;
    }
    return C;
}
