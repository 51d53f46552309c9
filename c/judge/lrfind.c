// lrfind.c - the rules of a range test, after fastai's callback/schedule.py (Apache 2.0).
#include "judge/lrfind.h"
#include "base/fmath.h"

enum { CURVE_MAX = 1024 };
const message *const find_rules[RULES] = {&rule_valley, &rule_slide, &rule_steepest, &rule_minimum, &rule_last_stable};

int lrfind_smooth(const double *loss, int n, double *smooth, bool *stopped) {
    *stopped = false;
    double value = 0, left = 1, best = 0;
    for (int i = 0; i < n; i++) {
        value = loss[i] + 0.98 * (value - loss[i]), left *= 0.98;
        smooth[i] = value / (1 - left);
        if (i && smooth[i] > 4 * best) return *stopped = true, i + 1;
        if (!i || smooth[i] < best) best = smooth[i];
    }
    return n;
}

void lrfind_slice(int got, int asked, bool diverged, int *from, int *to) {
    *from = asked / 10;
    *to = diverged ? int_min(got, asked - 5) : got - 5;
    if (*to < *from) *to = *from;
}

// The longest falling subsequence; two thirds of the way down it.
static double valley(const double *lr, const double *loss, int n) {
    int longest[CURVE_MAX], from = 0, to = 0;
    for (int i = 0; i < n; i++) longest[i] = 1;
    for (int i = 1; i < n; i++)
        for (int j = 0; j < i; j++) {
            if (loss[i] < loss[j] && longest[i] < longest[j] + 1) longest[i] = longest[j] + 1;
            if (longest[to] < longest[i]) to = i, from = to - longest[to];
        }
    double third = (to - from) / 3.0;
    int at = from + (int)third + (int)(third / 2);
    return lr[at < 0 ? at + n : at];
}

static double slope(const double *loss, int n, int i) {
    if (i == 0) return loss[1] - loss[0];
    if (i == n - 1) return loss[n - 1] - loss[n - 2];
    return (loss[i + 1] - loss[i - 1]) / 2;
}

// From the end leftwards, while the slopes fifteen steps apart differ by more than 0.005.
static double slide(const double *lr, const double *loss, int n) {
    int right = n - 1, left = right - 15;
    double found = lr[left < 0 ? 0 : left];
    for (; left >= 0 && real_abs(slope(loss, n, right) - slope(loss, n, left)) > 0.005; right--, left--) found = lr[left];
    return found;
}

static int lowest(const double *loss, int n) {
    int best = 0;
    for (int i = 1; i < n; i++)
        if (loss[i] < loss[best]) best = i;
    return best;
}

static double steepest(const double *lr, const double *loss, int n) {
    int best = 0;
    double least = 0;
    for (int i = 0; i + 1 < n; i++) {
        double fall = (loss[i + 1] - loss[i]) / (real_log(lr[i + 1]) - real_log(lr[i]));
        if (!i || fall < least) least = fall, best = i;
    }
    return lr[best];
}

// The last rate at which the smoothed loss was within a tenth of the way back up from its lowest.
static double last_stable(const double *lr, const double *loss, int n) {
    int low = lowest(loss, n), at = low;
    double bound = loss[low] + 0.1 * (loss[0] - loss[low]);
    for (int i = low; i < n && loss[i] <= bound; i++) at = i;
    return lr[at];
}

double lrfind_suggest(find_rule rule, const double *lr, const double *loss, int n) {
    ASSERT(n <= CURVE_MAX);
    if (n < 3) return __builtin_nan("");
    switch (rule) {
    case VALLEY: return valley(lr, loss, n);
    case SLIDE: return slide(lr, loss, n);
    case STEEPEST: return steepest(lr, loss, n);
    case MINIMUM: return lr[lowest(loss, n)] / 10;
    default: return last_stable(lr, loss, n);
    }
}
