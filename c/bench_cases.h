// bench_cases.h - what bench.c measures: each case does its work n times and knows how much work that is.
#ifndef LAB_BENCH_CASES_H
#define LAB_BENCH_CASES_H
#include "kern/kern.h"
#include "run/run.h"

typedef enum { GIGAFLOPS, NANOSECONDS, MICROSECONDS } bench_unit; // GFLOP/s, ns per element, us per turn

typedef struct bench_case {
    char name[64];
    bench_unit unit;
    double work; // floating-point operations, or elements, of one turn
    void (*turns)(struct bench_case *c, int n);
    void (*before)(struct bench_case *c, int n); // outside the clock; may be NULL
    run *r;            // a run, where the case has one
    char line[256];    // what it was opened with
    void *block;
    size_t size;
    bool dead;         // every hidden unit was killed
    int crowd;         // how many runs take turns
    struct run **all;  // them
    float *p[5];
    int O, I, B4;
    activation act;
    const opt_def *opt;
    int n;             // turns of one measurement
    double times[64];  // seconds of one turn, one a round
} bench_case;

typedef struct bench_list {
    bench_case *at;
    int count, most;
    const char *which;
    void *(*room)(size_t bytes);
    bool full; // memory ran out
} bench_list;

// The next case if its name is asked for, else NULL.
bench_case *bench_add(bench_list *l, const char *name, const char *detail, bench_unit unit, double work, void (*turns)(bench_case *, int));
float *bench_floats(bench_list *l, int n); // numbers around zero

void bench_list_kernels(bench_list *l);
void bench_list_runs(bench_list *l);
#endif
