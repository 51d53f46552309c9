// test_run.c - a run is its line of text: same line, same bits; live changes replay; what is refused says so.
#define _POSIX_C_SOURCE 200809L
#include "run/picture.h"
#include "runs.h"
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static run r;
static refusal no;

static void the_same_line_gives_the_same_bits(void **s) {
    (void)s;
    assert_int_equal(hash_of("steps=300"), hash_of("steps=300"));
    assert_int_not_equal(hash_of("steps=300"), hash_of("steps=300&seed=2"));
    assert_int_equal(hash_of("steps=300&name=anything"), hash_of("steps=300"));
}

static void walking_in_any_slices_gives_the_same_bits(void **s) {
    (void)s;
    uint32_t whole = hash_of("steps=400&sched=cosine");
    void *block = begin(&r, "steps=400&sched=cosine");
    for (int i = 1; run_step(&r, i) == i;) i = i % 7 + 1;
    assert_int_equal(r.state, RUN_FINISHED);
    assert_int_equal(run_hash(&r), whole);
    free(block);
}

static void asking_questions_changes_nothing(void **s) {
    (void)s;
    uint32_t whole = hash_of("steps=200");
    void *block = begin(&r, "steps=200");
    while (r.state == RUN_READY || r.state == RUN_GOING) run_step(&r, 50), run_judge_held(&r), run_judge_train(&r);
    assert_int_equal(run_hash(&r), whole);
    free(block);
}

static void a_schedule_changes_no_batch_and_a_batch_size_keeps_the_start(void **s) {
    (void)s;
    static run other;
    void *a = begin(&r, "sched=cosine&lr=0.01"), *b = begin(&other, "sched=step&lr=0.3&batch=8");
    assert_memory_equal(r.w, other.w, (size_t)r.weights * sizeof(float));
    assert_memory_equal(r.x, other.x, (size_t)(r.task.train * r.task.inputs) * sizeof(float));
    assert_memory_equal(r.order, other.order, (size_t)r.task.train * sizeof(int));
    free(b);
    b = begin(&other, "sched=constant&lr=0.3");
    for (int i = 0; i < 40; i++) run_step(&r, 1), run_step(&other, 1), assert_memory_equal(r.by, other.by, 32 * sizeof(float));
    free(a), free(b);
}

static void a_live_change_is_noted_and_replays(void **s) {
    (void)s;
    static char line[LINE_ROOM];
    void *block = begin(&r, "steps=300&sched=cosine&warmup=5pct");
    run_step(&r, 100);
    assert_int_equal(run_set(&r, "lr=0.02", &no), SET_DONE);
    run_step(&r, 50);
    assert_int_equal(run_set(&r, "momentum=0.5&lr=0.05", &no), SET_DONE);
    run_step(&r, 300);
    uint32_t driven = run_hash(&r);
    text t = text_on(line, LINE_ROOM);
    run_line(&r, &t);
    free(block);
    assert_non_null(strstr(line, "edits=100:lr:0.02,150:momentum:0.5,150:lr:0.05"));
    assert_int_equal(hash_of(line), driven);
    assert_int_not_equal(hash_of("steps=300&sched=cosine&warmup=5pct"), driven);
}

// Changes a run at a step and walks on to its end: what its line then notes, which trains to the same bits.
static const char *change_at(int step, const char *change, const char *from) {
    static char line[LINE_ROOM];
    void *block = begin(&r, from);
    run_step(&r, step);
    assert_int_equal(run_set(&r, change, &no), SET_DONE);
    assert_true(r.steps - step == run_step(&r, r.steps));
    text t = text_on(line, LINE_ROOM);
    run_line(&r, &t);
    uint32_t driven = run_hash(&r);
    free(block);
    assert_int_equal(hash_of(line), driven);
    return strstr(line, "edits=");
}

static void a_live_change_before_noted_ones_takes_its_place_among_them(void **s) {
    (void)s;
    assert_string_equal(change_at(100, "lr=0.2", "steps=300&edits=50:lr:0.1,200:lr:0.01"), "edits=50:lr:0.1,100:lr:0.2,200:lr:0.01");
}

static void a_live_change_at_the_step_of_a_noted_one_comes_after_it(void **s) {
    (void)s;
    assert_string_equal(change_at(50, "lr=0.7", "steps=60&edits=50:lr:0.01"), "edits=50:lr:0.01,50:lr:0.7");
    void *block = begin(&r, "steps=60&edits=50:lr:0.01,50:lr:0.7");
    assert_true(r.lr[50] == 0.7);
    free(block);
}

// A line of so many letters, with changes for so many steps.
static const char *long_line(int points, int changes) {
    static char line[LINE_ROOM];
    text t = text_on(line, LINE_ROOM);
    text_put(&t, "steps=900&sched=points&points=0:1");
    for (int i = 1; i < points; i++) text_put(&t, ","), text_number(&t, i), text_put(&t, ":0.12345");
    for (int i = 0; i < changes; i++) text_put(&t, i ? "," : "&edits="), text_number(&t, i), text_put(&t, ":lr:0.123");
    assert_false(t.full);
    return line;
}

static void changes_that_do_not_fit_are_refused_and_not_begun(void **s) {
    (void)s;
    assert_false(run_read(&r, long_line(1, 400), &no));
    assert_string_equal(no.id, "edits_too_many");
    assert_false(run_read(&r, long_line(440, 150), &no));
    assert_string_equal(no.id, "edits_too_many");
    assert_true(run_read(&r, long_line(300, 150), &no));
}

static void a_driven_run_always_has_a_line_that_replays_it(void **s) {
    (void)s;
    static char line[LINE_ROOM];
    const int lengths[] = {1, 300, 400, 500};
    for (int i = 0; i < COUNT(lengths); i++) {
        int set = 0;
        void *block = begin(&r, long_line(lengths[i], 0));
        while (run_set(&r, r.at % 2 ? "lr=0.1234&momentum=0.55" : "momentum=0.66&lr=0.2345", &no) == SET_DONE) run_step(&r, 1), set++;
        assert_string_equal(no.id, "edits_too_many");
        assert_true(set > 20);
        run_step(&r, 900);
        uint32_t driven = run_hash(&r);
        text t = text_on(line, LINE_ROOM);
        run_line(&r, &t);
        free(block);
        assert_int_equal(hash_of(line), driven);
    }
}

static void a_hand_may_steer_sixteen_times_a_second_for_a_whole_drive(void **s) {
    (void)s;
    void *block = begin(&r, "task=digits&width=1&batch=1&steps=100000&opt=sgd&clip=1&evals=1");
    for (int i = 0; i < 250; i++) {
        char change[20];
        snprintf(change, sizeof change, "lr=0.0%d", 100 + i);
        r.at = 10000 + i * 360; // walking there takes long, and changes nothing about the room
        assert_int_equal(run_set(&r, change, &no), SET_DONE);
    }
    free(block);
}

static void a_run_that_was_not_opened_is_reported_as_none(void **s) {
    (void)s;
    char said[1000];
    assert_false(run_read(&r, "lr=99", &no));
    text t = text_on(said, (int)sizeof said);
    run_report(&r, &t);
    assert_non_null(strstr(said, "\"state\":\"none\""));
    assert_non_null(strstr(said, "\"lr\":null"));
}

static void the_preview_is_the_curve_that_was_trained_with(void **s) {
    (void)s;
    static double lr[300], momentum[300], spare[600];
    void *block = begin(&r, "steps=300&sched=onecycle&edits=100:lr:0.02,200:lr:0.01");
    run_curve(&r.first, 300, lr, momentum, spare);
    run_step(&r, 300);
    for (int t = 0; t < 300; t++) assert_true(lr[t] == r.lr[t] && history_value(&r.log, COL_LR, t) == (float)lr[t]);
    free(block);
}

static void a_branch_shares_its_past_bit_for_bit_and_differs_after(void **s) {
    (void)s;
    static run other;
    void *a = begin(&r, "steps=300&sched=cosine&warmup=20"), *b = begin(&other, "steps=300&sched=cosine&warmup=20&branch=120&then=linear");
    run_step(&r, 120), run_step(&other, 120);
    assert_int_equal(run_hash(&r), run_hash(&other));
    assert_memory_equal(r.w, other.w, (size_t)r.weights * sizeof(float));
    assert_memory_equal(r.lr, other.lr, 121 * sizeof(double));
    run_step(&r, 180), run_step(&other, 180);
    assert_int_not_equal(run_hash(&r), run_hash(&other));
    assert_true(other.lr[299] > 0 && other.lr[299] < other.lr[120] / 100);
    free(a), free(b);
}

static void knobs_that_are_not_live_ask_to_open_again(void **s) {
    (void)s;
    void *block = begin(&r, "steps=50");
    run_step(&r, 10);
    assert_int_equal(run_set(&r, "width=8", &no), SET_REOPEN);
    assert_int_equal(run_set(&r, "lr=99", &no), SET_REFUSED);
    assert_string_equal(no.key, "lr");
    assert_int_equal(run_set(&r, "lrr=1", &no), SET_REFUSED);
    free(block);
}

static void a_run_that_has_diverged_asks_to_open_again(void **s) {
    (void)s;
    void *block = begin(&r, "steps=200&opt=sgd&lr=10&init=10");
    run_step(&r, 200);
    assert_int_equal(r.state, RUN_DIVERGED);
    assert_int_equal(run_set(&r, "lr=0.01", &no), SET_REOPEN);
    assert_string_equal(r.edits, "");
    free(block);
}

static void a_plateau_has_its_floor_at_a_share_of_the_peak_that_is_steered_to(void **s) {
    (void)s;
    void *block = begin(&r, "steps=60&sched=plateau&lr=0.1&floor=0.1&patience=0&every=5&threshold=1");
    run_step(&r, 30);
    assert_true(apart(r.lr[29], 0.01) < 1e-12);
    assert_int_equal(run_set(&r, "lr=0.05", &no), SET_DONE);
    run_step(&r, 30);
    assert_true(apart(r.lr[30], 0.05) < 1e-12 && apart(r.lr[59], 0.005) < 1e-12);
    free(block);
}

// Several changes at once that are not made leave a run as if nobody had asked.
static void is_left_alone_by(const char *changes, set_result expected, const char *key) {
    static char line[LINE_ROOM];
    const char *from = "steps=120&sched=cosine&lr=0.2&edits=100:momentum:0.3";
    void *block = begin(&r, from);
    run_step(&r, 50);
    assert_int_equal(run_set(&r, changes, &no), expected);
    if (key) assert_string_equal(no.key, key);
    run_step(&r, r.steps);
    text t = text_on(line, LINE_ROOM);
    run_line(&r, &t);
    uint32_t hash = run_hash(&r);
    free(block);
    assert_non_null(strstr(line, "edits=100:momentum:0.3"));
    assert_int_equal(hash, hash_of(from));
}

static void of_several_live_changes_all_are_made_or_none(void **s) {
    (void)s;
    is_left_alone_by("lr=0.05&momentum=7", SET_REFUSED, "momentum");
    is_left_alone_by("lr=0.05&width=8", SET_REOPEN, NULL);
    is_left_alone_by("lr=0.05&width=8&momentun=0.5", SET_REFUSED, "momentun");
    is_left_alone_by("steps=300&warmup=200&lr=0.05", SET_REOPEN, NULL);
}

static void a_run_that_explodes_is_a_result_with_its_step(void **s) {
    (void)s;
    void *block = begin(&r, "opt=sgd&lr=10&init=10&loss=squared");
    run_step(&r, r.steps);
    assert_int_equal(r.state, RUN_DIVERGED);
    assert_true(r.diverged_at >= 0 && r.diverged_at == r.at && r.log.rows > 0 && isfinite((double)history_value(&r.log, COL_LOSS, r.log.rows - 1)));
    free(block);
}

static void every_shelf_item_trains_in_a_block_of_exactly_the_asked_size(void **s) {
    (void)s;
    const dictionary *words = run_words();
    for (int i = 0; i < SHELVES; i++)
        for (int j = 0; j < words->shelves[i].count; j++) {
            char line[200];
            snprintf(line, sizeof line, "steps=40&lr=0.01&batch=5&%s=%s", words->shelves[i].key, words->shelves[i].items[j]->key);
            void *block = begin(&r, line);
            run_step(&r, 100);
            assert_true(r.state == RUN_FINISHED);
            free(block);
        }
}

static void sets_smaller_than_a_chunk_are_judged(void **s) {
    (void)s;
    const char *small[] = {"held=16&train=8&steps=40", "held=65&train=66&steps=40", "task=stream&held=16&steps=40", "task=digits&part=0.02&split=0.05&steps=40", "task=random&held=16&train=9&steps=40"};
    for (int i = 0; i < COUNT(small); i++) {
        void *block = begin(&r, small[i]);
        run_step(&r, r.steps);
        assert_true(r.state == RUN_FINISHED && isfinite((double)r.held_loss) && (!r.task.train || isfinite((double)r.train_loss)));
        free(block);
    }
}

static void a_block_one_byte_too_small_stops_at_once(void **s) {
    (void)s;
    assert_true(run_read(&r, "steps=10", &no));
    size_t size = run_bytes(&r);
    pid_t child = fork();
    if (!child) {
        signal(SIGILL, SIG_DFL), signal(SIGTRAP, SIG_DFL), fclose(stderr);
        run_begin(&r, aligned_alloc(16, size), size - 1);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) != 0);
}

static void silence_means_the_default(void **s) {
    (void)s;
    static char line[LINE_ROOM];
    const dictionary *words = run_words();
    assert_true(run_read(&r, "", &no));
    for (int i = 0; words->knobs[i]; i++) {
        char said[300];
        const setting *one = settings_find(&r.first, words->knobs[i]->key);
        text t = text_on(said, (int)sizeof said);
        text_put(&t, words->knobs[i]->key), text_put(&t, "="), settings_write_value(one, &t);
        static run again;
        assert_true(run_read(&again, said, &no));
        t = text_on(line, LINE_ROOM);
        run_line(&again, &t);
        assert_string_equal(line, "");
    }
}

static void shares_are_written_as_they_were_typed(void **s) {
    (void)s;
    static char line[LINE_ROOM];
    for (int i = 1; i <= 1000; i++) {
        char said[40];
        snprintf(said, sizeof said, "warmup=%gpct", i / 10.0);
        assert_true(run_read(&r, said, &no));
        text t = text_on(line, LINE_ROOM);
        run_line(&r, &t);
        assert_string_equal(line, said);
    }
}

static void a_switch_is_on_or_off_and_what_makes_the_data_or_the_net_is_never_live(void **s) {
    (void)s;
    assert_true(run_read(&r, "", &no));
    for (int i = 0; i < r.first.count; i++) {
        const knob *row = r.first.all[i].row;
        if (row->kind == SWITCH) assert_true(row->lo == 0 && row->hi == 1);
        if (!strcmp(row->group, "task") || !strcmp(row->group, "model")) assert_false(row->flags & LIVE);
    }
}

static double reported(const char *report, const char *name) {
    char key[40];
    snprintf(key, sizeof key, "\"%s\":", name);
    const char *at = strstr(report, key);
    assert_non_null(at);
    return strtod(at + strlen(key), NULL);
}

static void a_report_says_what_came_of_the_run(void **s) {
    (void)s;
    char said[1000];
    void *block = begin(&r, "steps=60&lr=0.2&sched=linear");
    assert_int_equal(run_step(&r, 0), 0);
    assert_int_equal(r.state, RUN_READY);
    run_step(&r, 60);
    text t = text_on(said, (int)sizeof said);
    run_report(&r, &t);
    const struct { const char *name; double value; } want[] = {{"step", 60}, {"steps", 60}, {"loss", r.loss}, {"peak_loss", r.peak_loss}, {"train_loss", r.train_loss},
        {"train_accuracy", r.train_accuracy}, {"held_loss", r.held_loss}, {"held_accuracy", r.held_accuracy}, {"best_held_loss", r.best_held_loss}, {"best_step", r.best_step}, {"lr", r.lr[59]}};
    for (int i = 0; i < COUNT(want); i++) assert_true(apart(reported(said, want[i].name), want[i].value) < 1e-6);
    assert_non_null(strstr(said, "\"state\":\"finished\"")), assert_non_null(strstr(said, "\"diverged_at\":null"));
    free(block);
}

// The map's answer at the cell a point lies in.
static int answer_at(const float *map, int n, const float *p) {
    const float *box = r.task.box;
    int across = (int)((p[0] - box[0]) / (box[2] - box[0]) * (float)n), down = (int)((box[3] - p[1]) / (box[3] - box[1]) * (float)n);
    return (int)map[2 * (int_max(0, int_min(down, n - 1)) * n + int_max(0, int_min(across, n - 1)))];
}

static void pictures_show_what_was_judged(void **s) {
    (void)s;
    enum { N = 100, C = 10 };
    static const char *const lines[] = {"task=spiral&steps=600&held=100", "task=moons&steps=300&held=130", "task=moons&loss=squared&steps=300", "task=spiral&loss=squared&steps=900"};
    static float map[2 * N * N], answers[4 * 8192], table[C * C];
    for (int i = 0; i < COUNT(lines); i++) {
        void *block = begin(&r, lines[i]);
        run_step(&r, r.steps);
        int n = picture_answers(&r, 8192, answers), classes = picture_confusion(&r, table), right = 0, seen = 0;
        double diagonal = 0, all = 0;
        assert_true(n == r.task.held && classes == r.task.classes && picture_map(&r, N, map));
        for (int k = 0; k < n; k++) right += answers[4 * k + 1] == answers[4 * k + 2], seen += answer_at(map, N, r.x + 2 * (r.task.train + k)) == (int)answers[4 * k + 2];
        for (int k = 0; k < classes * classes; k++) all += table[k], diagonal += k % (classes + 1) ? 0 : table[k];
        assert_true(right == (int)lroundf(r.held_accuracy * (float)n) && diagonal == right && all == n);
        assert_true(seen >= 0.95 * n);
        for (int k = 0; k < N * N; k++) assert_true(map[2 * k + 1] >= 0 && map[2 * k + 1] <= 1);
        double sure = 0; // of what a softmax or a logistic says, the least a picture can be is even
        for (int k = 0; k < n; k++) sure += (double)answers[4 * k + 3] / n;
        if (r.task.loss != SQUARED_ERROR) assert_true(sure > 1.0 / classes && fabs(sure - r.held_accuracy) < 0.2);
        free(block);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_same_line_gives_the_same_bits), cmocka_unit_test(walking_in_any_slices_gives_the_same_bits), cmocka_unit_test(asking_questions_changes_nothing),
    cmocka_unit_test(a_schedule_changes_no_batch_and_a_batch_size_keeps_the_start), cmocka_unit_test(a_live_change_is_noted_and_replays),
    cmocka_unit_test(a_live_change_before_noted_ones_takes_its_place_among_them), cmocka_unit_test(the_preview_is_the_curve_that_was_trained_with),
    cmocka_unit_test(a_branch_shares_its_past_bit_for_bit_and_differs_after), cmocka_unit_test(knobs_that_are_not_live_ask_to_open_again), cmocka_unit_test(a_run_that_has_diverged_asks_to_open_again),
    cmocka_unit_test(a_plateau_has_its_floor_at_a_share_of_the_peak_that_is_steered_to), cmocka_unit_test(of_several_live_changes_all_are_made_or_none), cmocka_unit_test(a_run_that_explodes_is_a_result_with_its_step),
    cmocka_unit_test(every_shelf_item_trains_in_a_block_of_exactly_the_asked_size), cmocka_unit_test(a_block_one_byte_too_small_stops_at_once),
    cmocka_unit_test(a_live_change_at_the_step_of_a_noted_one_comes_after_it), cmocka_unit_test(changes_that_do_not_fit_are_refused_and_not_begun),
    cmocka_unit_test(a_driven_run_always_has_a_line_that_replays_it), cmocka_unit_test(a_hand_may_steer_sixteen_times_a_second_for_a_whole_drive), cmocka_unit_test(a_run_that_was_not_opened_is_reported_as_none),
    cmocka_unit_test(sets_smaller_than_a_chunk_are_judged), cmocka_unit_test(silence_means_the_default), cmocka_unit_test(shares_are_written_as_they_were_typed),
    cmocka_unit_test(a_switch_is_on_or_off_and_what_makes_the_data_or_the_net_is_never_live), cmocka_unit_test(a_report_says_what_came_of_the_run), cmocka_unit_test(pictures_show_what_was_judged)};
RUN(tests)
