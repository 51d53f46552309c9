// test_judge.c - the statistics, laws and rules under the judges, against values known from elsewhere.
#include "check.h"
#include "base/rng.h"
#include "judge/laws.h"
#include "judge/lrfind.h"
#include "judge/result.h"
#include "base/say.h"
#include "judge/stats.h"

static void the_t_distribution_equals_its_printed_table(void **s) {
    (void)s;
    // two-sided 5 %, 1 %, 0.1 % points
    static const double table[][4] = {{1, 12.7062047, 63.6567412, 636.6192488}, {4, 2.7764451, 4.6040949, 8.6103016}, {11, 2.2009852, 3.1058065, 4.4369793}, {63, 1.9983405, 2.6561450, 3.4517689}};
    for (int i = 0; i < COUNT(table); i++) {
        assert_true(fabs(t_two_sided(table[i][1], table[i][0]) - 0.05) < 1e-7);
        assert_true(fabs(t_two_sided(-table[i][2], table[i][0]) - 0.01) < 1e-7);
        assert_true(fabs(t_two_sided(table[i][3], table[i][0]) - 0.001) < 1e-7);
    }
    assert_true(t_two_sided(0, 5) == 1);
}

static void log_gamma_and_the_beta_function_equal_the_c_library(void **s) {
    (void)s;
    for (double x = 0.5; x < 200; x += 0.37) assert_true(fabs(log_gamma(x) - lgamma(x)) < 1e-12 * fmax(1, fabs(lgamma(x))));
    for (double x = 0.01; x < 1; x += 0.07) { // I_x(a, 1) = x^a; I_x(a, b) = 1 - I_{1-x}(b, a)
        assert_true(fabs(incomplete_beta(x, 3.5, 1) - pow(x, 3.5)) < 1e-13);
        assert_true(fabs(incomplete_beta(x, 2, 7.5) + incomplete_beta(1 - x, 7.5, 2) - 1) < 1e-13);
    }
    assert_true(incomplete_beta(0, 2, 3) == 0 && incomplete_beta(1, 2, 3) == 1);
}

static void the_paired_test_finds_what_student_found(void **s) {
    (void)s;
    // the sleep data of Student 1908: hours gained under two drugs, ten patients; t = 4.0621, p = 0.002833
    static const double d[] = {1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4};
    paired r = paired_test(d, 10);
    assert_true(fabs(r.t - 4.0621) < 1e-4 && fabs(r.p - 0.002833) < 1e-6 && fabs(r.mean - 1.58) < 1e-12);
    assert_true(paired_test((double[]){0, 0, 0}, 3).p == 1 && paired_test((double[]){2}, 1).p == 1);
    assert_true(paired_test((double[]){0.5, 0.5, 0.5}, 3).p == 0);
}

static void holm_corrects_in_steps_and_never_turns_the_order(void **s) {
    (void)s;
    double p[] = {0.04, 0.01, 0.03, 0.005};
    holm(p, 4);
    static const double right[] = {0.06, 0.03, 0.06, 0.02};
    for (int i = 0; i < 4; i++) assert_true(fabs(p[i] - right[i]) < 1e-15);
    double one[] = {0.9, 0.8};
    holm(one, 2);
    assert_true(one[0] == 1 && one[1] == 1);
}

static void quantiles_and_lines_are_what_they_should_be(void **s) {
    (void)s;
    double x[] = {5, 1, 4, 2, 3}, y[] = {11, 3, 9, 5, 7};
    assert_true(median_of(x, 5) == 3 && x[0] == 5 && mean_of(x, 5) == 3 && fabs(spread_of(x, 5) - sqrt(2.5)) < 1e-15);
    line_fit f = fit_line(x, y, 5);
    assert_true(fabs(f.slope - 2) < 1e-15 && fabs(f.at_mean - 7) < 1e-15 && f.rest < 1e-12);
    sort(x, 5);
    assert_true(quantile(x, 5, 0) == 1 && quantile(x, 5, 1) == 5 && quantile(x, 5, 0.375) == 2.5);
    rng r = rng_from(7, 7);
    for (int n = 1; n < 200; n++) {
        double many[200];
        for (int i = 0; i < n; i++) many[i] = rng_unit(&r);
        sort(many, n);
        for (int i = 1; i < n; i++) assert_true(many[i - 1] <= many[i]);
    }
}

static void laws_are_found_again_in_points_made_from_them(void **s) {
    (void)s;
    double x[10], rise[10], fall[10], bent[10], straight[10];
    for (int i = 0; i < 10; i++) {
        x[i] = 1 << i, rise[i] = 0.35 / (1 + 60 / x[i]), fall[i] = 157 * (1 + 91 / x[i]);
        bent[i] = 0.3 * pow(fmin(x[i], 32) / 32, 0.9), straight[i] = 0.01 * sqrt(x[i]);
    }
    saturation up = fit_saturation(x, rise, 10, 1), down = fit_saturation(x, fall, 10, -1);
    assert_true(fabs(up.top / 0.35 - 1) < 0.02 && fabs(up.scale / 60 - 1) < 0.02 && up.misfit < 0.01);
    assert_true(fabs(down.top / 157 - 1) < 0.02 && fabs(down.scale / 91 - 1) < 0.02 && down.misfit < 0.01);
    hinge h = fit_hinge(x, bent, 10), flat = fit_hinge(x, straight, 10);
    assert_true(h.bends && fabs(h.power - 0.9) < 0.01 && fabs(h.bend / 32 - 1) < 0.05);
    assert_true(!flat.bends && fabs(flat.power - 0.5) < 1e-9);
}

static void suggestions_need_three_losses_and_stay_within_the_rates(void **s) {
    (void)s;
    rng r = rng_from(3, 3);
    double lr[300], loss[300];
    for (int k = 0; k < 300; k++) {
        int n = 1 + (int)rng_below(&r, 300);
        for (int i = 0; i < n; i++) lr[i] = pow(10, -5 + 6.0 * i / n), loss[i] = rng_unit(&r) * (k % 3 ? 1 : 1e300);
        for (int rule = 0; rule < RULES; rule++) {
            double got = lrfind_suggest((find_rule)rule, lr, loss, n);
            assert_true(n < 3 ? got != got : got >= lr[0] / 10.0001 && got <= lr[n - 1]);
        }
    }
}

static void smoothing_stops_past_four_times_the_best(void **s) {
    (void)s;
    double loss[200], smooth[200];
    bool stopped;
    for (int i = 0; i < 200; i++) loss[i] = i < 100 ? 1 : 1000;
    assert_int_equal(lrfind_smooth(loss, 200, smooth, &stopped), 101);
    assert_true(stopped && fabs(smooth[99] - 1) < 1e-12 && smooth[100] > 4);
    assert_int_equal(lrfind_smooth(loss, 100, smooth, &stopped), 100);
    assert_false(stopped);
}

static void numbers_in_sentences_are_short(void **s) {
    (void)s;
    char out[600];
    text t = text_on(out, 600);
    const message m = {"an_id", "{a} of {b}, {share%}, {huge} and {word}."};
    json_open(&t, NULL, '{');
    SAY(&t, &m, NUM("a", 0.123456), NUM("b", 1500), NUM("share", 0.2849), NUM("huge", 7.16569e28), WORD("word", "so \"on\""), NUM("unused", 1));
    json_close(&t, '}');
    assert_non_null(strstr(out, "\"text\":\"0.123 of 1500, 28 %, 7.17e28 and so \\\"on\\\".\""));
    assert_null(strstr(out, "unused"));
    assert_true(tidy(0, 3) == 0 && tidy(-1234.5, 2) == -1200 && tidy(0.00098765, 3) == 0.000988);
}

static void result_lines_are_read_as_written_and_nonsense_is_passed_over(void **s) {
    (void)s;
    static outcomes all;
    uint64_t key;
    assert_true(outcomes_read(&all, "lr=1\t00\tstate=finished&train_loss=0.5\nrubbish\n\n\t\t\nlr=1\t00\tstate=diverged\nlr=2\t00\tstate=diverged&step=3\t1,2.5,x\n"));
    assert_int_equal(all.count, 2);
    const outcome *a = outcomes_place(&all, "lr=1", 4, &key), *b = outcomes_place(&all, "lr=2", 4, &key), *c = outcomes_place(&all, "lr=3", 4, &key);
    double loss[9];
    assert_true(outcome_number(a, "train_loss") == 0.5 && outcome_number(a, "loss") != outcome_number(a, "loss") && !outcome_diverged(a));
    assert_true(outcome_diverged(b) && outcome_curve(b, loss, 9) == 2 && loss[1] == 2.5 && outcome_curve(a, loss, 9) == 0 && !c->key);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_t_distribution_equals_its_printed_table), cmocka_unit_test(log_gamma_and_the_beta_function_equal_the_c_library),
        cmocka_unit_test(the_paired_test_finds_what_student_found), cmocka_unit_test(holm_corrects_in_steps_and_never_turns_the_order),
        cmocka_unit_test(quantiles_and_lines_are_what_they_should_be), cmocka_unit_test(laws_are_found_again_in_points_made_from_them),
        cmocka_unit_test(suggestions_need_three_losses_and_stay_within_the_rates), cmocka_unit_test(smoothing_stops_past_four_times_the_best),
        cmocka_unit_test(numbers_in_sentences_are_short), cmocka_unit_test(result_lines_are_read_as_written_and_nonsense_is_passed_over)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
