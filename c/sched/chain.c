// chain.c - warmup over a running cosine as PyTorch's ChainedScheduler does it: each multiplies what the other left.
#include "sched/chain.h"

// CosineAnnealingLR's step: above a floor it is not a plain factor, so the two do not commute.
static double cosine_step(const plan *p, double h, double own) {
    double T = p->in.span, floor = p->in.k[0], past = own - 1 - T;
    if (past >= 0 && past == 2 * T * real_floor(past / (2 * T))) return h + (1 - floor) * (1 - real_cos(REAL_PI / T)) / 2;
    return (1 + real_cos(REAL_PI * own / T)) / (1 + real_cos(REAL_PI * (own - 1) / T)) * (h - floor) + floor;
}

double chain_first(const plan *p) { return plan_warmup(p, 0); }

double chain_next(const plan *p, double h, double t) {
    double own = t - p->in.start, before = plan_warmup(p, t - 1);
    if (!(before > 0)) return plan_height(p, t); // nothing to multiply: from zero it is the product
    h *= plan_warmup(p, t) / before;
    if (own < 1 || (p->end == END_HOLD && own > p->in.span)) return h;
    return cosine_step(p, h, own);
}
