// labels.h - what all tasks with classes have in common: outputs, loss, chance, wrong labels.
#ifndef LAB_TASK_LABELS_H
#define LAB_TASK_LABELS_H
#include "task/task.h"

// Two classes share one output; more have one each. The loss is the visitor's choice.
void labels_describe(const settings *s, task_info *info, int classes);
// Gives a share of the training labels another class. More wrong labels include the fewer.
void labels_flip(const settings *s, const task_info *info, uint64_t seed, float *y);
#endif
