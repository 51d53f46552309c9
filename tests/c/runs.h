// runs.h - running a line of text to its end in a test, in a block of exactly the size asked for.
#ifndef LAB_RUNS_H
#define LAB_RUNS_H
#include "check.h"
#include "run/run.h"

static inline void *begin(run *r, const char *line) {
    refusal no = {.key = ""};
    if (!run_read(r, line, &no)) fail_msg("%s refused: %s", line, no.text);
    size_t size = run_bytes(r);
    void *block = aligned_alloc(16, size);
    assert_non_null(block);
    memset(block, 0xa5, size); // on the page a run follows another in the same memory
    run_begin(r, block, size);
    return block;
}

static inline uint32_t hash_of(const char *line) {
    static run r;
    void *block = begin(&r, line);
    run_step(&r, r.steps);
    free(block);
    return run_hash(&r);
}
#endif
