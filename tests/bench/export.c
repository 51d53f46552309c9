// export.c - the roof of the benchmark's own WebAssembly build: the same cases as lrlab bench, and the data of a line for the peers.
#include "bench.h"
#include "run/run.h"
#include <string.h>

extern __attribute__((import_module("host"), import_name("seconds"))) double host_seconds(void);
extern __attribute__((import_module("host"), import_name("say"))) void host_say(const char *line);
extern char __heap_base;

static char mail[8192];
static char *next;
static run r;

static double seconds(void) { return host_seconds(); }
static void tell(const char *line) { host_say(line); }
static void *room(size_t bytes) {
    if (!next) next = (char *)(((size_t)&__heap_base + 15) & ~(size_t)15);
    size_t whole = (bytes + 15) & ~(size_t)15, all = __builtin_wasm_memory_size(0) * 65536;
    if (whole > all - (size_t)next) return NULL;
    next += whole;
    return memset(next - whole, 0, whole);
}

char *bench_mail(void) { return mail; }

// In: the beginning of the names. Out: how many cases there were.
int bench_measure(int rounds, double block) {
    bench_host host = {.seconds = seconds, .room = room, .say = tell, .rounds = rounds, .block = block};
    return bench_run(&host, mail);
}

// In: a line. Out: 0 when it was opened, -1 when it was refused.
int bench_open(void) {
    refusal no;
    if (!run_read(&r, mail, &no)) return -1;
    size_t size = run_bytes(&r);
    void *block = room(size);
    if (!block) return -1;
    run_begin(&r, block, size);
    return 0;
}

// Training samples, row by row, their labels, and in which order the first epoch takes them.
const float *bench_x(void) { return r.x; }
const float *bench_y(void) { return r.y; }
const int *bench_order(void) { return r.order; }
// Tensor i of the initial weights, (rows, cols), the last bias last.
const float *bench_tensor(int i) { return r.w + r.tensors[i].offset; }
int bench_tensors(void) { return r.tensor_count; }
