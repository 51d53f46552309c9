// momentum.c - gradient descent with momentum, heavy-ball and Nesterov, in PyTorch's form: the rate stands outside the velocity.
#include "opt/rows.h"
#include "opt/shelf.h"
#include "opt/update.h"

// How the velocity changes: v = keep v + take g. PyTorch's first velocity is g itself, whatever the dampening.
typedef struct flow { f32x4 keep, take, l2, rate; } flow;

static flow flow_of(opt_in *in, double mu, double dampening) {
    if (in->memo[0] == 0) in->memo[0] = (double)in->t;
    bool first = in->memo[0] == (double)in->t;
    return (flow){v_scalar(first ? 0 : mu), v_scalar(first ? 1 : 1 - dampening), v_scalar(in->weight_decay), v_scalar(-in->lr)};
}

static inline f32x4 roll(const flow *f, float *v, f32x4 taken) {
    f32x4 now = v_flush(v_add(v_mul(v_load(v), f->keep), taken), &tiny_mean);
    v_store(v, now);
    return now;
}

static inline f32x4 velocity(const flow *f, float *v, f32x4 g) { return roll(f, v, v_mul(f->take, g)); }

static void step_momentum(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    double mu = momentum_now(in, 0);
    if (mu == 0) { opt_sgd.step(in, w, g, slot, n); return; } // as PyTorch: no velocity is kept, no dampening counts
    flow f = flow_of(in, mu, in->k[1]);
    float *v = slot[0];
    if (in->weight_decay == 0 && in->k[1] == 0) { // as PyTorch: what is not asked for is left out
        for (const float *end = w + n; w != end; w += 4, g += 4, v += 4) v_store(w, v_add(v_load(w), v_mul(f.rate, roll(&f, v, v_load(g)))));
        return;
    }
    for (const float *end = w + n; w != end; w += 4, g += 4, v += 4)
        v_store(w, v_add(v_load(w), v_mul(f.rate, velocity(&f, v, with_decay(g, w, f.l2)))));
}

static void step_nesterov(opt_in *in, float *w, const float *g, float *const *slot, int n) {
    double mu = momentum_now(in, 0);
    if (mu == 0) { opt_sgd.step(in, w, g, slot, n); return; }
    flow f = flow_of(in, mu, 0);
    f32x4 ahead = v_scalar(mu);
    for (int i = 0; i < n; i += 4) {
        f32x4 now = with_decay(g + i, w + i, f.l2), v = velocity(&f, slot[0] + i, now);
        v_store(w + i, v_add(v_load(w + i), v_mul(f.rate, v_add(now, v_mul(ahead, v)))));
    }
}

static const knob *const momentum_knobs[] = {&knob_momentum, &knob_dampening, NULL};
static const knob *const nesterov_knobs[] = {&knob_momentum, NULL};

const opt_def opt_momentum = {
    .d = {"momentum", "Momentum", "Gradient descent that keeps rolling: steps that agree add up, steps that disagree cancel.",
          "v = m v + g; w = w - lr v", "Polyak 1964; torch.optim.SGD(momentum)", "", momentum_knobs},
    .slots = 1, .cycles = true, .step = step_momentum,
};
const opt_def opt_nesterov = {
    .d = {"nesterov", "Nesterov", "Momentum that looks ahead: the gradient counts as if taken where the velocity is going.",
          "v = m v + g; w = w - lr (g + m v)", "Nesterov 1983, Sutskever et al. 2013; torch.optim.SGD(nesterov)", "", nesterov_knobs},
    .slots = 1, .cycles = true, .step = step_nesterov,
};
