// shelf.c - the tasks in the order they are offered.
#include "task/shelf.h"

static const def *const items[] = {&task_spiral.d, &task_moons.d, &task_circles.d, &task_gauss.d,
                                   &task_xor.d, &task_digits.d, &task_stream.d, &task_random.d};

const shelf task_shelf = {"task", "Task", "What there is to learn.", items, COUNT(items)};
