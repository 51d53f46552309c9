// bench.h - lrlab bench: what the kernels, the optimizers and whole steps cost, measured by whoever brings a clock.
#ifndef LAB_BENCH_H
#define LAB_BENCH_H
#include <stddef.h>

// What a case needs from outside: a clock, memory, somebody to tell. The same cases run natively, under Node and in Chromium.
typedef struct bench_host {
    double (*seconds)(void);       // CPU time where it can be had
    void *(*room)(size_t bytes);   // 16-byte aligned, zeroed, never given back; NULL: there is no more
    void (*say)(const char *line); // one line, tab-separated
    int rounds;                    // every case once a round, so that a disturbance hits all alike
    double block;                  // seconds one measurement lasts, long against the clock's grain
} bench_host;

// Measures the cases whose name begins with `which` ("" for all) and tells a line each:
//   name, unit, value at the best time, value at the median time, spread (third less first quartile, percent of the median)
// Returns how many there were, -1 when memory ran out.
int bench_run(const bench_host *host, const char *which);
#endif
