// test_history.c - a history of any length fits in 1,024 rows and loses neither the first row, the last, nor a spike.
#include "run/history.h"
#include "check.h"

static history h;
static moment at(int t) { return (moment){.step = (float)t, .lr = 0.1f, .loss = 1, .grad = 1, .ratio = NAN, .held_loss = NAN, .held_accuracy = NAN}; }

static void a_full_history_halves_and_keeps_its_ends(void **s) {
    (void)s;
    history_clear(&h);
    for (int t = 1; t <= 100000; t++) {
        moment m = at(t);
        history_add(&h, &m);
        assert_true(h.rows <= HISTORY_ROWS && history_value(&h, COL_STEP, h.rows - 1) == (float)t);
    }
    assert_true(h.stride == 128 && history_value(&h, COL_STEP, 0) == 128);
    for (int i = 1; i < h.rows - 1; i++) assert_true(history_value(&h, COL_STEP, i) - history_value(&h, COL_STEP, i - 1) == 128);
}

static void a_spike_of_one_step_is_never_lost(void **s) {
    (void)s;
    for (int when = 1; when < 5000; when += 97) {
        history_clear(&h);
        for (int t = 1; t <= 5000; t++) {
            moment m = at(t);
            if (t == when) m.loss = 77;
            history_add(&h, &m);
        }
        float top = 0;
        for (int i = 0; i < h.rows; i++) top = fmaxf(top, history_value(&h, COL_LOSS_MAX, i));
        assert_true(top == 77);
    }
}

static void means_are_means_and_what_was_not_measured_stays_so(void **s) {
    (void)s;
    history_clear(&h);
    for (int t = 1; t <= 4096; t++) {
        moment m = at(t);
        m.loss = (float)(t % 2 ? 1 : 3);
        if (t == 100) m.held_loss = 5;
        history_add(&h, &m);
    }
    int measured = 0;
    for (int i = 0; i < h.rows; i++) {
        if (h.stride > 1) assert_true(fabsf(history_value(&h, COL_LOSS, i) - 2) < 1e-6f);
        measured += history_value(&h, COL_HELD_LOSS, i) == 5;
        assert_true(isnan((double)history_value(&h, COL_RATIO, i)));
    }
    assert_int_equal(measured, 1);
}

static void every_column_holds_what_it_is_called(void **s) {
    (void)s;
    static const int triples[][3] = {{COL_LR_MIN, COL_LR, COL_LR_MAX}, {COL_LOSS_MIN, COL_LOSS, COL_LOSS_MAX}, {COL_GRAD_MIN, COL_GRAD, COL_GRAD_MAX}};
    for (int steps = 1; steps <= 2 * HISTORY_ROWS; steps += 2 * HISTORY_ROWS - 1) {
        history_clear(&h);
        for (int t = 0; t < steps; t++) {
            moment m = {.step = (float)(t + 1), .lr = (float)(t % 2 ? 1 : 3), .loss = (float)(t % 2 ? 10 : 30), .grad = (float)(t % 2 ? 100 : 300), .ratio = 5, .held_loss = 6, .held_accuracy = 7};
            history_add(&h, &m);
        }
        for (int i = 0, unit = 1; i < 3; i++, unit *= 10)
            for (int k = 0; k < 3; k++) assert_true(history_value(&h, triples[i][k], 0) == (float)(unit * (steps > 1 ? k + 1 : 3)));
        assert_true(history_value(&h, COL_RATIO, 0) == 5 && history_value(&h, COL_HELD_LOSS, 0) == 6 && history_value(&h, COL_HELD_ACCURACY, 0) == 7);
    }
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(a_full_history_halves_and_keeps_its_ends), cmocka_unit_test(a_spike_of_one_step_is_never_lost),
                                          cmocka_unit_test(means_are_means_and_what_was_not_measured_stays_so), cmocka_unit_test(every_column_holds_what_it_is_called)};
RUN(tests)
