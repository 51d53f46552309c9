// stats.h - the little statistics that verdicts rest on, in double precision, equal on every machine.
#ifndef LAB_JUDGE_STATS_H
#define LAB_JUDGE_STATS_H
#include "base/base.h"

double mean_of(const double *x, int n);
double spread_of(const double *x, int n); // standard deviation with n - 1; 0 below two
void sort(double *x, int n);
// Of sorted numbers, linear between neighbours; q in 0..1.
double quantile(const double *sorted, int n, double q);
double median_of(const double *x, int n); // n at most MEDIAN_MAX; x is left alone
enum { MEDIAN_MAX = 1024 };

// A straight line through (x, y), least squares; slope_error: its standard error.
typedef struct line_fit { double slope, at_mean, mean_x, slope_error, rest; } line_fit; // rest: standard deviation around it
line_fit fit_line(const double *x, const double *y, int n);

double log_gamma(double x);                       // x > 0
double incomplete_beta(double x, double a, double b); // regularized
double t_two_sided(double t, double freedom);     // chance of |T| >= |t|
// The paired test: are the differences d zero on average?
typedef struct paired { double mean, error, t, p; } paired;
paired paired_test(const double *d, int n);
// Holm 1979: p becomes the value corrected for all n comparisons.
void holm(double *p, int n);
#endif
