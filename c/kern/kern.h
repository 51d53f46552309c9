// kern.h - the machines: dense layers, activations and losses over (feature, batch) arrays; floats and ints only.
#ifndef LAB_KERN_H
#define LAB_KERN_H
#include "base/rng.h"
#include "base/simd.h"

// Letters, here and above: w weights, g gradients, x inputs, y targets; B batch (samples), B4 the same rounded up to four;
// I inputs, O outputs, K length of a sum, C classes. A `d` before a name is its gradient. Arrays are (feature, B4) row-major:
// the four lanes of a vector are four samples. All sums run in one fixed order, the same in every build.

// 1 in the lanes b..b+3 that hold real samples, else 0.
static inline f32x4 v_lanes(int b, int B) {
    static const float real[8] = {1, 1, 1, 1, 0, 0, 0, 0};
    return v_load(real + int_max(0, int_min(4, b + 4 - B)));
}

typedef enum { ACT_NONE, ACT_RELU, ACT_TANH, ACT_GELU } activation;

// y (O, B4) = act(w (O, I) x (I, B4) + bias (O)). For ACT_GELU slope (O, B4) receives the derivative, else it is not touched.
void dense_forward(const float *w, const float *bias, const float *x, float *y, float *slope, int O, int I, int B4, activation act);

// dx (I, B4) = (w^T (I, O) dy (O, B4)) * act'. a (I, B4): what `act` gave in the forward pass (ACT_RELU, ACT_TANH), or its slope (ACT_GELU).
void dense_back_input(const float *w, const float *dy, const float *a, float *dx, int O, int I, int B4, activation act);

// dw (O, I) = dy (O, B4) x^T (B4, I); dbias (O) = sum over the batch of dy. rows (B4, I) is room to work in.
void dense_back_weights(const float *dy, const float *x, float *rows, float *dw, float *dbias, int O, int I, int B4);

// Of both of the above. Sums are not stored lower than the floor of an activation: 0 for ReLU, where tanh is -1 for tanh, else -infinity.
const float *activation_floor(activation act);
// The rest of an activation, in place, behind that floor: y (n), and for ACT_GELU its slope (n).
void activate(float *y, float *slope, int n, activation act);
// dbias (O) = sum over the batch of dy (O, B4).
void sum_rows(const float *dy, float *dbias, int O, int B4);

// Samples of which most numbers are zero come as lists of the others: x stands at place `at` of its row.
typedef struct nonzero { float x; int at; } nonzero;
typedef struct nonzeros { nonzero *from, *end; } nonzeros;
// Lists a row of n numbers from `out` on; returns where the list ends.
nonzero *list_nonzeros(const float *x, int n, nonzero *out);
// x (I, B4) from the lists of B4 rows; those of padded lanes are empty.
void spread_rows(const nonzeros *rows, float *x, int I, int B4);

// What follows leaves out the products with zero, and gives the bits of dense_forward and dense_back_weights all the same: those sum in the order
// of the lists, and adding 0 changes no sum. Where it would (a weight or dy is inf or NaN, a bias is -0) they return false and nothing is done.
// O must be a multiple of 32, I of four. turned (I, O) forward and (B4, O) back, listed [I * B4], columns [I] are room to work in.
enum { SPARSE_PERCENT = 30 }; // with more numbers that are not zero lists are slower
bool sparse_pays(int O, int I, int B4);
typedef struct sparse_room { float *turned; nonzero *listed; nonzeros *columns; } sparse_room;
bool sparse_forward(const float *w, const float *bias, const nonzeros *rows, float *turned, float *y, float *slope, int O, int I, int B4, activation act);
bool sparse_back_weights(const float *dy, const nonzeros *rows, const sparse_room *room, float *dw, float *dbias, int O, int I, int B4);
// Behind ReLU many of dy are zero: dense_back_weights to the last bit once more, without the products with those. Returns false where x is not finite,
// and where shapes are small or more than GATED_PERCENT of dy are not zero, which would be slower.
enum { GATED_PERCENT = 60 };
bool gated_back_weights(const float *dy, const float *x, float *rows, float *dw, float *dbias, int O, int I, int B4);

// Losses: mean over B samples; dlogits (.., B4) gets the gradient, zero in padded lanes. y (B4): class index, 0 or 1, or a value.
// Softmax cross-entropy over C classes; logits (C, B4).
float loss_cross_entropy(const float *logits, const float *y, float *dlogits, int C, int B, int B4);
// Binary cross-entropy with one logit.
float loss_binary(const float *logits, const float *y, float *dlogits, int B, int B4);
// Squared error, mean over all C outputs of B samples. C == 1: y is the value (or 0/1 read as -1/+1 if `sides`); C > 1: one-hot.
float loss_squared(const float *logits, const float *y, float *dlogits, int C, bool sides, int B, int B4);

// rows (B4, I) from x (I, B4), both multiples of four. Returns whether all of it is finite: zero times what is not is not zero.
// (What is so large that its sum overflows is taken for it.)
bool turn(const float *x, float *rows, int I, int B4);
// Sum of squares of n floats (n a multiple of four).
float sum_squares(const float *x, int n);
float sum_squared_difference(const float *a, const float *b, int n);
void scale_floats(float *x, float by, int n);
// Puts n whole numbers into a random order.
void shuffle(int *order, int n, rng *r);
// bx (I, B4), by (B4) from rows x (., I) and y number pick[0..B-1]; lanes B..B4-1 of bx become zero.
void gather_batch(const float *x, const float *y, const int *pick, float *bx, float *by, int I, int B, int B4);
#endif
