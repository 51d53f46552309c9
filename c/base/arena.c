// arena.c - taking from the block; under AddressSanitizer the gaps between tenants are poisoned.
#include "base/arena.h"
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define GAP 64
#define POISON(at, bytes) __asan_poison_memory_region(at, bytes)
#define UNPOISON(at, bytes) __asan_unpoison_memory_region(at, bytes)
#else
#define GAP 0
#define POISON(at, bytes) ((void)0)
#define UNPOISON(at, bytes) ((void)0)
#endif

void *arena_take(arena *a, size_t bytes) {
    size_t from = a->used, room = ((bytes + 15) & ~(size_t)15) + GAP;
    a->used = from + room;
    if (!a->base) return NULL;
    ASSERT(a->used <= a->size);
    UNPOISON(a->base + from, room);
    memset(a->base + from, 0, room);
    POISON(a->base + from + bytes, room - bytes);
    return a->base + from;
}
