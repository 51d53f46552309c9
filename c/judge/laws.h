// laws.h - curves through a few points on log axes: a power law that bends once, and a saturation.
#ifndef LAB_JUDGE_LAWS_H
#define LAB_JUDGE_LAWS_H
#include "base/base.h"

// y = level (x / bend)^power below the bend, level above it. With no flat part `bends` is false, and bend is the last x.
typedef struct hinge { double power, bend, level, misfit; bool bends; } hinge;
hinge fit_hinge(const double *x, const double *y, int n); // x rising, all positive

// y = top (1 + scale / x)^-sign: sign 1 rises to `top`, sign -1 falls to it (McCandlish et al. 2018, equations 2.6 and 2.11).
typedef struct saturation { double top, scale, misfit; } saturation; // misfit: root mean square of ln y
saturation fit_saturation(const double *x, const double *y, int n, int sign);
#endif
