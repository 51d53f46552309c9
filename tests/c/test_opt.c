// test_opt.c - optimizers against PyTorch's own float32 traces, and what must hold for each of them.
#include "base/base.h"
#include "check.h"
#include "opt/shelf.h"
#include "run/run.h"
#include "../golden/optimizers.h"

enum { MOST = 64, UPDATES = 200 };
typedef struct bench { const opt_def *opt; opt_in in; float w[MOST], g[MOST], slot[OPT_SLOTS][MOST]; } bench;

static void set_up(bench *b, const char *line) {
    static settings s;
    refusal no;
    memset(b, 0, sizeof *b);
    if (!settings_read(&s, run_words(), line, &no)) fail_msg("%s", no.text);
    b->opt = opt_of(&s);
    b->in = (opt_in){.lr = settings_number(&s, &knob_lr), .momentum = NAN, .weight_decay = settings_number(&s, &knob_weight_decay)};
    const knob *const *rows = b->opt->d.knobs;
    for (int i = 0; rows && rows[i]; i++) b->in.k[i] = settings_number(&s, rows[i]);
}

static void walk(bench *b, int from, int n) {
    float *slots[OPT_SLOTS] = {b->slot[0] + from, b->slot[1] + from, b->slot[2] + from};
    b->opt->step(&b->in, b->w + from, b->g + from, slots, n);
}

static void update(bench *b) { b->in.t++, walk(b, 0, MOST); }

// ---- PyTorch's traces ----

static int begin(const struct golden *gold, float *w) {
    static const float quad10[] = {0.25f, 0.5f, 0.75f, 1, 1.25f, 1.5f, 1.75f, 2, 2.25f, 2.5f}, rosenbrock[] = {-1.5f, 2};
    int n = gold->rosenbrock ? 2 : 10;
    memcpy(w, gold->rosenbrock ? rosenbrock : quad10, (size_t)n * sizeof *w);
    return n;
}

static void slope(bool rosenbrock, const float *w, float *g) {
    if (rosenbrock) {
        float t = w[1] - w[0] * w[0];
        g[0] = (-2 * (1 - w[0])) - ((400 * w[0]) * t), g[1] = 200 * t;
        return;
    }
    float lambda = 0.125f;
    for (int i = 0; i < 10; i++, lambda *= 2) g[i] = lambda * (w[i] - (i % 2 ? -1.0f : 1.0f));
}

// The rates of PyTorch's schedules for update t = 0..199, in closed form.
static void rate(const struct golden *gold, opt_in *in, double peak, int t) {
    double pi = 3.141592653589793, rise = 0.3 * UPDATES - 1, u = t <= rise ? t / rise : (t - rise) / (UPDATES - 1 - rise), down = (1 + cos(pi * u)) / 2;
    switch (gold->schedule) {
    case STEADY: in->lr = peak; break;
    case STEP: in->lr = peak * pow(0.1, t / 50); break;
    case COSINE: in->lr = peak * (1 + cos(pi * t / UPDATES)) / 2; break;
    case ONE_CYCLE: {
        double top = 2 * peak, low = top / 25, end = low / 1e4;
        in->lr = t <= rise ? top + (low - top) * down : end + (top - end) * down;
        in->momentum = t <= rise ? 0.85 + (0.95 - 0.85) * down : 0.95 + (0.85 - 0.95) * down;
    }
    }
}

static double compare(const uint32_t *want, const float *got, int n, int *equal) {
    double worst = 0;
    for (int i = 0; i < n; i++) {
        float expected;
        memcpy(&expected, &want[i], 4);
        worst = fmax(worst, fabs((double)expected - (double)got[i]));
        *equal += !memcmp(&expected, &got[i], 4);
    }
    return worst;
}

static double replay(const struct golden *gold, bool *exact) {
    bench b;
    int row = 0, equal = 0;
    double worst = 0;
    set_up(&b, gold->line);
    double peak = b.in.lr;
    int n = begin(gold, b.w);
    for (int t = 0; t < UPDATES; t++) {
        slope(gold->rosenbrock, b.w, b.g);
        rate(gold, &b.in, peak, t);
        update(&b);
        if (t + 1 == golden_rows[row]) worst = fmax(worst, compare(gold->w[row++], b.w, n, &equal));
    }
    *exact = equal == n * GOLDEN_ROWS;
    return worst;
}

static void two_hundred_updates_equal_pytorch_bit_for_bit(void **s) {
    (void)s;
    int exact_runs = 0;
    for (int i = 0; i < GOLDEN_RUNS; i++) {
        bool exact;
        double worst = replay(&golden[i], &exact);
        exact_runs += exact;
        // Traces of the Adam family made before PyTorch 2 differ from it in the last bits.
        if (golden[i].old ? worst > 2e-6 : !exact) fail_msg("%s is %g away", golden[i].name, worst);
    }
    print_message("  %d of %d traces are bit-equal\n", exact_runs, GOLDEN_RUNS);
}

// ---- what must hold for each ----

static void line_of(int i, char *line) { sprintf(line, "opt=%s&lr=0.01&weight_decay=0", opt_shelf.items[i]->key); }

static void scatter(bench *b) {
    srand(7);
    for (int i = 0; i < MOST; i++) b->w[i] = (float)rand() / (float)RAND_MAX - 0.5f, b->g[i] = (float)rand() / (float)RAND_MAX - 0.5f;
}

static void a_zero_gradient_moves_nothing_from_rest(void **s) {
    (void)s;
    for (int i = 0; i < opt_shelf.count; i++) {
        bench b;
        char line[96];
        line_of(i, line), set_up(&b, line), scatter(&b);
        float before[MOST];
        memcpy(before, b.w, sizeof before), memset(b.g, 0, sizeof b.g);
        for (int t = 0; t < 20; t++) update(&b);
        assert_memory_equal(before, b.w, sizeof before);
    }
}

static void decoupled_decay_shrinks_weights_by_rate_times_decay(void **s) {
    (void)s;
    int found = 0;
    for (int i = 0; i < opt_shelf.count; i++) {
        bench b;
        char line[96];
        line_of(i, line), set_up(&b, line);
        if (!b.opt->decoupled) continue;
        scatter(&b), memset(b.g, 0, sizeof b.g), found++;
        b.in.weight_decay = 0.1;
        float want[MOST];
        for (int k = 0; k < MOST; k++) want[k] = b.w[k] * (float)(1 - 0.01 * 0.1);
        update(&b);
        assert_memory_equal(want, b.w, sizeof want);
    }
    assert_int_equal(found, 2);
}

static void coupled_decay_is_a_part_of_the_gradient(void **s) {
    (void)s;
    for (int i = 0; i < opt_shelf.count; i++) {
        bench a, b;
        char line[96];
        line_of(i, line), set_up(&a, line), set_up(&b, line);
        if (a.opt->decoupled) continue;
        scatter(&a), scatter(&b);
        a.in.weight_decay = 0.25;
        for (int t = 0; t < 5; t++) {
            for (int k = 0; k < MOST; k++) b.g[k] = a.g[k] + 0.25f * b.w[k];
            update(&a), update(&b);
        }
        assert_memory_equal(a.w, b.w, sizeof a.w);
    }
}

static void one_call_on_all_weights_equals_many_on_parts(void **s) {
    (void)s;
    for (int i = 0; i < opt_shelf.count; i++) {
        bench a, b;
        char line[96];
        line_of(i, line), set_up(&a, line), set_up(&b, line);
        scatter(&a), scatter(&b);
        for (int t = 0; t < 12; t++) {
            update(&a), b.in.t++;
            for (int k = 0; k < MOST; k += 4) walk(&b, k, 4);
        }
        assert_memory_equal(a.w, b.w, sizeof a.w);
        assert_memory_equal(a.slot, b.slot, sizeof a.slot);
    }
}

static void slots_that_were_not_asked_for_stay_untouched(void **s) {
    (void)s;
    for (int i = 0; i < opt_shelf.count; i++) {
        bench b;
        char line[96];
        line_of(i, line), set_up(&b, line), scatter(&b);
        assert_in_range(b.opt->slots, 0, OPT_SLOTS);
        for (int k = b.opt->slots; k < OPT_SLOTS; k++)
            for (int j = 0; j < MOST; j++) b.slot[k][j] = 42;
        for (int t = 0; t < 5; t++) update(&b);
        for (int k = b.opt->slots; k < OPT_SLOTS; k++)
            for (int j = 0; j < MOST; j++) assert_true(b.slot[k][j] == 42);
    }
}

static bool subnormal(float v) { return fpclassify(v) == FP_SUBNORMAL; }
static bool at_all(float v) { return v != 0; }

static int count(const bench *b, bool (*is)(float)) {
    int n = 0;
    for (int i = 0; i < OPT_SLOTS; i++)
        for (int k = 0; k < MOST; k++) n += is(b->slot[i][k]);
    return n;
}

// Units that die leave decaying state behind: it reaches zero itself, and never passes through the slow subnormals.
static void the_state_of_dead_units_ends_at_zero(void **s) {
    (void)s;
    static const char *const lines[] = {"opt=momentum", "opt=nesterov", "opt=rmsprop&alpha=0.9&momentum=0.9&centered=1", "opt=adam&beta2=0.9",
                                        "opt=adamw&beta2=0.9", "opt=nadam&beta2=0.9", "opt=radam&beta2=0.9", "opt=lion&beta2=0.9"};
    for (int i = 0; i < COUNT(lines); i++) {
        bench b;
        set_up(&b, lines[i]), scatter(&b);
        for (int t = 0; t < 5; t++) update(&b);
        memset(b.g, 0, sizeof b.g);
        for (int t = 0; t < 1000; t++) {
            update(&b);
            assert_int_equal(count(&b, subnormal), 0);
        }
        assert_int_equal(count(&b, at_all), 0);
    }
}

static void the_schedule_may_move_the_momentum(void **s) {
    (void)s;
    for (int i = 0; i < opt_shelf.count; i++) {
        bench a, b;
        char line[96];
        line_of(i, line), set_up(&a, line), set_up(&b, line), scatter(&a), scatter(&b);
        for (int t = 0; t < 99; t++) {
            b.in.momentum = 0.6;
            for (int k = 0; k < MOST; k++) a.g[k] = b.g[k] = (float)rand() / (float)RAND_MAX - 0.5f;
            update(&a), update(&b);
        }
        assert_int_equal(a.opt->cycles, memcmp(a.w, b.w, sizeof a.w) != 0);
    }
}

static void momentum_without_momentum_is_plain_descent(void **s) {
    (void)s;
    bench a, b;
    set_up(&a, "opt=momentum&momentum=0&dampening=0.5&lr=0.1"), set_up(&b, "opt=sgd&lr=0.1"), scatter(&a), scatter(&b);
    for (int t = 0; t < 9; t++) update(&a), update(&b);
    assert_memory_equal(a.w, b.w, sizeof a.w);
}

// Written from the paper's pseudo-code, in double: PyTorch has no Lion.
static void lion_follows_its_paper(void **s) {
    (void)s;
    bench b;
    set_up(&b, "opt=lion&lr=0.01&weight_decay=0.1"), scatter(&b);
    double w = (double)b.w[0], m = 0;
    for (int t = 0; t < 50; t++) {
        double g = sin(t * 1.7);
        b.g[0] = (float)g;
        update(&b);
        double c = 0.9 * m + 0.1 * g;
        w -= 0.01 * ((c > 0 ? 1 : c < 0 ? -1 : 0) + 0.1 * w), m = 0.99 * m + 0.01 * g;
        assert_true(fabs(w - (double)b.w[0]) < 1e-5);
    }
}

// Every optimizer brings a rate and decay that train: it gets to the bottom of a bowl.
static void each_one_reaches_the_bottom_with_its_own_defaults(void **s) {
    (void)s;
    for (int i = 0; i < opt_shelf.count; i++) {
        bench b;
        char line[64];
        sprintf(line, "opt=%s&weight_decay=0", opt_shelf.items[i]->key);
        set_up(&b, line), scatter(&b);
        for (int t = 0; t < 3000; t++) {
            memcpy(b.g, b.w, sizeof b.g);
            update(&b);
        }
        for (int k = 0; k < MOST; k++) if (!(fabsf(b.w[k]) < 0.02f)) fail_msg("%s stands at %g", line, (double)b.w[k]);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(two_hundred_updates_equal_pytorch_bit_for_bit),
    cmocka_unit_test(a_zero_gradient_moves_nothing_from_rest),
    cmocka_unit_test(decoupled_decay_shrinks_weights_by_rate_times_decay),
    cmocka_unit_test(coupled_decay_is_a_part_of_the_gradient),
    cmocka_unit_test(one_call_on_all_weights_equals_many_on_parts),
    cmocka_unit_test(slots_that_were_not_asked_for_stay_untouched),
    cmocka_unit_test(the_state_of_dead_units_ends_at_zero),
    cmocka_unit_test(the_schedule_may_move_the_momentum),
    cmocka_unit_test(momentum_without_momentum_is_plain_descent),
    cmocka_unit_test(lion_follows_its_paper),
    cmocka_unit_test(each_one_reaches_the_bottom_with_its_own_defaults),
};
RUN(tests)
