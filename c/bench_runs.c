// bench_runs.c - cases of whole runs: steps of the workloads, their parts, how cost grows, dead units, optimizers.
#include "bench_cases.h"
#include "opt/opt.h"
#include "run/batch.h"
#include <string.h>

#define W1 "task=circles&train=320&held=64&depth=2&width=16&activation=tanh&opt=momentum&lr=0.03&steps=20000&evals=1&batch="
#define W2 "task=random&inputs=784&classes=10&density=0.2&train=512&held=64&depth=1&width=64&activation=relu&steps=20000&evals=1&batch=64&"
#define GROW "task=random&inputs=64&classes=10&train=512&held=64&opt=momentum&lr=0.02&steps=20000&evals=1&"

static void read_line(run *r, const char *line) {
    refusal no;
    ASSERT(run_read(r, line, &no));
}

// A run that was ended is read anew: run_begin takes over from run_read.
static void begin_run(run *r, const char *line, void *block, size_t size) {
    read_line(r, line);
    memset(block, 0, size);
    run_begin(r, block, size);
}

static void begin(bench_case *c) {
    begin_run(c->r, c->line, c->block, c->size);
    if (!c->dead) return;
    run_step(c->r, 100); // so that there is a velocity to decay
    for (int i = 1; i + 2 < c->r->tensor_count; i += 2)
        for (int o = 0; o < c->r->tensors[i].rows; o++) c->r->w[c->r->tensors[i].offset + o] = -1e4f;
    run_step(c->r, 2000);
}

// Room for n more steps.
static void begin_if_short(bench_case *c, int n) {
    if (c->r->state == RUN_DIVERGED || c->r->at + n > c->r->steps) begin(c);
}

static void steps(bench_case *c, int n) {
    for (int left = n; left > 0;) {
        int walked = run_step(c->r, left);
        if (!walked) begin(c);
        left -= walked;
    }
}

static void open_run(bench_list *l, bench_case *c, const char *line) {
    c->r = l->room(sizeof *c->r);
    if (!c->r) { l->full = true; return; }
    ASSERT(strlen(line) < sizeof c->line);
    memmove(c->line, line, strlen(line) + 1);
    read_line(c->r, line);
    c->size = run_bytes(c->r);
    c->block = l->room(c->size);
    if (!c->block) { l->full = true; return; }
    begin(c);
    c->before = begin_if_short;
}

static bench_case *add_run(bench_list *l, const char *name, const char *detail, const char *line, void (*turns)(bench_case *, int)) {
    bench_case *c = bench_add(l, name, detail, MICROSECONDS, 1, turns);
    if (c) open_run(l, c, line);
    return c;
}

// ---- the parts of a step --------------------------------------------------------------------------------------------
static void part_draw(bench_case *c, int n) { while (n--) batch_draw(c->r); }
static void part_forward(bench_case *c, int n) { while (n--) c->r->models->forward(c->r->model, c->r->w, c->r->bx, c->r->rows, c->r->B4); }
static void part_loss(bench_case *c, int n) {
    run *r = c->r;
    const float *logits = r->models->forward(r->model, r->w, r->bx, r->rows, r->B4);
    while (n--) batch_loss(r, logits, r->by, r->B, r->B4);
}
static void part_backward(bench_case *c, int n) {
    run *r = c->r;
    while (n--) r->models->backward(r->model, r->w, r->g, r->bx, r->rows, r->dlogits, r->B4);
}
static void part_norm(bench_case *c, int n) {
    static volatile float sink;
    while (n--) sink = sum_squares(c->r->g, c->r->weights);
    (void)sink;
}
static void part_update(bench_case *c, int n) {
    opt_in *in = &c->r->opt;
    while (n--) in->t++, c->r->opts->step(in, c->r->w, c->r->g, c->r->slot, c->r->weights);
}
static void part_history(bench_case *c, int n) {
    moment m = {.step = 1, .lr = 0.1f, .loss = 0.5f, .grad = 1, .ratio = __builtin_nanf(""), .held_loss = __builtin_nanf(""), .held_accuracy = __builtin_nanf("")};
    while (n--) history_add(&c->r->log, &m);
}

static void list_parts(bench_list *l, const char *name, const char *line) {
    static const struct { const char *name; void (*turns)(bench_case *, int); } parts[] = {
        {"0 whole", steps}, {"1 draw", part_draw}, {"2 forward", part_forward}, {"3 loss", part_loss}, {"4 backward", part_backward},
        {"5 norm", part_norm}, {"6 update", part_update}, {"7 history", part_history}};
    for (int i = 0; i < COUNT(parts); i++) {
        bench_case *c = add_run(l, name, parts[i].name, line, parts[i].turns);
        if (c && parts[i].turns != steps && !l->full) run_step(c->r, 20), c->before = NULL, c->r->opt.lr = 1e-6;
    }
}

// ---- how cost grows -------------------------------------------------------------------------------------------------
static void list_growth(bench_list *l, const char *name, const char *line, const char *key, const char *const *values) {
    for (; *values; values++) {
        char whole[512];
        text t = text_on(whole, (int)sizeof whole);
        text_put(&t, line), text_put(&t, key), text_put(&t, "="), text_put(&t, *values);
        add_run(l, name, *values, whole, steps);
    }
}

// Runs that take turns of 64 steps, as those of one worker do; cost of one step of one run.
static void steps_in_turn(bench_case *c, int n) {
    for (int at = 0; n > 0; n -= 64, at = (at + 1) % c->crowd) run_step(c->all[at], int_min(64, n));
}
static void begin_crowd(bench_case *c, int n) {
    for (int i = 0; i < c->crowd; i++)
        if (c->all[i]->at + n / c->crowd + 128 > c->all[i]->steps)
            begin_run(c->all[i], c->line, c->all[i]->lr, c->size); // lr is the first that run_begin takes from its block
}
static void list_crowds(bench_list *l) {
    static const struct { const char *name; int runs; } crowds[] = {{"1", 1}, {"2", 2}, {"4", 4}, {"8", 8}, {"16", 16}};
    for (int i = 0; i < COUNT(crowds); i++) {
        bench_case *c = bench_add(l, "grow runs", crowds[i].name, MICROSECONDS, 1, steps_in_turn);
        if (!c) continue;
        c->all = l->room((size_t)crowds[i].runs * sizeof *c->all);
        for (c->crowd = 0; c->all && !l->full && c->crowd < crowds[i].runs; c->crowd++) {
            open_run(l, c, GROW "width=32&depth=2&batch=32");
            c->all[c->crowd] = c->r;
        }
        c->before = begin_crowd;
    }
}

static void list_optimizers(bench_list *l) {
    for (int i = 0; i < opt_shelf.count; i++) {
        const char *key = opt_shelf.items[i]->key;
        char line[512];
        text t = text_on(line, (int)sizeof line);
        text_put(&t, W2 "opt="), text_put(&t, key);
        bench_case *c = bench_add(l, "update", key, NANOSECONDS, 1, part_update);
        if (!c) continue;
        open_run(l, c, line);
        if (l->full) return;
        run_step(c->r, 20);
        c->before = NULL, c->r->opt.lr = 1e-6, c->work = c->r->weights;
    }
}

static void list_dead(bench_list *l) {
    static const char *const opts[] = {"momentum", "adam", "rmsprop"};
    for (int i = 0; i < COUNT(opts); i++)
        for (int dead = 0; dead < 2; dead++) {
            char line[512];
            text t = text_on(line, (int)sizeof line);
            text_put(&t, GROW "width=64&depth=2&batch=32&opt="), text_put(&t, opts[i]);
            bench_case *c = bench_add(l, dead ? "dead units" : "live units", opts[i], MICROSECONDS, 1, steps);
            if (c) c->dead = dead, open_run(l, c, line);
        }
}

void bench_list_runs(bench_list *l) {
    static const char *const widths[] = {"16", "32", "64", "128", "256", NULL}, *const depths[] = {"0", "1", "2", "3", "4", NULL};
    static const char *const batches[] = {"1", "2", "3", "4", "5", "8", "10", "16", "32", "64", "128", NULL};
    list_parts(l, "W1_b10", W1 "10");
    list_parts(l, "W1_b32", W1 "32");
    list_parts(l, "W2_sgdm", W2 "opt=momentum&lr=0.02");
    list_parts(l, "W2_adam", W2 "opt=adam&lr=0.001");
    list_parts(l, "W2_dense", W2 "density=1&opt=momentum&lr=0.02");
    list_parts(l, "default", "");
    list_growth(l, "grow width", GROW "depth=2&batch=32&", "width", widths);
    list_growth(l, "grow depth", GROW "width=64&batch=32&", "depth", depths);
    list_growth(l, "grow batch", GROW "width=32&depth=2&", "batch", batches);
    list_crowds(l);
    list_optimizers(l);
    list_dead(l);
}
