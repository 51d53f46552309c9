// test_grad.c - the gradient of every model, activation and loss against finite differences of the whole loss.
#include "kern/kern.h"
#include "run/batch.h"
#include "runs.h"

static run r;

static double loss_at(float *weight, float value) {
    float kept = *weight;
    *weight = value;
    double loss = (double)batch_loss(&r, r.models->forward(r.model, r.w, r.bx, r.rows, r.B4), r.by, r.B, r.B4);
    *weight = kept;
    return loss;
}

// Relative error of the whole gradient, so that single kinks of ReLU do not decide.
static double gradient_error(const char *line, float h) {
    void *block = begin(&r, line);
    double off = 0, size = 0;
    run_step(&r, 3); // away from the zero biases
    batch_draw(&r);
    batch_loss(&r, r.models->forward(r.model, r.w, r.bx, r.rows, r.B4), r.by, r.B, r.B4);
    r.models->backward(r.model, r.w, r.g, r.bx, r.rows, r.dlogits, r.B4);
    for (int k = 0; k < r.tensor_count; k++)
        for (int i = 0; i < r.tensors[k].rows * r.tensors[k].cols; i++) {
            float *weight = &r.w[r.tensors[k].offset + i];
            double numeric = (loss_at(weight, *weight + h) - loss_at(weight, *weight - h)) / (double)((*weight + h) - (*weight - h));
            double mine = (double)r.g[r.tensors[k].offset + i];
            off += (numeric - mine) * (numeric - mine), size += mine * mine;
        }
    free(block);
    return sqrt(off / size);
}

static void gradients_agree_with_finite_differences(void **s) {
    (void)s;
    const char *const tasks[] = {"spiral", "moons", "gauss&classes=4", "stream", "random&inputs=5&classes=3", "spiral&loss=squared", "moons&loss=squared"};
    const char *const acts[] = {"relu", "tanh", "gelu"};
    for (int i = 0; i < COUNT(tasks); i++)
        for (int a = 0; a < COUNT(acts); a++)
            for (int depth = 0; depth <= 4; depth++) {
                char line[200];
                snprintf(line, sizeof line, "lr=0.05&opt=sgd&width=7&batch=13&task=%s&activation=%s&depth=%d", tasks[i], acts[a], depth);
                double e = gradient_error(line, a ? 2e-3f : 4e-4f);
                if (e >= (a ? 0.004 : 0.03)) fail_msg("%s: %g", line, e);
            }
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(gradients_agree_with_finite_differences)};
RUN(tests)
