// test_task.c - tasks: same seed same bits, labels in range and balanced, held-out samples apart, and the stream's statistics.
#include "base/base.h"
#include "check.h"
#include "run/run.h"
#include "task/shelf.h"

typedef struct made { task_info info; const task_def *task; settings s; float *x, *y; } made;

static made *make(const char *line, uint64_t seed) {
    made *m = calloc(1, sizeof *m);
    refusal no;
    if (!settings_read(&m->s, run_words(), line, &no)) fail_msg("%s", no.text);
    m->task = task_of(&m->s), m->task->describe(&m->s, &m->info);
    size_t n = (size_t)(m->info.train + m->info.held);
    m->x = malloc(n * (size_t)m->info.inputs * sizeof(float)), m->y = malloc(n * sizeof(float));
    m->task->make(&m->s, &m->info, seed, m->x, m->y);
    return m;
}

static void drop(made *m) { free(m->x), free(m->y), free(m); }
static size_t x_bytes(const made *m, int samples) { return (size_t)samples * (size_t)m->info.inputs * sizeof(float); }
static size_t y_bytes(int samples) { return (size_t)samples * sizeof(float); }
static const float *held_x(const made *m) { return m->x + m->info.train * m->info.inputs; }
static const float *held_y(const made *m) { return m->y + m->info.train; }

static void line_of(int i, char *line) { sprintf(line, "task=%s", task_shelf.items[i]->key); }

static void each_task_says_what_it_is(void **state) {
    (void)state;
    for (int i = 0; i < task_shelf.count; i++) {
        char line[64];
        line_of(i, line);
        made *m = make(line, 1);
        const task_info *k = &m->info;
        assert_true(k->inputs >= 1 && k->held >= 16 && k->chance > 0);
        assert_int_equal(k->outputs, k->classes > 2 ? k->classes : 1);
        assert_int_equal(k->train == 0, m->task->fresh != NULL);
        assert_int_equal(m->task->open != NULL, m->task->fresh != NULL);
        if (k->kind == POINTS) assert_true(k->inputs == 2 && k->box[0] < k->box[2] && k->box[1] < k->box[3]);
        if (k->kind == IMAGE) assert_int_equal(k->inputs % k->width, 0);
        drop(m);
    }
}

static void the_loss_is_the_visitors_choice(void **state) {
    (void)state;
    static const struct { const char *line; loss_kind loss; int outputs; double chance; } want[] = {
        {"task=spiral", CROSS_ENTROPY, 3, 1.0986122886681098}, {"task=spiral&loss=squared", SQUARED_ERROR, 3, 2.0 / 9},
        {"task=moons", BINARY_CROSS_ENTROPY, 1, 0.6931471805599453}, {"task=xor&loss=squared", SQUARED_ERROR, 1, 1},
        {"task=gauss&classes=2", BINARY_CROSS_ENTROPY, 1, 0.6931471805599453}, {"task=digits", CROSS_ENTROPY, 10, 2.302585092994046},
        {"task=random&classes=2&inputs=1024", BINARY_CROSS_ENTROPY, 1, 0.6931471805599453}};
    for (int i = 0; i < COUNT(want); i++) {
        made *m = make(want[i].line, 1);
        assert_int_equal(m->info.loss, want[i].loss), assert_int_equal(m->info.outputs, want[i].outputs);
        assert_true(apart(m->info.chance, want[i].chance) < 1e-14);
        drop(m);
    }
}

static void the_same_seed_makes_the_same_bits_and_another_seed_others(void **state) {
    (void)state;
    for (int i = 0; i < task_shelf.count; i++) {
        char line[64];
        line_of(i, line);
        made *a = make(line, 5), *b = make(line, 5), *c = make(line, 6);
        int n = a->info.train + a->info.held;
        assert_memory_equal(a->x, b->x, x_bytes(a, n)), assert_memory_equal(a->y, b->y, y_bytes(n));
        if (a->task != &task_digits) assert_memory_not_equal(a->x, c->x, x_bytes(a, n)); // digits are what they are
        drop(a), drop(b), drop(c);
    }
}

static void every_number_is_finite_and_every_label_a_class(void **state) {
    (void)state;
    static const char *const more[] = {"task=gauss&classes=10&noise=1&flip=0.5", "task=spiral&classes=2&flip=0.5", "task=circles&inner=0", "task=random&inputs=3&density=0.2"};
    for (int i = 0; i < task_shelf.count + COUNT(more); i++) {
        char line[96];
        if (i < task_shelf.count) line_of(i, line);
        else strcpy(line, more[i - task_shelf.count]);
        made *m = make(line, 3);
        for (int k = 0; k < m->info.train + m->info.held; k++) {
            for (int j = 0; j < m->info.inputs; j++) assert_true(isfinite(m->x[k * m->info.inputs + j]));
            int label = (int)m->y[k];
            if (m->info.classes) assert_true((float)label == m->y[k] && label >= 0 && label < m->info.classes);
            else assert_true(isfinite(m->y[k]));
        }
        drop(m);
    }
}

static void classes_are_balanced(void **state) {
    (void)state;
    static const char *const lines[] = {"task=spiral&flip=0", "task=moons", "task=circles", "task=gauss&classes=7", "task=xor"};
    for (int i = 0; i < COUNT(lines); i++) {
        made *m = make(lines[i], 3);
        int count[10] = {0}, C = m->info.classes;
        for (int k = 0; k < m->info.train; k++) count[(int)m->y[k]]++;
        for (int c = 0; c < C; c++) assert_in_range(count[c], m->info.train / C, m->info.train / C + 1);
        drop(m);
    }
}

static void held_out_samples_depend_on_neither_the_training_size_nor_wrong_labels(void **state) {
    (void)state;
    for (int i = 0; i < task_shelf.count; i++) {
        char few[96], many[96];
        const char *key = task_shelf.items[i]->key;
        if (task_shelf.items[i] == &task_stream.d) continue;
        bool digits = task_shelf.items[i] == &task_digits.d;
        sprintf(few, "task=%s&%s&flip=0", key, digits ? "part=0.3" : "train=64"), sprintf(many, "task=%s&%s&flip=0.4", key, digits ? "part=1" : "train=700");
        for (uint64_t seed = 2; seed < 12; seed++) {
            made *a = make(few, seed), *b = make(many, seed);
            assert_int_equal(a->info.held, b->info.held), assert_true(a->info.train < b->info.train);
            assert_memory_equal(held_x(a), held_x(b), x_bytes(a, a->info.held)), assert_memory_equal(held_y(a), held_y(b), y_bytes(a->info.held));
            assert_memory_equal(a->x, b->x, x_bytes(a, a->info.train)); // and the first training samples stay
            drop(a), drop(b);
        }
    }
}

static void no_sample_is_both_learned_from_and_held_out(void **state) {
    (void)state;
    for (int i = 0; i < task_shelf.count; i++) {
        char line[64];
        line_of(i, line);
        made *m = make(line, 1);
        int shared = 0;
        for (int a = 0; a < m->info.train; a++)
            for (int b = 0; b < m->info.held; b++) shared += !memcmp(m->x + a * m->info.inputs, held_x(m) + b * m->info.inputs, x_bytes(m, 1));
        assert_int_equal(shared, 0);
        drop(m);
    }
}

static void wrong_labels_are_as_many_as_asked_and_include_the_fewer(void **state) {
    (void)state;
    made *right = make("task=spiral&train=8192&flip=0", 4), *few = make("task=spiral&train=8192&flip=0.06", 4), *many = make("task=spiral&train=8192&flip=0.3", 4);
    int wrong = 0, more = 0;
    for (int i = 0; i < 8192; i++) {
        bool f = few->y[i] != right->y[i], m = many->y[i] != right->y[i];
        wrong += f, more += m;
        if (f) assert_true(few->y[i] == many->y[i]);
    }
    assert_in_range(wrong, 8192 * 0.06 - 100, 8192 * 0.06 + 100), assert_in_range(more, 8192 * 0.3 - 180, 8192 * 0.3 + 180);
    assert_memory_equal(held_y(right), held_y(many), y_bytes(right->info.held));
    drop(right), drop(few), drop(many);
}

static void noise_moves_points_and_nothing_else(void **state) {
    (void)state;
    made *still = make("task=moons&noise=0", 9), *noisy = make("task=moons&noise=0.1", 9);
    double sum = 0;
    int n = still->info.train;
    for (int i = 0; i < 2 * n; i++) sum += pow((double)noisy->x[i] - (double)still->x[i], 2);
    assert_true(fabs(sqrt(sum / (2 * n)) - 0.2) < 0.02); // a tenth of the half width, which is 2
    assert_memory_equal(still->y, noisy->y, y_bytes(n));
    drop(still), drop(noisy);
}

static double radius(const float *p) { return hypot((double)p[0], (double)p[1]); }

static void shapes_are_what_they_are_called(void **state) {
    (void)state;
    made *xor = make("task=xor&noise=0&flip=0", 1), *rings = make("task=circles&noise=0&inner=0.25", 1), *arms = make("task=spiral&noise=0&flip=0&turns=0.5", 1);
    for (int i = 0; i < xor->info.train; i++) assert_int_equal((int)xor->y[i], xor->x[2 * i] * xor->x[2 * i + 1] < 0);
    for (int i = 0; i < rings->info.train; i++) assert_true(fabs(radius(rings->x + 2 * i) - (rings->y[i] > 0 ? 2 : 0.5)) < 1e-6);
    for (int i = 0; i < arms->info.train; i++) {
        double r = radius(arms->x + 2 * i) / 2, a = 2 * acos(-1) * ((double)arms->y[i] / 3 + 0.5 * r);
        assert_true(hypot((double)arms->x[2 * i] - 2 * r * cos(a), (double)arms->x[2 * i + 1] - 2 * r * sin(a)) < 1e-6);
    }
    drop(xor), drop(rings), drop(arms);
}

static void digits_are_the_published_ones(void **state) {
    (void)state;
    made *m = make("task=digits", 1);
    int n = m->info.train + m->info.held, count[10] = {0};
    double ink = 0;
    assert_int_equal(n, 1797), assert_int_equal(m->info.held, 359);
    for (int i = 0; i < n; i++) count[(int)m->y[i]]++;
    for (int i = 0; i < n * 64; i++) ink += (double)m->x[i] * 16;
    static const int want[] = {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}; // optdigits.names, test part
    assert_memory_equal(count, want, sizeof want);
    assert_true(ink == 561718); // sum of all levels, as scikit-learn's load_digits().data.sum() says
    drop(m);
}

static void digits_are_held_out_alike_for_every_seed(void **state) {
    (void)state;
    made *a = make("task=digits", 1), *b = make("task=digits", 77);
    assert_memory_equal(a->x, b->x, x_bytes(a, 1797)), assert_memory_equal(a->y, b->y, y_bytes(1797));
    int count[10] = {0};
    for (int i = 0; i < a->info.held; i++) count[(int)held_y(a)[i]]++;
    for (int c = 0; c < 10; c++) assert_in_range(count[c], 20, 55);
    drop(a), drop(b);
}

// ---- the stream ----

enum { SAMPLES = 1 << 15, INPUTS = 16 };
static char room[1 << 17];

static void *open_stream(const made *m, uint64_t seed) {
    arena a = {room, sizeof room, 0}, counting = {NULL, 0, 0};
    m->task->open(&m->s, &m->info, seed, &counting);
    assert_true(counting.used <= sizeof room);
    return m->task->open(&m->s, &m->info, seed, &a);
}

static void draw(made *m, void *st, int n, int B, float *x, float *y) { // row by row
    int B4 = round_up4(B);
    float *bx = malloc((size_t)(B4 * INPUTS) * sizeof *bx), *by = malloc((size_t)B4 * sizeof *by);
    for (int from = 0; from < n; from += B) {
        m->task->fresh(st, (uint64_t)from, B, B4, bx, by);
        for (int b = 0; b < B && from + b < n; b++) {
            y[from + b] = by[b];
            for (int i = 0; i < INPUTS; i++) x[(from + b) * INPUTS + i] = bx[i * B4 + b];
        }
        for (int b = B; b < B4; b++) {
            assert_true(by[b] == 0);
            for (int i = 0; i < INPUTS; i++) assert_true(bx[i * B4 + b] == 0);
        }
    }
    free(bx), free(by);
}

static void a_fresh_sample_does_not_depend_on_the_batch_it_comes_in(void **state) {
    (void)state;
    made *m = make("task=stream", 1);
    void *st = open_stream(m, 1);
    static float x[240 * INPUTS], y[240], xx[240 * INPUTS], yy[240];
    static const int sizes[] = {1, 2, 3, 5, 8, 30, 240};
    draw(m, st, 240, 4, x, y);
    for (int i = 0; i < COUNT(sizes); i++) {
        draw(m, st, 240, sizes[i], xx, yy);
        assert_memory_equal(x, xx, sizeof x), assert_memory_equal(y, yy, sizeof y);
    }
    drop(m);
}

static double mean_of(const float *x, int n, int step, int power) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
        double v = (double)x[i * step], p = v;
        for (int k = 1; k < power; k++) p *= v;
        sum += p;
    }
    return sum / n;
}

static double product(const float *a, const float *b, int n, int step) {
    double sum = 0;
    for (int i = 0; i < n; i++) sum += (double)a[i * step] * (double)b[i * step];
    return sum / n;
}

static void fresh_inputs_are_standard_normal_and_independent(void **state) {
    (void)state;
    made *m = make("task=stream", 1);
    void *st = open_stream(m, 3);
    static float x[(SAMPLES + 16) * INPUTS], y[SAMPLES + 16];
    draw(m, st, SAMPLES + 16, 32, x, y);
    double root = sqrt(SAMPLES); // all bounds: five standard errors
    for (int i = 0; i < INPUTS; i++) {
        assert_true(fabs(mean_of(x + i, SAMPLES, INPUTS, 1)) < 5 / root);
        assert_true(fabs(mean_of(x + i, SAMPLES, INPUTS, 2) - 1) < 5 * sqrt(2) / root);
        assert_true(fabs(mean_of(x + i, SAMPLES, INPUTS, 3)) < 5 * sqrt(15) / root);
        assert_true(fabs(mean_of(x + i, SAMPLES, INPUTS, 4) - 3) < 5 * sqrt(96) / root);
        for (int j = 0; j < i; j++) assert_true(fabs(product(x + i, x + j, SAMPLES, INPUTS)) < 5 / root);
        for (int later = 1; later <= 16; later *= 2) // the next lanes, the next vectors
            for (int j = 0; j < INPUTS; j++) assert_true(fabs(product(x + i, x + later * INPUTS + j, SAMPLES, INPUTS)) < 5 / root);
    }
    drop(m);
}

// Distance between the share of numbers below z and the normal distribution (Kolmogorov and Smirnov).
static int by_size(const void *a, const void *b) { return (*(const float *)a > *(const float *)b) - (*(const float *)a < *(const float *)b); }

static void fresh_inputs_follow_the_normal_curve_into_its_tails(void **state) {
    (void)state;
    made *m = make("task=stream", 1);
    void *st = open_stream(m, 8);
    static float x[SAMPLES * INPUTS], y[SAMPLES];
    draw(m, st, SAMPLES, 64, x, y);
    int n = SAMPLES * INPUTS, beyond4 = 0;
    qsort(x, (size_t)n, sizeof *x, by_size);
    double worst = 0;
    for (int i = 0; i < n; i++) worst = fmax(worst, fabs((i + 0.5) / n - 0.5 * erfc(-(double)x[i] / sqrt(2)))), beyond4 += fabsf(x[i]) > 4;
    assert_true(worst < 1.95 / sqrt(n)); // one in a thousand
    assert_in_range(beyond4, 10, 65);    // 33 are expected
    drop(m);
}

static void held_out_answers_are_the_teachers_and_training_adds_the_noise(void **state) {
    (void)state;
    made *clean = make("task=stream&label_noise=0&held=8192", 1), *noisy = make("task=stream&label_noise=0.5&held=8192", 1);
    static float x[SAMPLES * INPUTS], y[SAMPLES], xx[SAMPLES * INPUTS], yy[SAMPLES];
    draw(clean, open_stream(clean, 1), SAMPLES, 32, x, y), draw(noisy, open_stream(noisy, 1), SAMPLES, 32, xx, yy);
    assert_memory_equal(x, xx, sizeof x);
    assert_memory_equal(clean->y, noisy->y, y_bytes(8192));
    for (int i = 0; i < SAMPLES; i++) yy[i] -= y[i];
    assert_true(fabs(mean_of(yy, SAMPLES, 1, 1)) < 0.015 && fabs(mean_of(yy, SAMPLES, 1, 2) - 0.25) < 0.01);
    assert_true(fabs(product(y, yy, SAMPLES, 1)) < 0.05);
    double mean = mean_of(y, SAMPLES, 1, 1), variance = mean_of(y, SAMPLES, 1, 2) - mean * mean;
    assert_true(apart(variance, clean->info.chance) < 0.03); // the stated variance of the teacher
    drop(clean), drop(noisy);
}

static void the_teacher_is_the_same_for_every_seed(void **state) {
    (void)state;
    made *a = make("task=stream&held=8192", 1), *b = make("task=stream&held=8192", 2);
    assert_memory_not_equal(a->x, b->x, x_bytes(a, 16));
    double va = mean_of(a->y, 8192, 1, 2), vb = mean_of(b->y, 8192, 1, 2);
    for (int i = 0; i < INPUTS; i++) assert_true(fabs(product(a->x + i, a->x + i, 8192, INPUTS) - 1) < 0.1);
    assert_true(apart(va, vb) < 0.06);
    drop(a), drop(b);
}

static void noise_is_as_dense_as_asked(void **state) {
    (void)state;
    made *m = make("task=random&inputs=784&train=256&held=16&classes=10&density=0.2", 1);
    int n = 256 * 784, some = 0;
    for (int i = 0; i < n; i++) some += m->x[i] != 0;
    assert_true(fabs((double)some / n - 0.2) < 0.01);
    assert_true(fabs(mean_of(m->x, n, 1, 2) - 0.2) < 0.01);
    drop(m);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_task_says_what_it_is),
    cmocka_unit_test(the_loss_is_the_visitors_choice),
    cmocka_unit_test(the_same_seed_makes_the_same_bits_and_another_seed_others),
    cmocka_unit_test(every_number_is_finite_and_every_label_a_class),
    cmocka_unit_test(classes_are_balanced),
    cmocka_unit_test(held_out_samples_depend_on_neither_the_training_size_nor_wrong_labels),
    cmocka_unit_test(no_sample_is_both_learned_from_and_held_out),
    cmocka_unit_test(wrong_labels_are_as_many_as_asked_and_include_the_fewer),
    cmocka_unit_test(noise_moves_points_and_nothing_else),
    cmocka_unit_test(shapes_are_what_they_are_called),
    cmocka_unit_test(digits_are_the_published_ones),
    cmocka_unit_test(digits_are_held_out_alike_for_every_seed),
    cmocka_unit_test(a_fresh_sample_does_not_depend_on_the_batch_it_comes_in),
    cmocka_unit_test(fresh_inputs_are_standard_normal_and_independent),
    cmocka_unit_test(fresh_inputs_follow_the_normal_curve_into_its_tails),
    cmocka_unit_test(held_out_answers_are_the_teachers_and_training_adds_the_noise),
    cmocka_unit_test(the_teacher_is_the_same_for_every_seed),
    cmocka_unit_test(noise_is_as_dense_as_asked),
};
RUN(tests)
