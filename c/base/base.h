// base.h - the few words every room uses: asserting, counting, choosing the larger.
#ifndef LAB_BASE_H
#define LAB_BASE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Our own mistake, never a visitor's: stop at once. In WebAssembly this traps and the worker is replaced.
#define ASSERT(truth) ((truth) ? (void)0 : __builtin_trap())
#define COUNT(array) ((int)(sizeof(array) / sizeof((array)[0])))

static inline int int_min(int a, int b) { return a < b ? a : b; }
static inline int int_max(int a, int b) { return a > b ? a : b; }
static inline double real_min(double a, double b) { return a < b ? a : b; }
static inline double real_max(double a, double b) { return a > b ? a : b; }
// The next multiple of four: every lane of a vector belongs to somebody.
static inline int round_up4(int n) { return (n + 3) & ~3; }
#endif
