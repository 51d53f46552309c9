// bench.c - measures every case in interleaved rounds and tells best, median and spread.
#include "bench.h"
#include "base/fmath.h"
#include "bench_cases.h"
#include <string.h>

enum { CASES_MOST = 160, ROUNDS_MOST = COUNT(((bench_case *)0)->times) };

bench_case *bench_add(bench_list *l, const char *name, const char *detail, bench_unit unit, double work, void (*turns)(bench_case *, int)) {
    char full[COUNT(((bench_case *)0)->name)];
    text t = text_on(full, (int)sizeof full);
    text_put(&t, name);
    if (*detail) text_put(&t, " "), text_put(&t, detail);
    if (strncmp(full, l->which, strlen(l->which)) || l->full) return NULL;
    ASSERT(l->count < l->most && !t.full);
    bench_case *c = &l->at[l->count++];
    memset(c, 0, sizeof *c);
    memcpy(c->name, full, sizeof full);
    c->unit = unit, c->work = work, c->turns = turns;
    return c;
}

float *bench_floats(bench_list *l, int n) {
    float *x = l->room((size_t)round_up4(n) * sizeof(float));
    if (!x) l->full = true;
    rng r = rng_from(1, 1);
    for (int i = 0; x && i < n; i++) x[i] = (float)(rng_unit(&r) - 0.5);
    return x;
}

// One turn goes ahead: that others' data lie in the caches is not this case's cost, and blocks are not equally long everywhere.
static double measure(const bench_host *host, bench_case *c) {
    if (c->before) c->before(c, c->n + 1);
    c->turns(c, 1);
    double from = host->seconds();
    c->turns(c, c->n);
    return host->seconds() - from;
}

// The shortest of three: a neighbour who takes the core for a while does not count.
static double measure_calmly(const bench_host *host, bench_case *c) {
    double best = measure(host, c);
    for (int i = 0; i < 2; i++) best = real_min(best, measure(host, c));
    return best;
}

// Finds how many turns fill a block, and warms the code on the way.
static void calibrate(const bench_host *host, bench_case *c) {
    c->n = 1;
    for (double spent = 0; spent < host->block && c->n < 1 << 28;) {
        spent = measure_calmly(host, c);
        if (spent < host->block) c->n = spent > host->block / 8 ? (int)(c->n * host->block / spent * 1.1) + 1 : c->n * 4;
    }
}

static void sort(double *x, int n) {
    for (int i = 1; i < n; i++)
        for (int j = i; j > 0 && x[j] < x[j - 1]; j--) { double t = x[j]; x[j] = x[j - 1], x[j - 1] = t; }
}

static double value(const bench_case *c, double seconds) {
    if (c->unit == GIGAFLOPS) return c->work / seconds * 1e-9;
    return c->unit == NANOSECONDS ? seconds / c->work * 1e9 : seconds * 1e6;
}

static double three_digits(double x) {
    double scale = 1;
    while (x * scale < 1000 && scale < 1e6) scale *= 10;
    return real_floor(x * scale + 0.5) / scale;
}

static void tell(const bench_host *host, bench_case *c, int rounds) {
    static const char *const units[] = {"GFLOP/s", "ns", "us"};
    char line[256];
    text t = text_on(line, (int)sizeof line);
    sort(c->times, rounds);
    double median = c->times[rounds / 2];
    text_put(&t, c->name), text_put(&t, "\t"), text_put(&t, units[c->unit]), text_put(&t, "\t");
    text_number(&t, three_digits(value(c, c->times[0]))), text_put(&t, "\t");
    text_number(&t, three_digits(value(c, median))), text_put(&t, "\t");
    text_number(&t, real_floor(100 * (c->times[rounds * 3 / 4] - c->times[rounds / 4]) / median + 0.5));
    host->say(line);
}

int bench_run(const bench_host *host, const char *which) {
    bench_list l = {.at = host->room(CASES_MOST * sizeof(bench_case)), .most = CASES_MOST, .which = which, .room = host->room};
    int rounds = int_max(1, int_min(host->rounds, ROUNDS_MOST));
    if (!l.at) return -1;
    bench_list_kernels(&l);
    bench_list_runs(&l);
    if (l.full) return -1;
    for (int i = 0; i < l.count; i++) calibrate(host, &l.at[i]);
    for (int k = 0; k < rounds; k++)
        for (int i = 0; i < l.count; i++) l.at[i].times[k] = measure(host, &l.at[i]) / l.at[i].n;
    for (int i = 0; i < l.count; i++) tell(host, &l.at[i], rounds);
    return l.count;
}
