// laws.c - least squares on log axes; what is not linear is searched on a fine fixed grid, so every machine finds the same.
#include "judge/laws.h"
#include "base/fmath.h"
#include "judge/stats.h"

enum { POINTS_MAX = 64, BENDS = 241 };

// With the bend fixed at ln x = at, ln y is a straight line in min(ln x, at).
static double try_bend(const double *lx, const double *ly, int n, double at, hinge *h) {
    double u[POINTS_MAX] = {0}, rest = 0;
    for (int i = 0; i < n; i++) u[i] = real_min(lx[i], at);
    line_fit f = fit_line(u, ly, n);
    for (int i = 0; i < n; i++) {
        double r = ly[i] - f.at_mean - f.slope * (u[i] - f.mean_x);
        rest += r * r;
    }
    *h = (hinge){f.slope, real_exp(at), real_exp(f.at_mean + f.slope * (at - f.mean_x)), real_sqrt(rest / n), at < lx[n - 1] - 1e-9};
    return h->misfit;
}

static void take_logs(const double *x, const double *y, int n, double *lx, double *ly) {
    ASSERT(n >= 2 && n <= POINTS_MAX);
    for (int i = 0; i < n; i++) lx[i] = real_log(x[i]), ly[i] = real_log(y[i]);
}

// At least two points lie on the rising part; a bend has to earn its place by a tenth of the misfit.
hinge fit_hinge(const double *x, const double *y, int n) {
    double lx[POINTS_MAX], ly[POINTS_MAX];
    hinge best, one;
    take_logs(x, y, n, lx, ly);
    try_bend(lx, ly, n, lx[n - 1], &best);
    double straight = best.misfit;
    for (int i = 0; i < BENDS; i++) {
        double at = lx[1] + (lx[n - 1] - lx[1]) * i / BENDS;
        if (try_bend(lx, ly, n, at, &one) < best.misfit && one.misfit < 0.9 * straight) best = one;
    }
    return best;
}

static saturation try_scale(const double *x, const double *ly, int n, double scale, int sign) {
    double off[POINTS_MAX] = {0}, rest = 0;
    for (int i = 0; i < n; i++) off[i] = ly[i] + sign * real_log(1 + scale / x[i]);
    double top = mean_of(off, n);
    for (int i = 0; i < n; i++) rest += (off[i] - top) * (off[i] - top);
    return (saturation){real_exp(top), scale, real_sqrt(rest / n)};
}

saturation fit_saturation(const double *x, const double *y, int n, int sign) {
    double lx[POINTS_MAX], ly[POINTS_MAX];
    take_logs(x, y, n, lx, ly);
    double lo = lx[0] - 4, hi = lx[n - 1] + 4;
    saturation best = try_scale(x, ly, n, real_exp(lo), sign);
    for (int i = 1; i <= 4 * BENDS; i++) {
        saturation one = try_scale(x, ly, n, real_exp(lo + (hi - lo) * i / (4 * BENDS)), sign);
        if (one.misfit < best.misfit) best = one;
    }
    return best;
}
