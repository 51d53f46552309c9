// test_replay.c - training runs recorded from PyTorch, repeated with our kernels, losses and optimizers: the same losses at every step.
#include "../golden/replay.h"
#include "kern/kern.h"
#include "run/batch.h"
#include "runs.h"

enum { STEPS = 300 };
static run r;

typedef struct record {
    const char *name, *line; // what to open
    const float *start, *loss, *end;
    const double *lr;
    const short (*batches)[32]; // NULL: the whole data set at each step
    bool digits;
    double tolerance;
} record;

#define TANH "steps=300&depth=2&width=16&activation=tanh&task=random&inputs=2&classes=2&held=256&batch="
#define RELU "steps=300&depth=1&width=32&activation=relu&task=random&inputs=64&classes=10&held=1000&batch=32&"
static const record records[] = {
    {"tanh_sgd_mse", TANH "32&opt=sgd&loss=squared", tanh_start, tanh_sgd_mse_loss, tanh_sgd_mse_end, tanh_sgd_mse_lr, tanh_batches, false, 5e-6},
    {"tanh_momentum_onecycle_mse", TANH "32&opt=momentum&loss=squared&sched=onecycle&lr=0.2", tanh_start, tanh_momentum_onecycle_mse_loss,
     tanh_momentum_onecycle_mse_end, tanh_momentum_onecycle_mse_lr, tanh_batches, false, 1e-4},
    {"tanh_adam_cosine_bce", TANH "32&opt=adam", tanh_start, tanh_adam_cosine_bce_loss, tanh_adam_cosine_bce_end, tanh_adam_cosine_bce_lr, tanh_batches, false, 5e-6},
    {"tanh_fullbatch_gd_mse", TANH "256&opt=sgd&loss=squared", tanh_start, tanh_fullbatch_gd_mse_loss, tanh_fullbatch_gd_mse_end, tanh_fullbatch_gd_mse_lr, NULL, false, 5e-6},
    {"relu_sgd", RELU "opt=sgd", relu_start, relu_sgd_loss, relu_sgd_end, relu_sgd_lr, relu_batches, true, 5e-6},
    {"relu_adam", RELU "opt=adam", relu_start, relu_adam_loss, relu_adam_end, relu_adam_lr, relu_batches, true, 5e-6},
    {"relu_rmsprop", RELU "opt=rmsprop", relu_start, relu_rmsprop_loss, relu_rmsprop_end, relu_rmsprop_lr, relu_batches, true, 5e-6},
    {"relu_adagrad", RELU "opt=adagrad&eps=1e-10", relu_start, relu_adagrad_loss, relu_adagrad_end, relu_adagrad_lr, relu_batches, true, 5e-6},
};

static float feature(bool digits, int sample, int i) { return digits ? (float)(digits_x[sample][i] - 'a') / 16 : moons_x[2 * sample + i]; }
static float label(bool digits, int sample) { return (float)((digits ? digits_y : moons_y)[sample] - '0'); }

static void load_weights(const float *from) {
    for (int k = 0; k < r.tensor_count; k++)
        for (int i = 0; i < r.tensors[k].rows * r.tensors[k].cols; i++) r.w[r.tensors[k].offset + i] = *from++;
}

static void load_batch(const record *c, int t) {
    for (int b = 0; b < r.B; b++) {
        int sample = c->batches ? c->batches[t][b] : b;
        for (int i = 0; i < r.task.inputs; i++) r.bx[i * r.B4 + b] = feature(c->digits, sample, i);
        r.by[b] = label(c->digits, sample);
    }
}

static float forward_loss(void) { return batch_loss(&r, r.models->forward(r.model, r.w, r.bx, NULL, r.B4), r.by, r.B, r.B4); }

static void replay(const record *c) {
    void *block = begin(&r, c->line);
    double worst = 0;
    load_weights(c->start);
    for (int t = 0; t < STEPS; t++) {
        load_batch(c, t);
        double off = fabs((double)(forward_loss() - c->loss[t]));
        if (off > worst) worst = off;
        r.models->backward(r.model, r.w, r.g, r.bx, NULL, r.dlogits, r.B4);
        r.opt.lr = c->lr[t], r.opt.t = t + 1, r.opt.momentum = strstr(c->line, "onecycle") ? r.momentum[t] : NAN;
        r.opts->step(&r.opt, r.w, r.g, r.slot, r.weights);
    }
    printf("%s: worst difference of a loss %.2g\n", c->name, worst);
    if (worst > c->tolerance) fail_msg("%s is off by %g", c->name, worst);
    free(block);
}

static void losses_equal_pytorch_at_every_step(void **s) {
    (void)s;
    for (int i = 0; i < COUNT(records); i++) replay(&records[i]);
}

static void check_gradient(const record *c, const float *want) {
    void *block = begin(&r, c->line);
    load_weights(c->start), load_batch(c, 0), forward_loss();
    r.models->backward(r.model, r.w, r.g, r.bx, NULL, r.dlogits, r.B4);
    for (int k = 0; k < r.tensor_count; k++)
        for (int i = 0; i < r.tensors[k].rows * r.tensors[k].cols; i++) assert_true(fabs((double)(r.g[r.tensors[k].offset + i] - *want++)) < 2e-7);
    free(block);
}

static void first_gradients_equal_autograd(void **s) {
    (void)s;
    check_gradient(&records[0], tanh_mse_gradient), check_gradient(&records[2], tanh_bce_gradient), check_gradient(&records[4], relu_ce_gradient);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(losses_equal_pytorch_at_every_step), cmocka_unit_test(first_gradients_equal_autograd)};
RUN(tests)
