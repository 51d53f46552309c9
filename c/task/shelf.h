// shelf.h - the tasks by name, for the shelf that lists them.
#ifndef LAB_TASK_SHELF_H
#define LAB_TASK_SHELF_H
#include "task/task.h"

extern const task_def task_spiral, task_moons, task_circles, task_gauss, task_xor, task_digits, task_stream, task_random;
#endif
