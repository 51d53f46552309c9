// test_text.c - numbers survive being written and read; JSON is escaped; nothing is written past the end.
#include "base/text.h"
#include "check.h"

static double back(double v) {
    char b[64];
    double got = NAN;
    text t = text_on(b, 64);
    text_number(&t, v);
    assert_int_equal(text_read_number(b, b + t.length, &got), t.length);
    return got;
}

static void numbers_survive_a_round_trip(void **s) {
    (void)s;
    const double plain[] = {0, 1, 0.1, 0.3, 1e-8, 0.001, 123456, 1e5, 99.5, 0.05, 4294967295.0, 1e-7, 2.5};
    for (int i = 0; i < COUNT(plain); i++) assert_true(back(plain[i]) == plain[i]);
    srand(3);
    for (int i = 0; i < 200000; i++) {
        double v = exp((rand() / (double)RAND_MAX - 0.5) * 40);
        assert_true(apart(back(v), v) < 6e-16 && back(-v) == -back(v));
        double short_one = rand() % 100000 / 1000.0;
        assert_true(back(short_one) == short_one);
    }
}

static void the_smallest_and_the_largest_numbers_are_written_too(void **s) {
    (void)s;
    const double ends[] = {1.7e308, 2.3e-308, 1e-308, 9.99e-309, 1e-310, 1.2345e-315, 5e-320, 5e-324};
    for (int i = 0; i < COUNT(ends); i++) assert_true(fabs(back(ends[i]) - ends[i]) <= 1e-15 * ends[i] + 1e-323);
}

static void only_plain_numbers_are_numbers(void **s) {
    (void)s;
    const char *const bad[] = {"", "-", ".", "e5", "abc", " 1", "+1", "nan", "inf", "-e1"};
    double v;
    for (int i = 0; i < COUNT(bad); i++) assert_int_equal(text_read_number(bad[i], bad[i] + strlen(bad[i]), &v), 0);
    assert_int_equal(text_read_number("0x10", "0x10" + 4, &v), 1);
    assert_int_equal(text_read_number("1_000", "1_000" + 5, &v), 1);
    assert_int_equal(text_read_number("1e400", "1e400" + 5, &v), 5);
    assert_true(isinf(v));
}

static void reading_agrees_with_strtod(void **s) {
    (void)s;
    char b[64];
    double v;
    for (int i = 0; i < 200000; i++) {
        snprintf(b, sizeof b, "%.*g", 1 + rand() % 15, exp((rand() / (double)RAND_MAX - 0.5) * 80));
        text_read_number(b, b + strlen(b), &v);
        assert_true(apart(v, strtod(b, NULL)) < 5e-16);
    }
}

static void what_does_not_fit_is_dropped_and_said(void **s) {
    (void)s;
    char b[8];
    text t = text_on(b, 8);
    text_put(&t, "1234567");
    assert_false(t.full);
    text_put(&t, "8");
    assert_true(t.full && strlen(b) == 7);
}

static void no_letter_is_cut_in_two(void **s) {
    (void)s;
    char b[6];
    text t = text_on(b, 6);
    text_put(&t, "aé€");
    assert_string_equal(b, "aé");
    assert_true(t.full && t.length == 3);
}

static void json_is_escaped(void **s) {
    (void)s;
    char b[99];
    text t = text_on(b, 99);
    json_open(&t, NULL, '{'), json_string(&t, "a", "q\"\\\n"), json_number(&t, "b", NAN), json_flag(&t, "c", true), json_close(&t, '}');
    assert_string_equal(b, "{\"a\":\"q\\\"\\\\ \",\"b\":null,\"c\":true}");
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_survive_a_round_trip), cmocka_unit_test(the_smallest_and_the_largest_numbers_are_written_too), cmocka_unit_test(only_plain_numbers_are_numbers),
                                          cmocka_unit_test(reading_agrees_with_strtod), cmocka_unit_test(what_does_not_fit_is_dropped_and_said), cmocka_unit_test(no_letter_is_cut_in_two), cmocka_unit_test(json_is_escaped)};
RUN(tests)
