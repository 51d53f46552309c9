// test_gated.c - weight gradients less the products with zeros of dy: the bits of the dense ones, and those alone where a zero would be noticed.
#include "kern/kern.h"
#include "check.h"

enum { OUT = 40, IN = 100, MANY = 200 };
static int O, I, B4;
static float dy[OUT * MANY], x[IN * MANY], rows[IN * MANY];
typedef struct results { float dw[OUT * IN], dbias[OUT]; } results;
static results dense, gated;

static float noise(void) { return (float)(rand() / (double)RAND_MAX * 2 - 1); }
static float zero(void) { return rand() % 2 ? -0.0f : 0.0f; }

// Of dy about `share` is not zero, of x half.
static void make_layer(int outputs, int inputs, int batch, double share) {
    O = outputs, I = inputs, B4 = batch;
    for (int i = 0; i < O * B4; i++) dy[i] = rand() < share * RAND_MAX ? noise() : zero();
    for (int i = 0; i < I * B4; i++) x[i] = rand() % 2 ? noise() : zero();
}

static bool walk(void) {
    memset(&dense, 0, sizeof dense), memset(&gated, 0, sizeof gated);
    dense_back_weights(dy, x, rows, dense.dw, dense.dbias, O, I, B4);
    return gated_back_weights(dy, x, rows, gated.dw, gated.dbias, O, I, B4);
}

static void without_its_zeros_a_gradient_has_the_bits_of_the_dense_one(void **s) {
    (void)s;
    const double shares[] = {0, 0.1, 0.25};
    for (int inputs = 32; inputs <= IN; inputs += 4)
        for (int batch = 20; batch <= MANY; batch += 12) {
            make_layer(1 + rand() % OUT, inputs, batch, shares[rand() % 3]);
            assert_true(walk());
            assert_memory_equal(&gated, &dense, sizeof dense);
        }
}

static void strange_numbers_of_dy_go_the_same_way(void **s) {
    (void)s;
    const float strange[] = {INFINITY, -INFINITY, NAN, 1e-45f, -1e-45f, 3e38f, -3e38f};
    for (int i = 0; i < 700; i++) {
        make_layer(1 + rand() % OUT, 32 + 4 * (rand() % 8), 16 + 4 * (rand() % 20), 0.2);
        for (int k = 0; k < 3; k++) dy[rand() % (O * B4)] = strange[(i + k) % COUNT(strange)];
        assert_true(walk());
        assert_same_floats(gated.dw, dense.dw, O * I), assert_same_floats(gated.dbias, dense.dbias, O);
    }
}

static void where_it_would_be_noticed_or_slower_nothing_is_done(void **s) {
    (void)s;
    static const results untouched;
    const float strange[] = {INFINITY, -INFINITY, NAN};
    for (int i = 0; i < 6; i++) {
        make_layer(OUT, i == 0 ? 28 : i == 1 ? 34 : 40, i == 2 ? 12 : 32, 0.3);
        if (i > 2) x[rand() % (I * B4)] = strange[i - 3];
        assert_false(walk());
        assert_memory_equal(&gated, &untouched, sizeof gated);
    }
    make_layer(OUT, 40, 32, 0.8);
    assert_false(walk());
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(without_its_zeros_a_gradient_has_the_bits_of_the_dense_one), cmocka_unit_test(strange_numbers_of_dy_go_the_same_way),
    cmocka_unit_test(where_it_would_be_noticed_or_slower_nothing_is_done)};
RUN(tests)
