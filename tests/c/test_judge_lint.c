// test_judge_lint.c - every rule of the lint: a line that triggers it, one that nearly does, and a fix that silences it.
#include "runs.h"
#include "judge/lint.h"

static char out[1 << 18], mended[1 << 18];
static double curves[2 * STEPS_MAX];

static const char *lint(const char *line, char *room) {
    refusal no;
    text t = text_on(room, 1 << 18);
    if (!lint_resolve(line, curves, &t, &no)) fail_msg("%s refused: %s", line, no.text);
    return strstr(room, "\"lint\":");
}

typedef struct rule_case { const char *id, *triggers, *nearly; } rule_case;
static const rule_case cases[] = {
    {"warmup_too_long", "warmup=1500", "warmup=1499&sched=cosine"},
    {"warmup_too_long", "warmup=60pct&hold=40pct", "warmup=60pct&hold=39pct&sched=linear"},
    {"beyond_end", "sched=linear&span=1501", "sched=linear&span=1500"},
    {"beyond_end", "sched=onecycle&rise=1501", "sched=onecycle&rise=1400"},
    {"beyond_end", "sched=wsd&tail=1426", "sched=wsd&tail=1425"},
    {"cycle_ends_early", "sched=onecycle&span=1499", "sched=onecycle&span=1500"},
    {"cycle_ends_early", "sched=onecycle&span=90pct&warmup=100", "sched=onecycle&span=90pct&warmup=100&dialect=optax"},
    {"drop_beyond_end", "sched=step&period=1500", "sched=step&period=1499"},
    {"entry_beyond_end", "sched=multistep&milestones=500,1500", "sched=multistep&milestones=500,1499"},
    {"entry_beyond_end", "sched=points&points=0:1:l,1501:0", "sched=points&points=0:1:l,1500:0"},
    {"seam_jump", "sched=cosine&warmup=20pct&seam=cut", "sched=cosine&warmup=20pct&seam=over"},
    {"seam_jump", "sched=cosine&warmup=30pct&dialect=timm", "sched=cosine&warmup=5pct&seam=cut"},
    {"restarts_never", "sched=restarts&period=1500", "sched=restarts&period=750"},
    {"cycle_cut", "sched=restarts&period=30pct", "sched=restarts&period=25pct"},
    {"cycle_cut", "sched=restarts&period=400&warmup=30pct", "sched=restarts&period=350&warmup=30pct"},
    {"cycle_cut", "sched=restarts&period=400&multiplier=2", "sched=restarts&period=500&multiplier=2"},
    {"floor_at_peak", "sched=cosine&floor=1", "sched=cosine&floor=0.99"},
    {"floor_at_peak", "sched=cyclical&low=1", "sched=cyclical&low=0.99"},
    {"stops_short", "sched=cosine&floor=0.02", "sched=cosine&floor=0.005"},
    {"stops_short", "sched=cosine&warmup=10pct&dialect=keras", "sched=cosine&dialect=keras"},
    {"stops_short", "sched=linear&floor=0.2", "sched=linear&floor=0.3"},
    {"first_zero", "sched=cosine&warmup=10pct&warmup_from=0", "sched=cosine&warmup=10pct&warmup_from=0.001"},
    {"first_zero", "sched=linear&warmup=10pct&dialect=huggingface", "sched=linear&dialect=huggingface"},
    {"first_zero", "sched=points&points=0pct:0:l,100pct:1&warmup=10pct", "sched=points&points=0pct:0.1:l,100pct:1&warmup=10pct"},
    {"momentum_stuck", "sched=onecycle&opt=sgd", "sched=onecycle&opt=adam"},
    {"momentum_stuck", "sched=cyclical&opt=adagrad", "sched=cyclical&opt=adagrad&cycle_momentum=0"},
    {"patience_too_long", "sched=plateau&patience=99", "sched=plateau&patience=98"},
    {"patience_too_long", "sched=plateau&every=1000", "sched=plateau&every=100"},
};

static bool says(const char *found, const char *id) {
    char quoted[64];
    snprintf(quoted, sizeof quoted, "\"id\":\"%s\"", id);
    return strstr(found, quoted) != NULL;
}

static void each_rule_speaks_when_it_should_and_is_silent_when_it_nearly_should(void **s) {
    (void)s;
    for (int i = 0; i < COUNT(cases); i++) {
        if (!says(lint(cases[i].triggers, out), cases[i].id)) fail_msg("%s: %s", cases[i].triggers, lint(cases[i].triggers, out));
        if (says(lint(cases[i].nearly, out), cases[i].id)) fail_msg("%s: %s", cases[i].nearly, lint(cases[i].nearly, out));
    }
}

static void following_every_fix_silences_the_rule(void **s) {
    (void)s;
    for (int i = 0; i < COUNT(cases); i++) {
        char line[1024];
        const char *found = lint(cases[i].triggers, out), *change = strstr(found, "\"change\":\"");
        if (!change) { assert_non_null(strstr(cases[i].triggers, "points=")); continue; } // only the visitor knows where they belong
        snprintf(line, sizeof line, "%s&%.*s", cases[i].triggers, (int)strcspn(change + 10, "\""), change + 10);
        if (says(lint(line, mended), cases[i].id)) fail_msg("%s: %s", line, mended);
    }
}

static void a_first_rate_of_zero_is_said_beside_the_knob_that_makes_it(void **s) {
    (void)s;
    assert_non_null(strstr(lint("sched=cosine&warmup=10pct&warmup_from=0", out), "\"key\":\"warmup_from\""));
    assert_non_null(strstr(lint("sched=linear&warmup=10pct&dialect=huggingface", out), "\"key\":\"warmup\""));
    assert_non_null(strstr(lint("sched=points&points=0pct:0:l,100pct:1&warmup=10pct", out), "\"key\":\"sched\""));
}

static void schedules_as_they_come_have_nothing_wrong_with_them(void **s) {
    (void)s;
    for (int i = 0; i < sched_shelf.count; i++) {
        char line[80];
        snprintf(line, sizeof line, "sched=%s", sched_shelf.items[i]->key);
        assert_string_equal(lint(line, out), "\"lint\":[]}");
    }
}

static void one_step_and_the_longest_run_are_judged_too(void **s) {
    (void)s;
    for (int i = 0; i < sched_shelf.count; i++) {
        char line[160];
        snprintf(line, sizeof line, "sched=%s&steps=%d&warmup=50pct&hold=50pct&floor=1&low=1", sched_shelf.items[i]->key, i % 3 ? 1 + i % 2 : STEPS_MAX);
        assert_non_null(lint(line, out));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_speaks_when_it_should_and_is_silent_when_it_nearly_should), cmocka_unit_test(following_every_fix_silences_the_rule), cmocka_unit_test(a_first_rate_of_zero_is_said_beside_the_knob_that_makes_it),
        cmocka_unit_test(schedules_as_they_come_have_nothing_wrong_with_them), cmocka_unit_test(one_step_and_the_longest_run_are_judged_too)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
