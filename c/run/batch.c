// batch.c - samples in a shuffled order, each once an epoch, and the loss and accuracy of whole sets.
#include "run/batch.h"
#include "kern/kern.h"

// The held-out set never changes: it is laid out once, in chunks of E4 samples, feature by feature.
static void lay_out_held(run *r) {
    int I = r->task.inputs, pick[EVAL_BATCH];
    for (int from = 0; from < r->task.held; from += r->E4) {
        int n = int_min(r->E4, r->task.held - from);
        for (int i = 0; i < n; i++) pick[i] = r->task.train + from + i;
        gather_batch(r->x, r->y, pick, r->held_x + (size_t)from * (size_t)I, r->held_y + from, I, n, r->E4);
    }
}

// The training samples never change either: what is not zero in them is listed once, or, when it becomes too much, not at all.
static void list_samples(run *r) {
    nonzero *at = r->listed;
    for (int i = 0; r->rows && i < r->task.train; i++) {
        if ((size_t)(at - r->listed) > list_most(r)) r->rows = NULL;
        else r->lists[i].from = at, at = r->lists[i].end = list_nonzeros(r->x + (size_t)i * (size_t)r->task.inputs, r->task.inputs, at);
    }
}

static void begin_epoch(run *r) {
    shuffle(r->order, r->task.train, &r->batches);
    r->drawn = 0;
}

void batch_begin(run *r) {
    for (int i = 0; i < r->task.train; i++) r->order[i] = i;
    begin_epoch(r);
    list_samples(r);
    lay_out_held(r);
}

// A batch that begins in one epoch and ends in another.
static const int *pick_across(run *r) {
    for (int b = 0; b < r->B; b++) {
        if (r->drawn == r->task.train) begin_epoch(r);
        r->pick[b] = r->order[r->drawn++];
    }
    return r->pick;
}

// Padded lanes are all zeros.
static void draw_lists(run *r, const int *pick) {
    for (int b = 0; b < r->B4; b++) {
        int from = pick[int_min(b, r->B - 1)];
        r->rows[b] = b < r->B ? r->lists[from] : (nonzeros){NULL, NULL}, r->by[b] = r->y[from];
    }
}

void batch_draw(run *r) {
    if (r->stream) {
        r->tasks->fresh(r->stream, (uint64_t)r->at * (uint64_t)r->B, r->B, r->B4, r->bx, r->by);
        return;
    }
    const int *pick = r->order + r->drawn;
    if (r->drawn + r->B > r->task.train) pick = pick_across(r);
    else r->drawn += r->B;
    if (r->rows) draw_lists(r, pick);
    else gather_batch(r->x, r->y, pick, r->bx, r->by, r->task.inputs, r->B, r->B4);
}

float batch_loss(run *r, const float *logits, const float *y, int B, int B4) {
    const task_info *t = &r->task;
    if (t->loss == CROSS_ENTROPY) return loss_cross_entropy(logits, y, r->dlogits, t->outputs, B, B4);
    if (t->loss == BINARY_CROSS_ENTROPY) return loss_binary(logits, y, r->dlogits, B, B4);
    return loss_squared(logits, y, r->dlogits, t->outputs, t->classes == 2, B, B4);
}

static int answer(const float *logits, int C, int b, int B4) {
    if (C == 1) return logits[b] > 0;
    int best = 0;
    for (int c = 1; c < C; c++)
        if (logits[c * B4 + b] > logits[best * B4 + b]) best = c;
    return best;
}

static int count_right(const run *r, const float *logits, const float *y, int n) {
    int right = 0;
    for (int b = 0; r->task.classes && b < n; b++) right += answer(logits, r->task.outputs, b, r->E4) == (int)y[b];
    return right;
}

static void judge(run *r, float *x, const float *y, int n, float *loss, int *right) {
    const float *logits = r->models->forward(r->model, r->w, x, NULL, r->E4);
    *loss += batch_loss(r, logits, y, n, r->E4) * (float)n;
    *right += count_right(r, logits, y, n);
}

static verdict average(const run *r, float loss, int right, int n) {
    if (!n) return (verdict){__builtin_nanf(""), __builtin_nanf("")};
    return (verdict){loss / (float)n, r->task.classes ? (float)right / (float)n : __builtin_nanf("")};
}

verdict run_judge_held(run *r) {
    float loss = 0;
    int right = 0;
    for (int from = 0; from < r->task.held; from += r->E4)
        judge(r, r->held_x + (size_t)from * (size_t)r->task.inputs, r->held_y + from, int_min(r->E4, r->task.held - from), &loss, &right);
    return average(r, loss, right, r->task.held);
}

verdict run_judge_train(run *r) {
    float loss = 0;
    int right = 0, pick[EVAL_BATCH];
    for (int from = 0; from < r->task.train; from += r->E4) {
        int n = int_min(r->E4, r->task.train - from);
        for (int i = 0; i < n; i++) pick[i] = from + i;
        gather_batch(r->x, r->y, pick, r->bx, r->by, r->task.inputs, n, r->E4);
        judge(r, r->bx, r->by, n, &loss, &right);
    }
    return average(r, loss, right, r->task.train);
}
