// stats.c - means, quantiles, a line, and the t test.
#include "judge/stats.h"
#include "base/fmath.h"
#include <string.h>

double mean_of(const double *x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) sum += x[i];
    return sum / n;
}

double spread_of(const double *x, int n) {
    double m = mean_of(x, n), sum = 0;
    for (int i = 0; i < n; i++) sum += (x[i] - m) * (x[i] - m);
    return n > 1 ? real_sqrt(sum / (n - 1)) : 0;
}

void sort(double *x, int n) {
    for (int gap = n / 2; gap > 0; gap /= 2)
        for (int i = gap; i < n; i++) {
            double one = x[i];
            int j = i;
            for (; j >= gap && x[j - gap] > one; j -= gap) x[j] = x[j - gap];
            x[j] = one;
        }
}

double quantile(const double *sorted, int n, double q) {
    double at = q * (n - 1);
    int i = int_min((int)at, n - 1), j = int_min(i + 1, n - 1);
    return i == j || sorted[i] == sorted[j] ? sorted[i] : sorted[i] + (at - i) * (sorted[j] - sorted[i]);
}

double median_of(const double *x, int n) {
    double copy[MEDIAN_MAX];
    ASSERT(n > 0 && n <= MEDIAN_MAX);
    memcpy(copy, x, (size_t)n * sizeof *x);
    sort(copy, n);
    return quantile(copy, n, 0.5);
}

line_fit fit_line(const double *x, const double *y, int n) {
    line_fit f = {0, mean_of(y, n), mean_of(x, n), 0, 0};
    double xx = 0, xy = 0, rest = 0;
    for (int i = 0; i < n; i++) xx += (x[i] - f.mean_x) * (x[i] - f.mean_x), xy += (x[i] - f.mean_x) * (y[i] - f.at_mean);
    if (xx > 0) f.slope = xy / xx;
    for (int i = 0; i < n; i++) {
        double r = y[i] - f.at_mean - f.slope * (x[i] - f.mean_x);
        rest += r * r;
    }
    f.rest = n > 2 ? real_sqrt(rest / (n - 2)) : 0;
    f.slope_error = xx > 0 ? f.rest / real_sqrt(xx) : 0;
    return f;
}

// Lanczos, g = 7, nine terms (Godfrey 2001).
double log_gamma(double x) {
    static const double c[] = {0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
                               12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
    double sum = c[0], t = x + 6.5;
    for (int i = 1; i < COUNT(c); i++) sum += c[i] / (x - 1 + i);
    return 0.91893853320467274 + (x - 0.5) * real_log(t) - t + real_log(sum);
}

// The continued fraction of the incomplete beta function, by Lentz's method.
static double beta_fraction(double x, double a, double b) {
    double c = 1, d = 1 - (a + b) * x / (a + 1), tiny = 1e-300;
    d = 1 / (real_abs(d) < tiny ? tiny : d);
    double h = d;
    for (int m = 1; m <= 300; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 + even * d, c = 1 + even / c;
        d = 1 / (real_abs(d) < tiny ? tiny : d), c = real_abs(c) < tiny ? tiny : c;
        h *= d * c;
        d = 1 + odd * d, c = 1 + odd / c;
        d = 1 / (real_abs(d) < tiny ? tiny : d), c = real_abs(c) < tiny ? tiny : c;
        h *= d * c;
        if (real_abs(d * c - 1) < 1e-15) break;
    }
    return h;
}

double incomplete_beta(double x, double a, double b) {
    if (!(x > 0)) return 0;
    if (x >= 1) return 1;
    double front = real_exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * real_log(x) + b * real_log(1 - x));
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(x, a, b) / a : 1 - front * beta_fraction(1 - x, b, a) / b;
}

double t_two_sided(double t, double freedom) { return incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5); }

paired paired_test(const double *d, int n) {
    paired r = {mean_of(d, n), spread_of(d, n) / real_sqrt(n), 0, 1};
    if (n < 2 || r.mean == 0) return r;
    if (r.error < 1e-12 * real_abs(r.mean)) return r.t = r.mean > 0 ? 1e6 : -1e6, r.p = 0, r;
    r.t = r.mean / r.error, r.p = t_two_sided(r.t, n - 1);
    return r;
}

void holm(double *p, int n) {
    bool done[MEDIAN_MAX] = {false};
    double floor = 0;
    ASSERT(n <= MEDIAN_MAX);
    for (int k = 0; k < n; k++) {
        int least = -1;
        for (int i = 0; i < n; i++)
            if (!done[i] && (least < 0 || p[i] < p[least])) least = i;
        done[least] = true;
        floor = real_max(floor, real_min(1, p[least] * (n - k)));
        p[least] = floor;
    }
}
