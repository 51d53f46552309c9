// lrfind.h - which rate a range test suggests: fastai's four rules to the letter, and the last rate that was still stable.
#ifndef LAB_JUDGE_LRFIND_H
#define LAB_JUDGE_LRFIND_H
#include "judge/messages.h"

typedef enum { VALLEY, SLIDE, STEEPEST, MINIMUM, LAST_STABLE, RULES } find_rule;
extern const message *const find_rules[RULES];

// Smooths as fastai does (0.98, debiased) and stops where it would stop: past four times the best. Returns how many are left.
int lrfind_smooth(const double *loss, int n, double *smooth, bool *stopped);
// The slice that fastai's suggestions see: from step asked/10 to five before the end; a run that stopped being a number is cut there instead.
void lrfind_slice(int got, int asked, bool diverged, int *from, int *to);
// What a rule says of n rates and smoothed losses; NaN with fewer than three.
double lrfind_suggest(find_rule rule, const double *lr, const double *smooth, int n);
#endif
