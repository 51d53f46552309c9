// places.c - the names of places on a curve, one by one and as a list.
#include "sched/places.h"

#define X(id, words) const char place_##id[] = words;
PLACES(X)
#undef X

#define X(id, words) {#id, place_##id},
const message places[PLACE_COUNT] = {PLACES(X)};
#undef X
