// model.h - a model: weights in one flat block, forward and backward over (feature, batch) arrays.
#ifndef LAB_MODEL_H
#define LAB_MODEL_H
#include "base/arena.h"
#include "base/rng.h"
#include "kern/kern.h"
#include "knob/settings.h"

enum { TENSORS_MAX = 64 };

// A weight matrix (rows, cols) row-major, PyTorch's [out, in]; a bias is (rows, 1). offset in floats, a multiple of 4.
typedef struct tensor { int offset, rows, cols; } tensor;

// batch: the largest B4 that will be asked for; lists: batches may come as lists of what is not zero, and then forward may work in g.
typedef struct model_shape { int inputs, outputs, batch; bool lists; float *g; } model_shape;

typedef struct model_def {
    def d;
    // Lists the tensors; returns how many. *size: floats in the flat block, a multiple of 4.
    int (*tensors)(const settings *s, model_shape in, tensor *out, int *size);
    // Takes what forward and backward need; may be called with a counting arena.
    void *(*open)(const settings *s, model_shape in, arena *a);
    void (*init)(void *m, float *w, rng *r);
    // x (inputs, B4) -> logits (outputs, B4), which stay valid until the next call. Where the samples come as lists, rows [B4], x is only room for them.
    const float *(*forward)(void *m, const float *w, float *x, const nonzeros *rows, int B4);
    // After forward on the same samples: dlogits (outputs, B4) -> g, every element written. Padded lanes of dlogits are zero.
    void (*backward)(void *m, const float *w, float *g, float *x, const nonzeros *rows, const float *dlogits, int B4);
    // Share of hidden units that were zero for every sample of the last forward.
    double (*dead)(void *m, int B, int B4);
} model_def;

extern const shelf model_shelf;
static inline const model_def *model_of(const settings *s) { return (const model_def *)settings_chosen(s, 1); }
#endif
