// task.h - a task: what is to be learned, from which samples, judged how.
#ifndef LAB_TASK_H
#define LAB_TASK_H
#include "base/arena.h"
#include "base/rng.h"
#include "knob/settings.h"

typedef enum { CROSS_ENTROPY, BINARY_CROSS_ENTROPY, SQUARED_ERROR } loss_kind;
typedef enum { POINTS, IMAGE, VECTOR } task_kind;

// Everything that follows from the settings alone.
typedef struct task_info {
    task_kind kind;
    int inputs;   // features of a sample
    int classes;  // 0: regression
    int outputs;  // of the model: classes, or 1 for two classes and for regression
    loss_kind loss;
    int train, held;  // samples; an endless task draws its training samples anew and has train == 0
    int width;        // IMAGE: pixels in a row
    float box[4];     // POINTS: left, bottom, right, top of what is worth drawing
    double chance;    // the loss of a model that knows nothing: ln C, the variance, ...
} task_info;

typedef struct task_def {
    def d;
    void (*describe)(const settings *s, task_info *info);
    // Held-out labels are clean and depend on neither train nor flip. Samples 0..train-1 are for training, train..train+held-1 held out. x (train + held, inputs), row by row.
    // y: class index, or the value to predict. Two-class tasks say 0 and 1 (squared error learns them as -1 and 1).
    void (*make)(const settings *s, const task_info *info, uint64_t seed, float *x, float *y);
    // Endless tasks only (else NULL): open makes what `fresh` needs; fresh writes training samples number `first`.. into a batch:
    // x (inputs, B4) feature by feature, y (B4); lanes B..B4-1 are zero. Sample n is a pure function of seed and n modulo 2^32.
    void *(*open)(const settings *s, const task_info *info, uint64_t seed, arena *a); // may be called with a counting arena
    void (*fresh)(void *state, uint64_t first, int B, int B4, float *x, float *y);
} task_def;

extern const shelf task_shelf;
static inline const task_def *task_of(const settings *s) { return (const task_def *)settings_chosen(s, 0); }
#endif
