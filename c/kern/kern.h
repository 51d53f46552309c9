// kern.h - the machines: dense layers, activations and losses over (feature, batch) arrays; floats and ints only.
#ifndef LAB_KERN_H
#define LAB_KERN_H
#include "base/rng.h"
#include "base/simd.h"

// Letters, here and above: w weights, g gradients, x inputs, y targets; B batch (samples), B4 the same rounded up to four;
// I inputs, O outputs, K length of a sum, C classes. A `d` before a name is its gradient. Arrays are (feature, B4) row-major:
// the four lanes of a vector are four samples. All sums run in one fixed order, the same in every build.

// 1 in the lanes b..b+3 that hold real samples, else 0.
static inline f32x4 v_lanes(int b, int B) { return b + 4 <= B ? v_all(1) : v_four(b < B, b + 1 < B, b + 2 < B, b + 3 < B); }

typedef enum { ACT_NONE, ACT_RELU, ACT_TANH, ACT_GELU } activation;

// y (O, B4) = act(w (O, I) x (I, B4) + bias (O)). For ACT_GELU slope (O, B4) receives the derivative, else it is not touched.
void dense_forward(const float *w, const float *bias, const float *x, float *y, float *slope, int O, int I, int B4, activation act);

// dx (I, B4) = (w^T (I, O) dy (O, B4)) * act'. a (I, B4): what `act` gave in the forward pass (ACT_RELU, ACT_TANH), or its slope (ACT_GELU).
void dense_back_input(const float *w, const float *dy, const float *a, float *dx, int O, int I, int B4, activation act);

// dw (O, I) = dy (O, B4) x^T (B4, I); dbias (O) = sum over the batch of dy. rows (B4, I) is room to work in.
void dense_back_weights(const float *dy, const float *x, float *rows, float *dw, float *dbias, int O, int I, int B4);

// Losses: mean over B samples; dlogits (.., B4) gets the gradient, zero in padded lanes. y (B4): class index, 0 or 1, or a value.
// Softmax cross-entropy over C classes; logits (C, B4).
float loss_cross_entropy(const float *logits, const float *y, float *dlogits, int C, int B, int B4);
// Binary cross-entropy with one logit.
float loss_binary(const float *logits, const float *y, float *dlogits, int B, int B4);
// Squared error, mean over all C outputs of B samples. C == 1: y is the value (or 0/1 read as -1/+1 if `sides`); C > 1: one-hot.
float loss_squared(const float *logits, const float *y, float *dlogits, int C, bool sides, int B, int B4);

// Sum of squares of n floats (n a multiple of four).
float sum_squares(const float *x, int n);
float sum_squared_difference(const float *a, const float *b, int n);
void scale_floats(float *x, float by, int n);
// Puts n whole numbers into a random order.
void shuffle(int *order, int n, rng *r);
// bx (I, B4), by (B4) from rows x (., I) and y number pick[0..B-1]; lanes B..B4-1 of bx become zero.
void gather_batch(const float *x, const float *y, const int *pick, float *bx, float *by, int I, int B, int B4);
#endif
