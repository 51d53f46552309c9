// test_sparse.c - leaving out the products with zero changes no bit: single layers and whole runs, beside the dense ones.
#include "kern/kern.h"
#include "runs.h"

enum { WIDE = 96, LONG = 24, MANY = 12 };
static int O, I, B, B4;
static float w[WIDE * LONG], bias[WIDE], dy[WIDE * MANY], samples[MANY * LONG], labels[MANY], x[LONG * MANY], spread[LONG * MANY];
static nonzero listed[MANY * LONG];
static nonzeros rows[MANY];
typedef struct results { float y[WIDE * MANY], slope[WIDE * MANY], dw[WIDE * LONG], dbias[WIDE]; } results;
static results dense, sparse;

static float noise(void) { return (float)(rand() / (double)RAND_MAX * 2 - 1); }
static void fill(float *p, int n) { for (int i = 0; i < n; i++) p[i] = noise(); }
static float zero(void) { return rand() % 2 ? -0.0f : 0.0f; }

// B samples of which about `share` is not zero.
static void make_layer(int outputs, int inputs, int batch, double share) {
    int pick[MANY];
    O = outputs, I = inputs, B = batch, B4 = round_up4(B);
    fill(w, O * I), fill(bias, round_up4(O)), fill(samples, B * I);
    for (int i = 0; i < B * I; i++)
        if (rand() >= share * RAND_MAX) samples[i] = zero();
    for (int i = 0; i < O * B4; i++) dy[i] = i % B4 >= B ? 0 : rand() % 2 ? noise() : zero();
    for (int b = 0; b < B; b++) pick[b] = b;
    float unused[MANY];
    gather_batch(samples, labels, pick, x, unused, I, B, B4);
}

static void list_rows(void) {
    nonzero *at = listed;
    for (int b = 0; b < B4; b++) {
        rows[b].from = at;
        if (b < B) at = list_nonzeros(samples + b * I, I, at);
        rows[b].end = at;
    }
}

static void walk_densely(activation act) {
    static float turned[MANY * LONG];
    memset(&dense, 0, sizeof dense);
    dense_forward(w, bias, x, dense.y, dense.slope, O, I, B4, act);
    dense_back_weights(dy, x, turned, dense.dw, dense.dbias, O, I, B4);
}

static bool forward_sparsely(activation act) {
    static float turned[LONG * WIDE];
    return sparse_forward(w, bias, rows, turned, sparse.y, sparse.slope, O, I, B4, act);
}
static bool backward_sparsely(void) {
    static float turned[LONG * WIDE];
    static nonzero room[MANY * LONG];
    static nonzeros columns[LONG];
    return sparse_back_weights(dy, rows, &(sparse_room){turned, room, columns}, sparse.dw, sparse.dbias, O, I, B4);
}

static void a_layer_without_its_zeros_has_the_bits_of_the_whole_one(void **s) {
    (void)s;
    const int outputs[] = {32, 64, 96};
    const double shares[] = {0, 0.2, 0.6, 1};
    for (int o = 0; o < COUNT(outputs); o++)
        for (int inputs = 4; inputs <= LONG; inputs += 4)
            for (int batch = 1; batch <= 9; batch++)
                for (int act = ACT_NONE; act <= ACT_GELU; act++) {
                    make_layer(outputs[o], inputs, batch, shares[rand() % 4]), list_rows(), walk_densely((activation)act);
                    memset(&sparse, 0, sizeof sparse);
                    assert_true(forward_sparsely((activation)act) && backward_sparsely());
                    assert_memory_equal(&sparse, &dense, sizeof dense);
                }
}

static void lists_are_laid_out_as_a_batch_again(void **s) {
    (void)s;
    for (int batch = 1; batch <= MANY; batch++) {
        make_layer(32, LONG, batch, 0.3), list_rows();
        fill(spread, LONG * MANY), spread_rows(rows, spread, I, B4);
        for (int i = 0; i < I * B4; i++) assert_true(spread[i] == x[i]);
    }
}

static void where_a_zero_would_be_noticed_nothing_is_done(void **s) {
    (void)s;
    const float strange[] = {INFINITY, -INFINITY, NAN};
    for (int i = 0; i < 600; i++) {
        float odd = strange[i % 3];
        make_layer(32 * (1 + rand() % 2), 4 * (1 + rand() % 6), 1 + rand() % 9, 0.3), list_rows();
        memset(&sparse, 0, sizeof sparse), memset(&dense, 0, sizeof dense);
        w[rand() % (O * I)] = odd, dy[rand() % O * B4 + rand() % B] = odd;
        assert_false(forward_sparsely(ACT_RELU) || backward_sparsely());
        assert_memory_equal(&sparse, &dense, sizeof dense);
        fill(w, O * I), bias[rand() % O] = -0.0f;
        assert_false(forward_sparsely(ACT_NONE));
        assert_memory_equal(&sparse, &dense, sizeof dense);
    }
}

static void strange_numbers_that_are_no_zeros_go_the_same_way(void **s) {
    (void)s;
    const float strange[] = {INFINITY, -INFINITY, NAN, 1e-45f, -1e-45f, 3e38f, -3e38f};
    for (int i = 0; i < 700; i++) {
        activation act = (activation)(i % 4);
        make_layer(32 * (1 + rand() % 2), 4 * (1 + rand() % 6), 1 + rand() % 9, 0.3);
        float odd = strange[i % COUNT(strange)];
        int b = rand() % B, at = rand() % I;
        samples[b * I + at] = odd, x[at * B4 + b] = odd, bias[rand() % O] = odd;
        if (isfinite((double)odd)) w[rand() % (O * I)] = odd, dy[rand() % O * B4 + rand() % B] = odd;
        list_rows(), walk_densely(act), memset(&sparse, 0, sizeof sparse);
        if (forward_sparsely(act)) assert_same_floats(sparse.y, dense.y, O * B4), assert_same_floats(sparse.slope, dense.slope, O * B4);
        if (backward_sparsely()) assert_same_floats(sparse.dw, dense.dw, O * I), assert_same_floats(sparse.dbias, dense.dbias, O);
    }
}

static run with, without;

// As runs.h begins one, but laid out densely whatever its samples are.
static void *begin_densely(run *r, const char *line) {
    refusal no;
    assert_true(run_read(r, line, &no));
    r->may_list = false;
    size_t size = run_bytes(r);
    void *block = aligned_alloc(16, size);
    run_begin(r, block, size);
    return block;
}

static void assert_same_run(const char *line) {
    assert_int_equal(with.state, without.state);
    assert_int_equal(with.at, without.at);
    if (run_hash(&with) != run_hash(&without)) fail_msg("%s: another hash", line);
    assert_same_floats(with.w, without.w, with.weights);
    if (with.state != RUN_DIVERGED) assert_same_floats(with.g, without.g, with.weights); // a step that was not finished has worked in g
}

#define FEW "task=random&density=0.2&inputs=64&steps=60&train=64&held=16&"
static const char *const few[] = {FEW "steps=9&inputs=784&train=40&batch=64&width=64&depth=1", FEW "train=9&batch=17", FEW "activation=tanh", FEW "inputs=68&width=64&activation=gelu&batch=13",
    FEW "classes=2&width=96", FEW "loss=squared&opt=adam&train=16&batch=16", FEW "density=0", FEW "opt=sgd&lr=10&init=10", FEW "opt=sgd&lr=10&init=10&loss=squared&activation=gelu"};

static void a_run_over_lists_has_the_bits_of_a_dense_one(void **s) {
    (void)s;
    for (int i = 0; i < COUNT(few); i++) {
        void *a = begin(&with, few[i]), *b = begin_densely(&without, few[i]);
        assert_true(with.rows && !without.rows);
        run_step(&with, 100), run_step(&without, 100);
        assert_same_run(few[i]);
        free(a), free(b);
    }
}

static void a_run_over_lists_meets_infinity_as_a_dense_one_does(void **s) {
    (void)s;
    const float strange[] = {INFINITY, -INFINITY, NAN, 3e38f, -0.0f};
    for (int i = 0; i < 70; i++) {
        const char *line = few[1 + i % 6];
        void *a = begin(&with, line), *b = begin_densely(&without, line);
        int at = rand() % with.weights;
        run_step(&with, 10), run_step(&without, 10);
        with.w[at] = without.w[at] = strange[i % COUNT(strange)];
        run_step(&with, 20), run_step(&without, 20);
        assert_same_run(line);
        free(a), free(b);
    }
}

static void samples_with_few_zeros_and_small_shapes_stay_dense(void **s) {
    (void)s;
    const char *lines[] = {"", "task=digits", "task=stream", FEW "density=1", FEW "density=0.4", FEW "inputs=66", FEW "inputs=32", FEW "width=16", FEW "width=48", FEW "depth=0", FEW "batch=12"};
    for (int i = 0; i < COUNT(lines); i++) {
        void *block = begin(&with, lines[i]);
        assert_null(with.rows);
        free(block);
    }
}

static void lists_refuse_no_line_that_had_room_without(void **s) {
    (void)s;
    refusal no;
    int many[2] = {0, 0};
    for (int train = 64; train <= 8192; train *= 2)
        for (int batch = 16; batch <= 1024; batch *= 2) {
            char line[100];
            snprintf(line, sizeof line, "task=random&inputs=1024&train=%d&batch=%d", train, batch);
            assert_true(run_read(&with, line, &no));
            assert_true(!with.may_list || run_bytes(&with) <= LISTS_WITHIN);
            many[with.may_list]++;
        }
    assert_true(many[0] > 10 && many[1] > 10);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_layer_without_its_zeros_has_the_bits_of_the_whole_one), cmocka_unit_test(lists_are_laid_out_as_a_batch_again), cmocka_unit_test(where_a_zero_would_be_noticed_nothing_is_done),
    cmocka_unit_test(strange_numbers_that_are_no_zeros_go_the_same_way), cmocka_unit_test(a_run_over_lists_has_the_bits_of_a_dense_one),
    cmocka_unit_test(a_run_over_lists_meets_infinity_as_a_dense_one_does), cmocka_unit_test(samples_with_few_zeros_and_small_shapes_stay_dense), cmocka_unit_test(lists_refuse_no_line_that_had_room_without)};
RUN(tests)
