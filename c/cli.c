// cli.c - lrlab: the same core at a terminal. lrlab describe | resolve LINE | preview LINE | run LINE | bench
#include "bench.h"
#include "cli_check.h"
#include "cli_words.h"
#include "judge/lint.h"
#include "run/run.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int refused(const refusal *no) {
    fprintf(stderr, "lrlab: %s\n", no->text);
    return 2;
}

static int usage(FILE *to) {
    fputs("lrlab describe                     every knob, schedule, optimizer, model and task, as JSON\n"
          "lrlab resolve LINE                 what a line means before it runs, as JSON\n"
          "lrlab preview LINE [--metrics F]   the schedule: step,lr,momentum; F: a number a line for a schedule that reacts\n"
          "lrlab run LINE [--every N]         trains; the history as CSV, with --every a row each N steps; the last line is its hash\n"
          "lrlab words                        all that the core can say, by id, as JSON: what translations are made from\n"
          "lrlab bench [NAME]                 CPU time of kernels, updates and whole steps (those whose name begins so): best, median, spread\n"
          JUDGE_USAGE
          CHECK_USAGE
          "a LINE is text such as 'task=spiral&opt=momentum&lr=0.3&sched=cosine&warmup=5%'; '' is the default run\n", to);
    return to == stdout ? 0 : 2;
}

static int print_json(bool ok, const text *t, const refusal *no) {
    if (!ok) return refused(no);
    puts(t->at);
    return 0;
}

static int describe(void) {
    static char out[1 << 18];
    text t = text_on(out, (int)sizeof out);
    catalog_write(&t, run_words(), history_columns, COLUMNS);
    return print_json(!t.full, &t, NULL);
}

static int list_words(void) {
    static char out[1 << 17];
    text t = text_on(out, (int)sizeof out);
    words_write(&t);
    return print_json(!t.full, &t, NULL);
}

static int resolve(const char *line) {
    static char out[1 << 18];
    static double curves[2 * STEPS_MAX];
    text t = text_on(out, (int)sizeof out);
    refusal no;
    bool ok = lint_resolve(line, curves, &t, &no);
    return print_json(ok, &t, &no);
}

// Feeds a reactive schedule the numbers of a file, one report a step.
static int preview_metrics(const settings *s, int steps, const double *curve, const char *path) {
    plateau p;
    double value, peak = settings_number(s, &knob_lr);
    FILE *f = fopen(path, "r");
    if (!f) return fprintf(stderr, "lrlab: cannot read %s\n", path), 2;
    plateau_open(&p, s, steps, peak);
    for (int t = 0; t < steps; t++) {
        printf("%d,%.17g,\n", t, p.lr == peak ? curve[t] : curve[t] / peak * p.lr);
        if (fscanf(f, "%lf", &value) == 1) plateau_report(&p, value);
    }
    fclose(f);
    return 0;
}

static int preview(const char *line, const char *metrics) {
    static run r;
    refusal no;
    if (!run_read(&r, line, &no)) return refused(&no);
    double *lr = malloc((size_t)r.steps * 4 * sizeof *lr), *momentum = lr + r.steps;
    if (!lr) return fputs("lrlab: out of memory\n", stderr), 1;
    run_curve(&r.first, r.steps, lr, momentum, momentum + r.steps);
    int result = 0;
    puts("step,lr,momentum");
    if (metrics) result = preview_metrics(&r.first, r.steps, lr, metrics);
    else
        for (int t = 0; t < r.steps; t++) {
            printf("%d,%.17g,", t, lr[t]);
            if (momentum[t] == momentum[t]) printf("%.17g", momentum[t]);
            putchar('\n');
        }
    free(lr);
    return result;
}

static void print_rows(const history *h) {
    for (int i = 0; i < h->rows; i++)
        for (int c = 0; c < COLUMNS; c++) {
            float v = history_value(h, (column)c, i);
            if (v == v) printf("%.9g", (double)v);
            putchar(c + 1 < COLUMNS ? ',' : '\n');
        }
}

// A row covers so many steps.
static void print_each(run *r, int every) {
    for (r->log.stride = every; run_step(r, every); r->log.stride = every) print_rows(&r->log), history_clear(&r->log);
}

static int train(const char *line, int every) {
    static run r;
    refusal no;
    if (!run_read(&r, line, &no)) return refused(&no);
    size_t size = run_bytes(&r);
    void *block = aligned_alloc(16, (size + 15) & ~(size_t)15);
    if (!block) return fputs("lrlab: out of memory\n", stderr), 1;
    run_begin(&r, block, size);
    for (int c = 0; c < COLUMNS; c++) printf("%s%c", history_columns[c].key, c + 1 < COLUMNS ? ',' : '\n');
    if (every > 0) print_each(&r, every);
    else run_step(&r, r.steps), print_rows(&r.log);
    static char out[4096];
    text t = text_on(out, (int)sizeof out);
    run_report(&r, &t);
    fprintf(stderr, "%s\n", out);
    printf("hash %08x\n", (unsigned)run_hash(&r));
    free(block);
    return 0;
}

static double cpu_seconds(void) { return (double)clock() / CLOCKS_PER_SEC; }
static void print_line(const char *line) { puts(line); }
static void *take_room(size_t bytes) {
    size_t whole = (bytes + 15) & ~(size_t)15;
    void *room = aligned_alloc(16, whole);
    return room ? memset(room, 0, whole) : NULL;
}

static int bench(const char *which) {
    bench_host host = {.seconds = cpu_seconds, .room = take_room, .say = print_line, .rounds = 15, .block = 0.004};
    puts("name\tunit\tbest\tmedian\tspread %");
    return bench_run(&host, which) > 0 ? 0 : 1;
}

// What follows the verb's one option behind the line, NULL where nothing stands there. False: something else does.
static bool read_option(int count, char **words, const char *name, const char **value) {
    *value = NULL;
    if (count <= 3) return true;
    if (count == 5 && name && !strcmp(words[3], name)) return *value = words[4], true;
    fprintf(stderr, "lrlab: \"%s\" cannot stand behind the line here (a line is one word: put it in quotes)\n", words[3]);
    return false;
}

static bool read_every(const char *value, int *every) {
    char *end = NULL;
    long n = value ? strtol(value, &end, 10) : 0;
    *every = n > STEPS_MAX ? STEPS_MAX : (int)n;
    return !value || (end != value && !*end && n > 0) || (fputs("lrlab: --every needs a whole number of steps\n", stderr), false);
}

static int one_line(int count, char **words) {
    const char *verb = words[1], *line = count > 2 ? words[2] : "", *value;
    bool run = !strcmp(verb, "run"), preview_it = !strcmp(verb, "preview");
    int every;
    if (!read_option(count, words, run ? "--every" : preview_it ? "--metrics" : NULL, &value)) return 2;
    if (run) return read_every(value, &every) ? train(line, every) : 2;
    return preview_it ? preview(line, value) : resolve(line);
}

static bool is_one_of(const char *word, const char *const *list) {
    while (*list && strcmp(word, *list)) list++;
    return *list;
}

static void print(const char *words) { fputs(words, stdout); }
static void complain(const char *words) { fprintf(stderr, "lrlab: %s\n", words); }
static void *judge_room(size_t bytes) { return aligned_alloc(16, (bytes + 15) & ~(size_t)15); }

static char *read_whole(const char *path) {
    FILE *f = strcmp(path, "-") ? fopen(path, "r") : stdin;
    size_t size = 0, most = 1 << 16;
    char *all = f ? malloc(most) : NULL;
    for (size_t n; all && (n = fread(all + size, 1, most - size - 1, f)); size += n) {
        char *more = most - size - n < 2 ? realloc(all, most *= 2) : all;
        if (!more) free(all);
        all = more;
    }
    if (all) all[size] = 0;
    if (f && f != stdin) fclose(f);
    return all;
}

int main(int count, char **words) {
    const judge_host host = {judge_room, free, print, complain, read_whole};
    if (count < 2) return usage(stderr);
    int judged = judge_cli(&host, count, words);
    if (judged >= 0 || (judged = check_cli(&host, count, words)) >= 0) return judged;
    const char *verb = words[1];
    if (!strcmp(verb, "describe")) return describe();
    if (!strcmp(verb, "words")) return list_words();
    if (is_one_of(verb, (const char *[]){"resolve", "preview", "run", NULL})) return one_line(count, words);
    if (!strcmp(verb, "bench")) return bench(count > 2 ? words[2] : "");
    return usage(is_one_of(verb, (const char *[]){"help", "--help", "-h", NULL}) ? stdout : stderr);
}
