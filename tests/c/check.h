// check.h - cmocka's includes in the order it wants them, and one line to run a list of tests.
#ifndef LAB_CHECK_H
#define LAB_CHECK_H
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline double apart(double a, double b) { // relative difference
    double d = fabs(a - b), m = fmax(fabs(a), fabs(b));
    return m > 0 ? d / m : 0;
}
static inline void assert_same_floats(const float *a, const float *b, int n) { // bit for bit, but NaNs of any kind are equal
    for (int i = 0; i < n; i++)
        if (!(isnan((double)a[i]) && isnan((double)b[i]))) assert_memory_equal(a + i, b + i, sizeof *a);
}
#define RUN(tests) int main(void) { return cmocka_run_group_tests(tests, NULL, NULL); }
#endif
