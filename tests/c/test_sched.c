// test_sched.c - schedules equal PyTorch's at every step, keep within their bounds, and their handles say what they do.
#include "base/fmath.h"
#include "check.h"
#include "sched/sched.h"

static const knob knob_steps = {"steps", "Steps", "", "", WHOLE, LINEAR, 1, 100000, "1000", NULL, "training", 0};
static const def thing = {.key = "thing", .label = "Thing", .help = ""};
static const def *const things[] = {&thing};
static const knob *run_knobs[16] = {&knob_steps};
static dictionary words;

static int make_words(void **state) {
    (void)state;
    for (int i = 0; sched_run_knobs[i]; i++) run_knobs[i + 1] = sched_run_knobs[i];
    shelf dull = {"task", "", "", things, 1};
    words = (dictionary){run_knobs, {dull, dull, dull, sched_shelf}};
    words.shelves[1].key = "model", words.shelves[2].key = "opt";
    return 0;
}

enum { MOST = 4096 };
static settings now;
static refusal no;

static int read_line(const char *line) {
    if (!settings_read(&now, &words, line, &no)) fail_msg("%s: %s", line, no.text);
    return settings_whole(&now, &knob_steps);
}

static int must_read(const char *line) {
    int steps = read_line(line);
    if (!sched_check(&now, steps, &no)) fail_msg("%s: %s", line, no.text);
    return steps;
}

// ---- equal to PyTorch

static char *field(char *row, const char *name) { // "name":"value" in a row of JSON, value cut off
    char quoted[32];
    snprintf(quoted, sizeof quoted, "\"%s\":\"", name);
    char *at = strstr(row, quoted);
    return at ? at + strlen(quoted) : NULL;
}

static int values(const char *p, double *out) { // "0.1*50 0.2": fifty times 0.1, then 0.2
    int n = 0;
    for (char *end; p && *p != '"'; p = end + (*end == ' ')) {
        double v = strtod(p, &end);
        long times = *end == '*' ? strtol(end + 1, &end, 10) : 1;
        while (times-- > 0) out[n++] = v;
    }
    return n;
}

static void must_equal(const char *name, const char *what, const double *got, const double *want, int n) {
    double scale = 0;
    for (int t = 0; t < n; t++) scale = fmax(scale, fabs(want[t]));
    for (int t = 0; t < n; t++)
        if (apart(got[t], want[t]) > 1e-12 && !(fabs(got[t] - want[t]) <= 16e-16 * scale)) fail_msg("%s %s[%d] is %.17g, PyTorch says %.17g", name, what, t, got[t], want[t]);
}

static void compare(char *row) {
    static double lr[MOST], momentum[MOST], want[MOST], metrics[MOST];
    char name[64], line[256];
    snprintf(name, sizeof name, "%.*s", (int)strcspn(field(row, "name"), "\""), field(row, "name"));
    snprintf(line, sizeof line, "%.*s", (int)strcspn(field(row, "line"), "\""), field(row, "line"));
    int steps = must_read(line), n = values(field(row, "lr"), want);
    assert_int_equal(n, steps);
    sched_fill(&now, steps, lr, momentum);
    if (values(field(row, "metrics"), metrics)) {
        plateau p;
        plateau_open(&p, &now, steps, lr[0]);
        for (int t = 0; t < steps; t++) lr[t] = p.lr, plateau_report(&p, metrics[t]);
    }
    must_equal(name, "lr", lr, want, n);
    n = values(field(row, "momentum"), want);
    if (n) must_equal(name, "momentum", momentum, want, n);
    else assert_true(momentum[0] != momentum[0]);
}

static void every_schedule_of_pytorch_comes_out_step_by_step(void **state) {
    (void)state;
    FILE *f = fopen("tests/golden/schedules.json", "r");
    static char row[1 << 17];
    int rows = 0;
    assert_non_null(f);
    while (fgets(row, sizeof row, f))
        if (field(row, "name")) compare(row), rows++;
    fclose(f);
    assert_int_equal(rows, 32);
}

// ---- bounds

static void must_be_within(const char *line) {
    static double lr[MOST], momentum[MOST];
    int steps = must_read(line);
    double peak = settings_number(&now, &knob_lr);
    sched_fill(&now, steps, lr, momentum);
    for (int t = 0; t < steps; t++) {
        if (!(lr[t] >= 0 && lr[t] <= peak * (1 + 1e-12))) fail_msg("%s: lr[%d] is %.17g, peak %g", line, t, lr[t], peak);
        if (momentum[t] == momentum[t] && !(momentum[t] >= 0 && momentum[t] < 1)) fail_msg("%s: momentum[%d] is %g", line, t, momentum[t]);
    }
}

// A knob's corner as text: lowest, default, highest; choices in turn.
static void corner(const knob *k, int which, char *out, size_t room) {
    if (k->kind == CHOICE) {
        const char *p = k->choices;
        for (int i = 0; i < which && strchr(p, '|'); i++) p = strchr(p, '|') + 1;
        snprintf(out, room, "%.*s", (int)strcspn(p, ":"), p);
    } else if (k->kind == TEXT) snprintf(out, room, "%s", k->def);
    else if (k->kind == SPAN) snprintf(out, room, "%s", (const char *[]){"0", "1", "100pct", "1000000", "7"}[which % 5]);
    else snprintf(out, room, "%.17g", which % 3 == 0 ? k->lo : which % 3 == 1 ? k->hi : strtod(k->def, NULL));
}

static void put_corner(char *line, const knob *k, int which) {
    char value[160];
    corner(k, which, value, sizeof value);
    snprintf(line + strlen(line), 1024 - strlen(line), "&%s=%s", k->key, value);
}

// Random corners of every knob of a shape and of the modifiers, in runs of all lengths, under every dialect.
static void every_shape_stays_finite_between_nothing_and_its_peak(void **state) {
    (void)state;
    const int lengths[] = {1, 2, 3, 10, 77, 200};
    srand(7);
    for (int i = 0; i < sched_shelf.count; i++)
        for (int round = 0; round < 1500; round++) {
            const def *d = sched_shelf.items[i];
            char line[1024];
            snprintf(line, sizeof line, "sched=%s&steps=%d", d->key, lengths[rand() % COUNT(lengths)]);
            for (int k = 0; d->knobs[k]; k++) put_corner(line, d->knobs[k], rand() % 60);
            for (int k = 0; sched_run_knobs[k]; k++)
                if (rand() % 2) put_corner(line, sched_run_knobs[k], rand() % 60);
            if (strstr(line, "seam=over") && !strcmp(d->key, "cosine")) continue; // PyTorch's chain leaves its bounds: tested below
            must_be_within(line);
        }
}

static void pytorchs_chain_is_finite_wherever_it_goes(void **state) {
    (void)state;
    static double lr[MOST];
    const char *const spans[] = {"1", "2", "30", "100pct"}, *const warmups[] = {"0", "1", "40", "300"}, *const froms[] = {"0", "0.01", "1"}, *const floors[] = {"0", "0.3", "1"};
    for (int i = 0; i < 144; i++) {
        char line[200];
        snprintf(line, sizeof line, "sched=cosine&seam=over&steps=200&span=%s&warmup=%s&warmup_from=%s&floor=%s", spans[i % 4], warmups[i / 4 % 4], froms[i / 16 % 3], floors[i / 48]);
        int steps = must_read(line);
        sched_fill(&now, steps, lr, NULL);
        for (int t = 0; t < steps; t++)
            if (!real_finite(lr[t])) fail_msg("%s: lr[%d]", line, t);
    }
}

// ---- marks

static void must_mark(const char *line, const char *want) {
    sched_mark marks[MARKS_MAX];
    char got[1024] = "";
    int steps = must_read(line), n = sched_marks(&now, steps, marks);
    for (int i = 0; i < n; i++) snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s %g", i ? ", " : "", marks[i].kind, marks[i].step);
    assert_string_equal(got, want);
}

static void marks_stand_where_something_begins_or_ends(void **state) {
    (void)state;
    must_mark("sched=constant", "");
    must_mark("sched=cosine&warmup=5pct", "warmup_end 50");
    must_mark("sched=cosine&warmup=5pct&hold=100&span=500", "warmup_end 50, decay_begin 150, decay_end 650");
    must_mark("sched=restarts&period=100&multiplier=2", "restart 100, restart 300, restart 700");
    must_mark("sched=wsd&warmup=0", "decay_begin 800");
    must_mark("sched=multistep&milestones=200,50pct", "milestone 200, milestone 500");
    must_mark("sched=multistep&milestones=200,50pct&dialect=keras", "milestone 201, milestone 501");
    must_mark("sched=onecycle", "peak 299");
    must_mark("sched=cyclical&rise=200&fall=300", "peak 200, restart 500, peak 700");
    must_mark("sched=sequence&warmup=0", "milestone 100, milestone 500");
}

static void a_thousand_restarts_do_not_overflow_the_marks(void **state) {
    (void)state;
    sched_mark marks[MARKS_MAX];
    int steps = must_read("sched=cyclical&rise=1&warmup=10&hold=5");
    int n = sched_marks(&now, steps, marks);
    assert_in_range(n, 2, MARKS_MAX);
    for (int i = 1; i < n; i++) assert_true(marks[i - 1].step <= marks[i].step);
}

// ---- handles

static const char *const handled[] = {
    "sched=constant", "sched=linear&floor=0.1&warmup=5pct", "sched=cosine&warmup=100&hold=10pct&span=300&floor=0.2", "sched=cosine&span=40pct&end=hold",
    "sched=step&warmup=33", "sched=multistep&milestones=200,500,500,80pct", "sched=multistep&dialect=keras", "sched=multistep&dialect=timm&warmup=7pct",
    "sched=exponential&period=200", "sched=polynomial&floor=0.05", "sched=restarts&floor=0.1&period=120", "sched=onecycle", "sched=onecycle&dialect=optax&warmup=10",
    "sched=onecycle&phases=3&span=777&rise=165.501", "sched=cyclical&rise=100", "sched=cyclical&rise=100&fall=150&low=0.25&cycle_mode=exp_range", "sched=wsd",
    "sched=wsd&tail=150&floor=0.01&warmup=20", "sched=rsqrt&warmup=50", "sched=inverse&period=40pct", "sched=plateau", "sched=points", "sched=points&points=0:0.1:e,200:1:c,20pct:0.5,90pct:0.2:h&hold=50",
    "sched=sequence", "sched=sequence&parts=cosine:0:1:100,constant:1:1:30pct,linear:1:0.1:200,sqrt:0.1:0", "sched=cosine&seam=over&warmup=100&floor=0.1",
    "sched=cosine&hold=1", "sched=cosine&dialect=timm&warmup=100", "sched=cosine&dialect=keras&warmup=10pct&span=50pct", "sched=cosine&steps=1", "sched=wsd&steps=2", "sched=restarts&steps=37",
};

static int drag(const char *line, int n, double step, double lr, sched_handle *after, char *said) {
    char longer[512];
    int steps = must_read(line);
    text t = text_on(said, 300);
    sched_drag(&now, steps, n, step, lr, &t);
    snprintf(longer, sizeof longer, "%s&%s", line, said);
    steps = must_read(longer);
    sched_handle all[HANDLES_MAX];
    int count = sched_handles(&now, steps, all);
    assert_in_range(n, 0, count - 1);
    *after = all[n];
    return steps;
}

static void a_handle_left_where_it_is_changes_nothing(void **state) {
    (void)state;
    static double before[MOST], after[MOST];
    for (int i = 0; i < COUNT(handled); i++) {
        sched_handle all[HANDLES_MAX], h;
        char said[300];
        int steps = must_read(handled[i]), n = sched_handles(&now, steps, all);
        sched_fill(&now, steps, before, NULL);
        assert_true(n >= 2 && all[0].row == &knob_lr);
        for (int k = 0; k < n; k++) {
            drag(handled[i], k, all[k].step, all[k].lr, &h, said);
            sched_fill(&now, steps, after, NULL);
            if (memcmp(before, after, (size_t)steps * sizeof *before)) fail_msg("%s: handle %d said %s", handled[i], k, said);
            assert_true(h.step == all[k].step && h.lr == all[k].lr && h.x == all[k].x && h.y == all[k].y);
        }
    }
}

static void handles_lie_on_the_curve(void **state) {
    (void)state;
    static double lr[MOST];
    for (int i = 0; i < COUNT(handled); i++) {
        sched_handle all[HANDLES_MAX];
        int steps = must_read(handled[i]), n = sched_handles(&now, steps, all);
        sched_fill(&now, steps, lr, NULL);
        for (int k = 0; k < n; k++) {
            bool on = all[k].row == &knob_lr || (all[k].x && !all[k].y);
            if (!on || all[k].step >= steps) continue;
            if (apart(all[k].lr, lr[(int)all[k].step]) > 1e-12) fail_msg("%s: handle %d (%s)", handled[i], k, all[k].label);
        }
    }
}

static void a_dragged_handle_is_where_it_was_dragged_to(void **state) {
    (void)state;
    srand(11);
    for (int i = 0; i < COUNT(handled) * 12; i++) {
        const char *line = handled[i % COUNT(handled)];
        sched_handle all[HANDLES_MAX], h;
        char said[300];
        int steps = must_read(line), n = sched_handles(&now, steps, all);
        for (int k = 0; k < n; k++) {
            double u = rand() / (double)RAND_MAX, v = rand() / (double)RAND_MAX;
            double step = floor(all[k].step_lo + u * (all[k].step_hi - all[k].step_lo)), lr = all[k].lr_lo + v * (all[k].lr_hi - all[k].lr_lo);
            if (step < all[k].step_lo) step = all[k].step_lo;
            drag(line, k, step, lr, &h, said);
            if (h.row != all[k].row || h.index != all[k].index) fail_msg("%s: handle %d became another after %s", line, k, said);
            if (all[k].x && fabs(h.step - step) > 0.51) fail_msg("%s: %s to %g is at %g after %s", line, all[k].label, step, h.step, said);
            if (all[k].y && fabs(h.lr - lr) > 1e-3 * lr + 1e-9) fail_msg("%s: %s to %g is at %g after %s", line, all[k].label, lr, h.lr, said);
        }
    }
}

static void must_say(const char *line, const char *label, double step, double lr, const char *want) {
    sched_handle all[HANDLES_MAX], h;
    char said[300];
    int steps = must_read(line), n = sched_handles(&now, steps, all), k = 0;
    while (k < n && strcmp(all[k].label, label)) k++;
    assert_true(k < n);
    drag(line, k, step, lr, &h, said);
    assert_string_equal(said, want);
}

static void dragging_keeps_the_unit_and_says_it_briefly(void **state) {
    (void)state;
    must_say("sched=cosine&warmup=5pct", "Warmup ends", 75, 0, "warmup=7.5pct");
    must_say("sched=cosine&warmup=50", "Warmup ends", 75, 0, "warmup=75");
    must_say("sched=cosine", "Warmup ends", 33, 0, "warmup=3.3pct");
    must_say("sched=cosine", "Peak", 0, 0.299391, "lr=0.3007");
    must_say("sched=constant", "Peak", 0, 99, "lr=10");
    must_say("sched=cosine", "Floor", 0, 0.02, "floor=0.2");
    must_say("sched=multistep&milestones=200,60pct", "Milestone", 900, 0, "milestones=600,60pct");
    must_say("sched=multistep&steps=1500", "Milestone", 76, 0, "milestones=5.07pct,75pct");
    must_say("sched=onecycle", "Peak", 0, 0.2, "lr=0.202");
    must_say("sched=wsd", "Decay begins", 600, 0, "tail=40pct");
    must_say("sched=points", "Point", 0, 0.05, "points=0pct:0.5:l,10pct:1:h,40pct:1:c,100pct:0");
    must_say("sched=cosine&branch=40pct", "Branch", 0, 0, "branch=0.1pct"); // 0 would be no branch
    must_say("sched=cosine&warmup=10pct&branch=20pct", "Warmup ends", 1500, 0, "warmup=20pct"); // behind the branch it would be out of sight
    must_say("sched=cosine&hold=1", "Decay begins", 2, 0, "hold=2");
    must_say("sched=restarts", "Floor", 250, 0.02, "floor=0.2");
    must_say("sched=cyclical&rise=80pct", "Low", 0, 0.05, "low=0.5"); // a cycle longer than the run has its low at the start
    must_say("sched=sequence&parts=cosine:1:0", "End", 1000, 0.05, "parts=cosine:1:0.5");
    must_say("sched=sequence&parts=linear:1:1:50pct,linear:1:0", "Start", 0, 0.05, "parts=linear:0.5:1:50pct,linear:1:0");
    must_say("sched=sequence", "Joint", 100, 0.05, "parts=linear:0.05:0.5:10pct,constant:0.5:0.5:40pct,cosine:0.5:0");
}

// ---- refusals

static void must_refuse(const char *line, const char *key, const char *part) {
    int steps = read_line(line);
    if (sched_check(&now, steps, &no)) fail_msg("%s was not refused", line);
    assert_string_equal(no.key, key);
    if (!strstr(no.text, part)) fail_msg("%s: %s", line, no.text);
    assert_true(no.text[strlen(no.text) - 1] == '.' && strstr(no.text, key));
}

static void every_refusal_is_a_sentence_about_the_list(void **state) {
    (void)state;
    must_refuse("sched=multistep&milestones=", "milestones", "is not a number of steps");
    must_refuse("sched=multistep&milestones=20,abc", "milestones", "\"abc\" is not a number of steps (200) or a share of the run (10pct).");
    must_refuse("sched=multistep&milestones=200,100", "milestones", "have to rise");
    must_refuse("sched=multistep&milestones=1e300", "milestones", "is not a number of steps");
    must_refuse("sched=points&points=5", "points", "has to read");
    must_refuse("sched=points&points=0:1:l:4", "points", "has to read");
    must_refuse("sched=points&points=x:1", "points", "\"x\" is not a number of steps");
    must_refuse("sched=points&points=9:1,3:1", "points", "comes before");
    must_refuse("sched=points&points=9:1.5", "points", "is not a height");
    must_refuse("sched=points&points=9:-1", "points", "is not a height");
    must_refuse("sched=points&points=9:1:z", "points", "is not a curve");
    must_refuse("sched=sequence&parts=linear:1:0,constant:1:1", "parts", "needs a length");
    must_refuse("sched=sequence&parts=zig:1:0:5", "parts", "is not a shape");
    must_refuse("sched=sequence&parts=linear:1", "parts", "has to read");
    must_refuse("sched=sequence&parts=linear:2:0:5", "parts", "is not a height");
    must_refuse("sched=sequence&parts=linear:1:0:5x", "parts", "is not a number of steps");
    must_refuse("sched=points&points=a\"b\001c\177:1", "points", "\"a?b?c?\"");
}

static void too_many_entries_are_refused(void **state) {
    (void)state;
    char line[4096] = "sched=multistep&milestones=1";
    for (int i = 0; i < 512; i++) strcat(line, ",900");
    must_refuse(line, "milestones", "at most 512");
    strcpy(line, "sched=points&points=0:1");
    for (int i = 0; i < 512; i++) strcat(line, ",900:1");
    must_refuse(line, "points", "at most 512");
    strcpy(line, "sched=sequence&parts=linear:1:0:5");
    for (int i = 0; i < 64; i++) strcat(line, ",linear:1:0:5");
    must_refuse(line, "parts", "at most 64");
}

static void random_lists_are_read_or_refused(void **state) {
    (void)state;
    const char letters[] = "0159.:,:,lcehpt%-xlinearcosine";
    const char *const heads[] = {"sched=multistep&milestones=", "sched=points&points=", "sched=sequence&parts="};
    static double lr[MOST];
    srand(5);
    for (int i = 0; i < 60000; i++) {
        char line[128];
        strcpy(line, heads[i % 3]);
        for (int n = rand() % 24, at = (int)strlen(line); n >= 0; n--) line[at++] = n ? letters[rand() % (int)(sizeof letters - 1)] : 0;
        int steps = read_line(line);
        if (sched_check(&now, steps, &no)) sched_fill(&now, steps, lr, NULL);
        else assert_true(no.text[0] && no.text[strlen(no.text) - 1] == '.');
    }
}

// ---- the catalog

static void every_row_has_its_words(void **state) {
    (void)state;
    for (int i = 0; i < sched_shelf.count; i++) {
        const def *d = sched_shelf.items[i];
        assert_true(strlen(d->help) > 10 && strlen(d->help) <= 120 && d->label[0] && d->formula[0] && d->source[0]);
        for (int j = 0; j < i; j++) assert_true(strcmp(d->key, sched_shelf.items[j]->key) != 0);
        for (int k = 0; d->knobs[k]; k++) {
            const knob *row = d->knobs[k];
            if (strlen(row->help) > 120) fail_msg("%s: %zu letters", row->key, strlen(row->help));
            for (int j = 0; j < i; j++)
                for (int m = 0; sched_shelf.items[j]->knobs[m]; m++)
                    assert_true(sched_shelf.items[j]->knobs[m] == row || strcmp(sched_shelf.items[j]->knobs[m]->key, row->key) != 0);
        }
    }
}

// ---- reduce on plateau, elsewhere than in PyTorch

static int reports_until_reduced(const char *line, double value) {
    plateau p;
    int steps = must_read(line), n = 0;
    plateau_open(&p, &now, steps, 0.1);
    while (plateau_report(&p, value) == 0.1 && n < 1000) n++;
    return n; // reports after the first, which is always the best so far
}

static void patience_is_counted_as_each_library_counts(void **state) {
    (void)state;
    assert_int_equal(reports_until_reduced("sched=plateau&patience=4", 1), 5);
    assert_int_equal(reports_until_reduced("sched=plateau&patience=4&dialect=huggingface", 1), 5);
    assert_int_equal(reports_until_reduced("sched=plateau&patience=4&dialect=keras", 1), 4);
    assert_int_equal(reports_until_reduced("sched=plateau&patience=4&dialect=optax", 1), 4);
}

// Exactly the threshold better is not better: of what should fall and of what should rise.
static void an_improvement_is_more_than_the_threshold(void **state) {
    (void)state;
    static const struct { const char *how; double better, as_good; } cases[] = {
        {"threshold_mode=abs&plateau_mode=min", 0.25, 0.5}, {"threshold_mode=abs&plateau_mode=max", 1.75, 1.5},
        {"threshold_mode=rel&plateau_mode=min", 0.25, 0.5}, {"threshold_mode=rel&plateau_mode=max", 1.75, 1.5}};
    for (int i = 0; i < COUNT(cases); i++) {
        char line[120];
        plateau p;
        snprintf(line, sizeof line, "sched=plateau&patience=0&threshold=0.5&%s", cases[i].how);
        int steps = must_read(line);
        plateau_open(&p, &now, steps, 0.1);
        assert_true(plateau_report(&p, 1) == 0.1 && plateau_report(&p, cases[i].better) == 0.1);
        plateau_open(&p, &now, steps, 0.1);
        assert_true(plateau_report(&p, 1) == 0.1 && plateau_report(&p, cases[i].as_good) < 0.1);
    }
}

// ---- branches

static void a_branch_falls_from_where_it_stood_along_its_curve(void **state) {
    (void)state;
    static double lr[100];
    static const struct { const char *then; double half, end; } want[] = { // at half its length and behind it, of the rate at the branch
        {"linear", 0.5, 0}, {"cosine", 0.5, 0}, {"sqrt", 1 - 0.7071067811865476, 0}, {"exponential", 0.0316227766016838, 0.001}, {"constant", 1, 1},
        {"linear&then_floor=0.5", 0.75, 0.5}, {"exponential&then_floor=0.25", 0.5, 0.25}};
    for (int i = 0; i < COUNT(want); i++) {
        char line[120];
        snprintf(line, sizeof line, "sched=linear&lr=0.2&steps=100&branch=50&then_span=40&then=%s", want[i].then);
        sched_fill(&now, must_read(line), lr, NULL);
        assert_true(apart(lr[49], 0.2 * 0.51) < 1e-12 && apart(lr[50], 0.1) < 1e-12);
        for (int t = 70; t <= 90; t += 20) {
            double expected = 0.1 * (t == 70 ? want[i].half : want[i].end);
            if (fabs(lr[t] - expected) > 1e-12) fail_msg("%s: lr[%d] is %g, not %g", line, t, lr[t], expected);
        }
        assert_true(lr[99] == lr[90]);
    }
}

static void an_accuracy_should_rise_and_a_loss_fall(void **state) {
    (void)state;
    plateau p;
    int steps = must_read("sched=plateau&monitor=held_accuracy&every=5pct");
    plateau_open(&p, &now, steps, 0.1);
    assert_true(p.larger_is_better && p.every == 50 && p.monitor == MONITOR_HELD_ACCURACY);
    must_read("sched=plateau&monitor=held_loss");
    plateau_open(&p, &now, steps, 0.1);
    assert_false(p.larger_is_better);
    assert_true(sched_reactive(&now));
}

#define T(name) cmocka_unit_test(name)
static const struct CMUnitTest tests[] = {
    T(every_schedule_of_pytorch_comes_out_step_by_step), T(an_improvement_is_more_than_the_threshold), T(a_branch_falls_from_where_it_stood_along_its_curve), T(every_shape_stays_finite_between_nothing_and_its_peak), T(pytorchs_chain_is_finite_wherever_it_goes),
    T(marks_stand_where_something_begins_or_ends), T(a_thousand_restarts_do_not_overflow_the_marks), T(a_handle_left_where_it_is_changes_nothing),
    T(handles_lie_on_the_curve), T(a_dragged_handle_is_where_it_was_dragged_to), T(dragging_keeps_the_unit_and_says_it_briefly),
    T(every_refusal_is_a_sentence_about_the_list), T(too_many_entries_are_refused), T(random_lists_are_read_or_refused), T(every_row_has_its_words),
    T(patience_is_counted_as_each_library_counts), T(an_accuracy_should_rise_and_a_loss_fall)};

int main(void) { return cmocka_run_group_tests(tests, make_words, NULL); }
