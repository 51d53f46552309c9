// test_fuzz.c - random settings lines: none may crash, every refusal is a sentence, what is accepted is accepted again in its canonical form.
#include "runs.h"
#include <ctype.h>

static uint64_t seed = 20261122;
static uint32_t dice(uint32_t n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((seed >> 33) % n);
}

static const char *const junk[] = {"", "0", "-1", "1e308", "-0", "NaN", "Infinity", "0x10", "1e", "%", "5%", "5%25", "5pct", "101pct", "99999999999", "<img>", "0.1:2,3", "constructor",
                                   "0:1:l,50pct:0.5:c,100pct:0", "linear:0:1:10pct,constant:1:1:50pct", "50pct,75pct", "\xff\xfe", "1,,2", ":", ",", "500:lr:0.1", "9:seed:3", "1e-9", "0.5", "200"};

static const char *some_key(const dictionary *d) {
    int shelf_at = (int)dice(SHELVES), n = 0;
    if (dice(3) == 0) return d->shelves[shelf_at].key;
    const shelf *on = &d->shelves[shelf_at];
    const knob *const *rows = dice(2) ? d->knobs : on->items[dice((uint32_t)on->count)]->knobs;
    while (rows && rows[n]) n++;
    return n ? rows[dice((uint32_t)n)]->key : "lr";
}

static void some_value(text *t, const dictionary *d) {
    char number[40];
    switch (dice(4)) {
    case 0: text_put(t, junk[dice(COUNT(junk))]); return;
    case 1: {
        const shelf *on = &d->shelves[dice(SHELVES)];
        text_put(t, on->items[dice((uint32_t)on->count)]->key);
        return;
    }
    case 2: for (uint32_t i = dice(12); i; i--) number[0] = (char)(1 + dice(255)), text_put_n(t, number, 1); return;
    default: snprintf(number, sizeof number, "%.*g%s", (int)dice(17) + 1, exp((dice(4000) - 2000.0) / 200), dice(2) ? "pct" : ""); text_put(t, number);
    }
}

static void a_line(text *t, const dictionary *d) {
    for (uint32_t n = dice(7); n; n--) {
        text_put(t, dice(40) ? some_key(d) : junk[dice(COUNT(junk))]);
        if (dice(30)) text_put(t, "=");
        some_value(t, d);
        if (dice(30)) text_put(t, "&");
    }
}

static void check_sentence(const refusal *no) {
    size_t n = strlen(no->text);
    assert_true(n > 10 && isupper((unsigned char)no->text[0]) && no->text[n - 1] == '.');
    for (size_t i = 0; i < n; i++) assert_true((unsigned char)no->text[i] >= 32 && (unsigned char)no->text[i] < 127);
}

static void check_accepted(const run *r) {
    static run again;
    static char canonical[LINE_ROOM], twice[LINE_ROOM];
    refusal no;
    text t = text_on(canonical, LINE_ROOM);
    settings_write(&r->first, &t);
    if (!run_read(&again, canonical, &no)) fail_msg("\"%s\" came from \"%s\" and is refused: %s", canonical, r->first.line, no.text);
    t = text_on(twice, LINE_ROOM);
    settings_write(&again.first, &t);
    assert_string_equal(canonical, twice);
}

// LAB_FUZZ=1000000 makes a million of them; the default keeps `make test` short.
static void random_lines(void **s) {
    (void)s;
    static run r;
    static char line[LINE_ROOM + 64];
    const char *wanted = getenv("LAB_FUZZ");
    int count = wanted ? atoi(wanted) : 100000, accepted = 0;
    const dictionary *d = run_words();
    for (int i = 0; i < count; i++) {
        text t = text_on(line, (int)sizeof line);
        refusal no = {.key = ""};
        a_line(&t, d);
        if (run_read(&r, line, &no)) {
            accepted++;
            assert_true(run_bytes(&r) > 0);
            if (i % 8 == 0) check_accepted(&r);
        } else check_sentence(&no);
    }
    printf("%d lines, %d accepted\n", count, accepted);
    assert_true(accepted > count / 100 && accepted < count);
}

static void accepted_lines_train_a_step(void **s) {
    (void)s;
    static run r;
    static char line[LINE_ROOM];
    const dictionary *d = run_words();
    int trained = 0;
    for (int i = 0; i < 20000 && trained < 300; i++) {
        text t = text_on(line, LINE_ROOM);
        refusal no;
        a_line(&t, d);
        if (!run_read(&r, line, &no) || run_bytes(&r) > 4000000) continue;
        void *block = aligned_alloc(16, run_bytes(&r));
        run_begin(&r, block, run_bytes(&r));
        run_step(&r, 3);
        free(block), trained++;
    }
    assert_int_equal(trained, 300);
}

static void overlong_lines_are_refused(void **s) {
    (void)s;
    static run r;
    static char line[2 * LINE_ROOM];
    refusal no;
    memset(line, 'a', sizeof line - 1), line[sizeof line - 1] = 0;
    assert_false(run_read(&r, line, &no));
    check_sentence(&no);
}

static const struct CMUnitTest tests[] = {cmocka_unit_test(random_lines), cmocka_unit_test(accepted_lines_train_a_step), cmocka_unit_test(overlong_lines_are_refused)};
RUN(tests)
