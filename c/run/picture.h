// picture.h - what the model now says: a decision map, its answers to held-out samples, a confusion count.
#ifndef LAB_PICTURE_H
#define LAB_PICTURE_H
#include "run/run.h"

enum { PICTURE_MAX = 128, ANSWERS_MAX = 2048 };

// out: float[2 n n], per pixel (row-major, top row = largest y) class and confidence 0..1. False if the task has no two-dimensional inputs.
bool picture_map(run *r, int n, float *out);
// out: float[4 n], per held-out sample its index, label, answer, confidence. Returns how many.
int picture_answers(run *r, int n, float *out);
// out: float[C C], row = label, column = answer, over the held-out set. Returns C, or 0.
int picture_confusion(run *r, float *out);
#endif
