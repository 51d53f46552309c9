// arena.h - one block of memory, handed out front to back, freed all at once.
#ifndef LAB_ARENA_H
#define LAB_ARENA_H
#include "base/base.h"

// With base == NULL an arena only counts: the same layout code first asks for its size, then takes its room.
typedef struct arena {
    char *base;
    size_t size, used;
} arena;

// Returns `bytes` bytes, 16-byte aligned and zeroed, or NULL when counting. A block that is too small is our mistake: sizes are asked for first.
void *arena_take(arena *a, size_t bytes);

static inline float *arena_floats(arena *a, size_t n) { return arena_take(a, n * sizeof(float)); }
#endif
