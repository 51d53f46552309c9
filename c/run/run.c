// run.c - opening a run in one block of memory, and walking it.
#include "run/run.h"
#include "base/fmath.h"
#include "kern/kern.h"
#include "run/batch.h"
#include "run/edits.h"
#include "run/live.h"
#include <string.h>

static const float NONE = __builtin_nanf("");

static double *doubles(arena *a, int n) { return arena_take(a, (size_t)n * sizeof(double)); }
static int *ints(arena *a, int n) { return arena_take(a, (size_t)n * sizeof(int)); }

// Who lives where. The same code counts (base NULL) and takes.
static void lay_out(run *r, arena *a) {
    size_t samples = (size_t)(r->task.train + r->task.held), I = (size_t)r->task.inputs, n = (size_t)r->weights;
    size_t most = (size_t)int_max(r->B4, r->E4), chunks = (samples + (size_t)r->E4) * I;
    r->lr = doubles(a, r->steps), r->momentum = doubles(a, r->steps), r->spare = doubles(a, 2 * r->steps);
    r->w = arena_floats(a, n), r->g = arena_floats(a, n), r->before = arena_floats(a, n);
    for (int i = 0; i < r->opts->slots; i++) r->slot[i] = arena_floats(a, n);
    r->x = arena_floats(a, samples * I), r->y = arena_floats(a, samples);
    r->bx = arena_floats(a, most * I), r->by = arena_floats(a, most), r->dlogits = arena_floats(a, most * (size_t)r->task.outputs);
    r->held_x = arena_floats(a, chunks - (size_t)r->task.train * I), r->held_y = arena_floats(a, (size_t)(r->task.held + r->E4));
    r->order = ints(a, r->task.train), r->pick = ints(a, r->B);
    r->model = r->models->open(&r->first, (model_shape){r->task.inputs, r->task.outputs, (int)most, r->may_list, r->g}, a);
    r->stream = r->tasks->open ? r->tasks->open(&r->first, &r->task, (uint64_t)settings_number(&r->first, &knob_seed), a) : NULL;
    if (r->may_list) { // last: between the others it makes dense runs 2 % slower
        r->listed = arena_take(a, (list_most(r) + I) * sizeof(nonzero));
        r->lists = arena_take(a, (size_t)r->task.train * sizeof(nonzeros)), r->rows = arena_take(a, (size_t)r->B4 * sizeof(nonzeros));
    }
}

bool run_read(run *r, const char *line, refusal *no) {
    memset(r, 0, sizeof *r);
    settings *s = &r->first;
    if (!settings_read(s, run_words(), line, no)) return false;
    r->steps = settings_whole(s, &knob_steps);
    if (!sched_check(s, r->steps, no) || !edits_check(s, no)) return false;
    r->tasks = task_of(s), r->models = model_of(s), r->opts = opt_of(s);
    r->tasks->describe(s, &r->task);
    r->B = settings_whole(s, &knob_batch), r->B4 = round_up4(r->B), r->E4 = EVAL_BATCH;
    r->tensor_count = r->models->tensors(s, (model_shape){r->task.inputs, r->task.outputs, int_max(r->B4, r->E4), false, NULL}, r->tensors, &r->weights);
    r->may_list = r->task.train && sparse_pays(r->tensors[0].rows, r->task.inputs, r->B4); // the first layer's outputs
    if (run_bytes(r) > LISTS_WITHIN) r->may_list = false;
    return true;
}

size_t run_bytes(run *r) {
    arena a = {NULL, 0, 0};
    lay_out(r, &a);
    return a.used;
}

static void clear_findings(run *r) {
    r->diverged_at = -1, r->best_step = -1;
    r->loss = r->held_loss = r->held_accuracy = r->best_held_loss = r->train_loss = r->train_accuracy = NONE, r->peak_loss = 0;
    r->hash = 0xcbf29ce484222325u;
    history_clear(&r->log);
}

static void nudge(float *w) {
    uint32_t bits;
    memcpy(&bits, w, 4);
    bits ^= 1;
    memcpy(w, &bits, 4);
}

void run_begin(run *r, void *block, size_t size) {
    arena a = {block, size, 0};
    refusal no;
    lay_out(r, &a);
    uint64_t seed = (uint64_t)settings_number(&r->first, &knob_seed);
    ASSERT(settings_read(&r->now, r->first.words, r->first.line, &no));
    const char *edits;
    int length;
    settings_text(&r->first, &knob_edits, &edits, &length);
    ASSERT(length < (int)sizeof r->edits);
    memcpy(r->edits, edits, (size_t)length);
    r->tasks->make(&r->first, &r->task, seed, r->x, r->y);
    rng weights = rng_from(seed, STREAM_WEIGHTS);
    r->models->init(r->model, r->w, &weights);
    if (settings_whole(&r->first, &knob_nudge)) nudge(r->w);
    r->batches = rng_from(seed, STREAM_BATCHES);
    run_curve(&r->first, r->steps, r->lr, r->momentum, r->spare);
    if (sched_reactive(&r->first)) plateau_open(&r->plateau, &r->first, r->steps, settings_number(&r->first, &knob_lr));
    live_read_knobs(r);
    r->eval_every = int_max(1, r->steps / settings_whole(&r->first, &knob_evals));
    r->probe_every = int_max(1, r->steps / 256);
    batch_begin(r);
    clear_findings(r);
    r->state = RUN_READY;
}

static void mix(run *r, float value) {
    uint32_t bits;
    memcpy(&bits, &value, 4);
    r->hash = (r->hash ^ bits) * 0x9E3779B97F4A7C15u;
    r->hash ^= r->hash >> 29;
}

uint32_t run_hash(const run *r) { return (uint32_t)(r->hash ^ (r->hash >> 32)); }

static void note_held(run *r, moment *now) {
    verdict v = run_judge_held(r);
    now->held_loss = r->held_loss = v.loss, now->held_accuracy = r->held_accuracy = v.accuracy;
    if (real_finite(v.loss)) mix(r, v.loss);
    if (v.loss < r->best_held_loss || (r->best_step < 0 && real_finite(v.loss))) r->best_held_loss = v.loss, r->best_step = r->at;
}

static void end(run *r, run_state state) {
    r->state = state;
    if (state == RUN_DIVERGED) { r->diverged_at = r->at; return; }
    verdict v = run_judge_train(r);
    r->train_loss = v.loss, r->train_accuracy = v.accuracy;
}

// Gradient norm, clipping, the optimizer; measures the update where a probe is due.
static void update(run *r, moment *now) {
    float norm = __builtin_sqrtf(sum_squares(r->g, r->weights));
    now->grad = norm;
    if (r->clip > 0 && norm > r->clip) scale_floats(r->g, r->clip / (norm + 1e-6f), r->weights);
    bool probe = r->at % r->probe_every == 0;
    if (probe) memcpy(r->before, r->w, (size_t)r->weights * sizeof(float));
    r->opt.lr = r->lr[r->at], r->opt.momentum = r->momentum[r->at], r->opt.t = r->at + 1;
    r->opts->step(&r->opt, r->w, r->g, r->slot, r->weights);
    if (probe) now->ratio = __builtin_sqrtf(sum_squared_difference(r->w, r->before, r->weights) / sum_squares(r->before, r->weights));
}

static void react(run *r, float loss) {
    r->plateau_sum += loss;
    int every = int_max(1, r->plateau.every);
    if ((r->at + 1) % every) return;
    double value = r->plateau_sum / every, before = r->plateau.lr;
    r->plateau_sum = 0;
    if (r->plateau.monitor != MONITOR_TRAIN) {
        verdict v = run_judge_held(r);
        value = r->plateau.monitor == MONITOR_HELD_LOSS ? v.loss : v.accuracy;
    }
    double now = plateau_report(&r->plateau, value);
    if (now != before) live_scale(r, r->at + 1, now / before);
}

// One update. False when the loss is no longer finite.
static bool step(run *r) {
    moment now = {.step = (float)(r->at + 1), .lr = (float)r->lr[r->at], .ratio = NONE, .held_loss = NONE, .held_accuracy = NONE};
    batch_draw(r);
    const float *logits = r->models->forward(r->model, r->w, r->bx, r->rows, r->B4);
    now.loss = r->loss = batch_loss(r, logits, r->by, r->B, r->B4);
    if (!real_finite(now.loss)) return false;
    mix(r, now.loss);
    if (now.loss > r->peak_loss) r->peak_loss = now.loss;
    r->models->backward(r->model, r->w, r->g, r->bx, r->rows, r->dlogits, r->B4);
    update(r, &now);
    if (sched_reactive(&r->now)) react(r, now.loss);
    bool last = ++r->at == r->steps;
    if (r->at % r->eval_every == 0 || last) note_held(r, &now);
    history_add(&r->log, &now);
    return true;
}

int run_step(run *r, int n) {
    int from = r->at;
    if (r->state == RUN_READY && n > 0) r->state = RUN_GOING;
    while (r->state == RUN_GOING && n-- > 0) {
        if (r->edits[r->next_edit]) live_apply_due(r);
        if (!step(r)) end(r, RUN_DIVERGED);
        else if (r->at == r->steps) end(r, RUN_FINISHED);
    }
    return r->at - from;
}
