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

static const struct CMUnitTest tests[] = {cmocka_unit_test(a_full_history_halves_and_keeps_its_ends), cmocka_unit_test(a_spike_of_one_step_is_never_lost),
                                          cmocka_unit_test(means_are_means_and_what_was_not_measured_stays_so)};
RUN(tests)
