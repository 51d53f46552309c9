// test_judge_text.c - hostile specs and results under sanitizers, and a doctor that changes nothing.
#include "runs.h"
#include "base/rng.h"
#include "judge/answer.h"
#include "judge/doctor.h"
#include "judge/judge.h"

static char in[1 << 16], out[1 << 20];
static const char *const crumbs[] = {"judge=fair", "judge=map", "judge=range", "judge=sensitivity", "judge=rescale", "judge=", "&", "/", "\n", "\t", ",", "seeds=2", "seeds=64", "grid=2",
                                     "grid=33", "tuning=1", "below=1e6", "above=1e6", "from=1e-8", "to=10", "check=0", "test_steps=30", "batch_lo=1", "batch_hi=1024", "target=0.1", "lr=0.1",
                                     "seed=1", "state=finished", "state=diverged", "train_loss=1e-9", "held_loss=nan", "held_loss=-5", "train_loss=1e400", "reached=-1", "step=2", "name=\"\\",
                                     "sched=cosine", "steps=40", "metric=held_error", "held_accuracy=2", "0", "1.5", "e9", "=", "x", "tell=curve", "opt=adam", "task=stream", "%", "\x80\xff"};

static void crumbs_of_specs_and_results_are_answered_or_refused_with_a_sentence(void **s) {
    (void)s;
    rng r = rng_from(5, 5);
    for (int k = 0; k < 600; k++) {
        text t = text_on(in, (int)sizeof in), reply = text_on(out, (int)sizeof out);
        refusal no = {.key = ""};
        if (k % 4) text_put(&t, "judge=fair&seeds=2&tuning=1&grid=2/steps=40");
        for (int n = (int)rng_below(&r, 40); n > 0; n--) text_put(&t, crumbs[rng_below(&r, COUNT(crumbs))]);
        if (!judge_answer(in, &reply, &no)) assert_true(strlen(no.text) > 10);
        else assert_true(out[0] == '{' && out[reply.length - 1] == '}');
        reply = text_on(out, (int)sizeof out);
        if (judge_plan(in, &reply, &no) < 0) assert_true(strlen(no.text) > 10);
    }
}

static void crumbs_of_answers_are_read_to_their_end(void **s) {
    (void)s;
    static const char *const bits[] = {ANSWER_MARK, " ", "-", "loss=", "hash=", "sum=", "0bf0f68e", "none", "steps=40", "&amp;", "\n", "\t", "\xc2\xa0", "\xc2", "state=finished&held_loss=1", "\"", "\\", "811c9dc5"};
    rng r = rng_from(7, 7);
    for (int k = 0; k < 3000; k++) {
        text t = text_on(in, (int)sizeof in), reply = text_on(out, (int)sizeof out);
        for (int n = (int)rng_below(&r, 60); n > 0; n--) text_put(&t, bits[rng_below(&r, COUNT(bits))]);
        const char *end = answer_check(in, &reply);
        assert_true(end == NULL ? strstr(in, ANSWER_MARK) == NULL : end > in && end <= in + t.length && out[0] == '{' && out[reply.length - 1] == '}');
    }
}

// A sealed answer and what stands behind it, in memory that ends where the text does.
static char *sealed(const char *answer, const char *behind) {
    text t = text_on(in, (int)sizeof in);
    text_put(&t, answer), text_put(&t, " "), answer_seal(answer, &t), text_put(&t, behind);
    return memcpy(malloc((size_t)t.length + 1), in, (size_t)t.length + 1);
}

static void an_answer_is_compared_with_no_more_of_a_result_than_is_there(void **s) {
    (void)s;
    for (int n = 0; n < 9; n++) {
        char behind[40];
        snprintf(behind, sizeof behind, "\nsteps=40\t%.*s", n, "0bf0f68e");
        char *all = sealed(ANSWER_MARK " steps=40 loss=none hash=0bf0f68e", behind);
        text reply = text_on(out, (int)sizeof out);
        assert_non_null(answer_check(all, &reply));
        assert_true((strstr(out, "\"true\":true") != NULL) == (n == 8));
        free(all);
    }
}

static void an_answer_of_more_runs_than_an_experiment_has_is_none(void **s) {
    (void)s;
    char words[500], behind[500];
    for (int runs = 8; runs < 10; runs++) {
        text w = text_on(words, (int)sizeof words), b = text_on(behind, (int)sizeof behind);
        text_put(&w, ANSWER_MARK);
        for (int i = 1; i <= runs; i++) {
            text_put(&w, " seed="), text_number(&w, i), text_put(&w, " loss=0.5 hash=0bf0f68e");
            text_put(&b, "\nseed="), text_number(&b, i), text_put(&b, "\t0bf0f68e\tstate=finished&held_loss=0.5");
        }
        char *all = sealed(words, behind);
        text reply = text_on(out, (int)sizeof out);
        answer_check(all, &reply);
        assert_true((strstr(out, "\"true\":true") != NULL) == (runs == 8));
        free(all);
    }
}

// What is found of one claim about a run that ended at a held-out loss of 0.001.
static bool is_true(const char *claim) {
    char answer[120];
    snprintf(answer, sizeof answer, ANSWER_MARK " steps=40 %s", claim);
    char *all = sealed(answer, "\nsteps=40\t0bf0f68e\tstate=finished&held_loss=0.001");
    text reply = text_on(out, (int)sizeof out);
    answer_check(all, &reply);
    free(all);
    return strstr(out, "\"true\":true") != NULL;
}

static void a_claim_is_true_when_loss_and_hash_are_and_both_are_said(void **s) {
    (void)s;
    assert_true(is_true("loss=0.001 hash=0bf0f68e") && is_true("loss=0.001000001 hash=0bf0f68e") && is_true("loss=0.000999999 hash=0bf0f68e"));
    assert_false(is_true("loss=0.0005 hash=0bf0f68e") || is_true("loss=0.002 hash=0bf0f68e") || is_true("loss=none hash=0bf0f68e"));
    assert_false(is_true("loss=0.001 hash=0bf0f68f") || is_true("loss=0.001") || is_true("hash=0bf0f68e"));
}

static void must_name(const char *spec, const char *const *names, int n) {
    refusal no;
    text reply = text_on(out, (int)sizeof out);
    assert_true(judge_answer(spec, &reply, &no));
    const char *at = out;
    for (int i = 0; i < n; i++) {
        char quoted[80];
        snprintf(quoted, sizeof quoted, "\"name\":\"%s\"", names[i]);
        if (!(at = strstr(at, quoted))) fail_msg("%s: %s", names[i], out);
    }
}

static void runs_of_one_name_are_told_apart(void **s) {
    (void)s;
    static const char *const none[] = {"Cosine (sched=cosine)", "run 2", "Cosine (sched=cosine&lr=0.1)", "mine"};
    static const char *const given[] = {"run 1", "mine (lr=0.1)", "mine (sched=cosine&lr=0.2)", "Cosine"};
    must_name("judge=fair/steps=40/sched=cosine/sched=cosine/sched=cosine&lr=0.1/name=mine", none, COUNT(none));
    must_name("judge=fair/steps=40/name=mine/name=mine&lr=0.1/sched=cosine&name=mine&lr=0.2/sched=cosine", given, COUNT(given));
}

// Of wrong answers a run that diverged has them all: it never wins.
static void a_diverged_run_counts_as_one_that_knows_nothing(void **s) {
    (void)s;
    static char pile[1 << 18], lines[1 << 16];
    text t = text_on(pile, (int)sizeof pile), reply = text_on(out, (int)sizeof out);
    refusal no;
    text_put(&t, "judge=fair&metric=held_error&seeds=4&tuning=2&grid=3/steps=40/sched=linear/sched=cosine\n");
    for (int round = 0; round < 9; round++) {
        text plan = text_on(lines, (int)sizeof lines);
        if (!judge_plan(pile, &plan, &no)) break;
        for (char *p = strtok(lines, "\n"); p; p = strtok(NULL, "\n"))
            text_put(&t, p), text_put(&t, strstr(p, "sched=cosine") ? "\t0\tstate=diverged&step=3\n" : "\t0\tstate=finished&step=40&held_accuracy=0.75\n");
    }
    assert_true(judge_answer(pile, &reply, &no));
    assert_non_null(strstr(out, "Linear ends lowest"));
}

static void before_its_first_step_a_run_has_no_losses_to_judge(void **s) {
    (void)s;
    static run r;
    void *block = begin(&r, "steps=1");
    for (int i = 0; i < 2; i++) {
        text t = text_on(out, (int)sizeof out);
        doctor_write(&r, &t);
        assert_non_null(strstr(out, "\"verdict\":\"early\""));
        if (i) assert_non_null(strstr(out, "\"key\":\"slope\",\"label\":\"Change over the last fifth\",\"value\":0}"));
        run_step(&r, 1);
    }
    free(block);
}

static void a_judge_that_wants_more_results_than_it_may_have_says_so_at_once(void **s) {
    (void)s;
    refusal no;
    text t = text_on(in, (int)sizeof in), reply = text_on(out, (int)sizeof out);
    text_put(&t, "judge=fair&grid=33&tuning=32/steps=1");
    for (int i = 1; i <= 7; i++) text_put(&t, "/clip="), text_number(&t, i);
    assert_int_equal(judge_plan(in, &reply, &no), 33 * 32 * 7);
    text_put(&t, "/clip=8"), reply = text_on(out, (int)sizeof out);
    assert_int_equal(judge_plan(in, &reply, &no), -1);
    assert_string_equal(no.id, "plan_too_long");
}

static void a_target_is_reached_at_the_step_of_a_check_however_long_the_run(void **s) {
    (void)s;
    static run r;
    static const int lengths[] = {1000, 1500, 5000};
    for (int i = 0; i < COUNT(lengths); i++) {
        char line[80];
        snprintf(line, sizeof line, "steps=%d&width=8&sched=cosine&evals=128&tell=reach:0.6", lengths[i]);
        void *block = begin(&r, line);
        int first = 0, every = lengths[i] / 128;
        while (!first && run_step(&r, every) == every) first = (double)r.held_loss <= 0.6 ? r.at : 0;
        run_step(&r, r.steps);
        text t = text_on(out, (int)sizeof out);
        result_write(&r, &t);
        const char *said = strstr(out, "&reached=");
        assert_non_null(said);
        assert_int_equal(atoi(said + 9), first);
        free(block);
    }
}

static void a_rescaled_rate_is_one_that_a_line_may_say(void **s) {
    (void)s;
    refusal no;
    text reply = text_on(out, (int)sizeof out);
    assert_true(judge_answer("judge=rescale&to_batch=1/lr=1e-8&batch=1024", &reply, &no));
    assert_non_null(strstr(out, "\"change\":\"lr=1e-8&batch=1\""));
    assert_null(strstr(out, "lr=1e-11"));
}

// Every wanted line is answered with made-up numbers: whatever they are, a judge comes to an end.
static void a_judge_wants_no_more_whatever_the_results_say(void **s) {
    (void)s;
    static const char *const specs[] = {"judge=fair&seeds=3&tuning=2&grid=3/steps=40/sched=linear/sched=cosine", "judge=range&seeds=2&test_steps=40&check=3/steps=40",
                                        "judge=map&seeds=1&grid=4&batch_lo=8&batch_hi=64&target=0.5/steps=40", "judge=sensitivity&seeds=3/steps=40/sched=cosine", "judge=rescale/"};
    static char pile[1 << 20], lines[1 << 18];
    rng r = rng_from(6, 6);
    for (int k = 0; k < COUNT(specs) * 6; k++) {
        text t = text_on(pile, (int)sizeof pile);
        refusal no;
        text_put(&t, specs[k % COUNT(specs)]), text_put(&t, "\n");
        for (int round = 0;; round++) {
            text plan = text_on(lines, (int)sizeof lines);
            int wanted = judge_plan(pile, &plan, &no);
            if (!wanted) break;
            assert_true(wanted > 0 && round < 12);
            for (char *p = strtok(lines, "\n"); p; p = strtok(NULL, "\n")) {
                char more[160];
                double a = rng_below(&r, 5) ? rng_unit(&r) : 1e30;
                snprintf(more, sizeof more, "\t0\tstate=%s&step=9&train_loss=%g&held_loss=%g&held_accuracy=%g&reached=%d\t%g,%g,1e38,0,-3,%g\n", rng_below(&r, 3) ? "finished" : "diverged", a, a, a, (int)rng_below(&r, 50), a, a / 2, a);
                text_put(&t, p), text_put(&t, more);
            }
        }
        text reply = text_on(out, (int)sizeof out);
        assert_true(judge_answer(pile, &reply, &no));
        assert_non_null(strstr(out, "\"missing\":0"));
        assert_null(strstr(out, "nan")), assert_null(strstr(out, ":inf"));
    }
}

static void the_doctor_looks_at_any_step_and_changes_nothing(void **s) {
    (void)s;
    static run r;
    static const char *const lines[] = {"steps=200", "steps=200&opt=sgd&lr=10&init=10", "task=stream&lr=1&steps=100", "depth=0&steps=60&task=xor", "task=digits&steps=40&sched=onecycle"};
    for (int i = 0; i < COUNT(lines); i++) {
        uint32_t alone = hash_of(lines[i]);
        void *block = begin(&r, lines[i]);
        do {
            text t = text_on(out, (int)sizeof out);
            doctor_write(&r, &t);
            assert_true(!t.full && strstr(out, "\"verdict\":") && out[t.length - 1] == '}');
        } while (run_step(&r, 13));
        assert_int_equal(run_hash(&r), alone);
        free(block);
    }
}

static void a_nudge_changes_one_bit_of_one_weight(void **s) {
    (void)s;
    static run a, b;
    void *one = begin(&a, ""), *two = begin(&b, "nudge=1");
    int apart = 0;
    for (int i = 0; i < a.weights; i++) {
        uint32_t x, y;
        memcpy(&x, &a.w[i], 4), memcpy(&y, &b.w[i], 4);
        if (x != y) apart++, assert_int_equal(x ^ y, 1);
    }
    assert_int_equal(apart, 1);
    free(one), free(two);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(crumbs_of_specs_and_results_are_answered_or_refused_with_a_sentence), cmocka_unit_test(a_judge_wants_no_more_whatever_the_results_say), cmocka_unit_test(crumbs_of_answers_are_read_to_their_end),
        cmocka_unit_test(an_answer_is_compared_with_no_more_of_a_result_than_is_there), cmocka_unit_test(an_answer_of_more_runs_than_an_experiment_has_is_none),
        cmocka_unit_test(a_judge_that_wants_more_results_than_it_may_have_says_so_at_once), cmocka_unit_test(a_rescaled_rate_is_one_that_a_line_may_say),
        cmocka_unit_test(a_target_is_reached_at_the_step_of_a_check_however_long_the_run),
        cmocka_unit_test(a_claim_is_true_when_loss_and_hash_are_and_both_are_said), cmocka_unit_test(runs_of_one_name_are_told_apart),
        cmocka_unit_test(a_diverged_run_counts_as_one_that_knows_nothing), cmocka_unit_test(before_its_first_step_a_run_has_no_losses_to_judge),
        cmocka_unit_test(the_doctor_looks_at_any_step_and_changes_nothing), cmocka_unit_test(a_nudge_changes_one_bit_of_one_weight)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
