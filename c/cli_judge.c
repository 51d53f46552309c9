// cli_judge.c - the judges' verbs: a core loop that runs what a judge wants until it wants no more.
#include "cli_judge.h"
#include "judge/doctor.h"
#include "judge/judge.h"
#include "judge/lint.h"
#include <string.h>

enum { ANSWER_ROOM = 1 << 23, RESULTS_ROOM = 1 << 25, RESULT_ROOM = 1 << 15 };

typedef struct words { int count; char **at; } words;

static const char *option(words w, const char *name) {
    for (int i = 0; i + 1 < w.count; i++)
        if (!strcmp(w.at[i], name)) return w.at[i + 1];
    return NULL;
}

static bool flag(words w, const char *name) {
    for (int i = 0; i < w.count; i++)
        if (!strcmp(w.at[i], name)) return true;
    return false;
}

static int refused(const judge_host *h, const refusal *no) { return h->complain(no->text), 2; }
static int out_of_memory(const judge_host *h) { return h->complain("out of memory"), 1; }

// Prints every sentence of an answer on a line of its own.
static void say_sentences(const judge_host *h, const char *json) {
    static const char mark[] = "\"text\":\"";
    char one[2] = "";
    for (const char *p = json; (p = strstr(p, mark)); h->say("\n"))
        for (p += sizeof mark - 1; *p && *p != '"'; p++) {
            if (*p == '\\') p++;
            one[0] = *p, h->say(one);
        }
}

static int answer(const judge_host *h, words w, const char *json) {
    if (flag(w, "--json")) h->say(json), h->say("\n");
    else say_sentences(h, json);
    return 0;
}

run *judge_train(const judge_host *h, const char *line, void **block, refusal *no) {
    static run r;
    no->text[0] = 0;
    if (!run_read(&r, line, no)) return NULL;
    size_t size = run_bytes(&r);
    if (!(*block = h->room(size))) return NULL;
    run_begin(&r, *block, size);
    run_step(&r, r.steps);
    return &r;
}

static int train_failed(const judge_host *h, const refusal *no) { return no->text[0] ? refused(h, no) : out_of_memory(h); }

static int doctor(const judge_host *h, words w) {
    static char out[1 << 16];
    void *block;
    refusal no;
    text t = text_on(out, (int)sizeof out);
    run *r = judge_train(h, w.count ? w.at[0] : "", &block, &no);
    if (!r) return train_failed(h, &no);
    doctor_write(r, &t);
    h->give_back(block);
    return answer(h, w, out);
}

static int lint(const judge_host *h, words w) {
    static char out[1 << 18];
    static double curves[2 * STEPS_MAX];
    refusal no;
    text t = text_on(out, (int)sizeof out);
    if (!lint_resolve(w.count ? w.at[0] : "", curves, &t, &no)) return refused(h, &no);
    const char *found = strstr(out, "\"lint\":[");
    t.length--, out[t.length] = 0;
    found += 7;
    if (!flag(w, "--json") && !strcmp(found, "[]")) return h->say("Nothing is wrong with this schedule.\n"), 0;
    return answer(h, w, found);
}

static int result(const judge_host *h, const char *line) {
    static char out[RESULT_ROOM + LINE_ROOM];
    void *block;
    refusal no;
    text t = text_on(out, (int)sizeof out);
    run *r = judge_train(h, line, &block, &no);
    if (!r) return train_failed(h, &no);
    result_write(r, &t);
    h->give_back(block);
    h->say(out), h->say("\n");
    return 0;
}

// "judge=fair&seeds=12/line/line": one LINE may be a whole experiment; of several, each is a run.
static void put_spec(text *t, const char *verb, words w) {
    const char *with = option(w, "--with");
    int lines = 0;
    text_put(t, "judge="), text_put(t, verb);
    if (with) text_put(t, "&"), text_put(t, with);
    for (int i = 0; i < w.count && strncmp(w.at[i], "--", 2); i++) lines++;
    if (lines > 1) text_put(t, "/");
    for (int i = 0; i < lines; i++) text_put(t, "/"), text_put(t, w.at[i]);
    text_put(t, "\n");
}

// Runs a plan's lines one after the other and adds their results to `pile`.
static int run_lines(const judge_host *h, char *lines, text *pile) {
    refusal no;
    void *block;
    for (char *p = lines, *end; *p; p = end + 1) {
        end = strchr(p, '\n'), *end = 0;
        run *r = judge_train(h, p, &block, &no);
        if (!r) return train_failed(h, &no);
        result_write(r, pile), text_put(pile, "\n");
        h->give_back(block);
    }
    return pile->full ? out_of_memory(h) : 0;
}

// Adds what a file says. False when there is a file and it cannot be read.
static bool add_results(const judge_host *h, words w, text *pile) {
    const char *path = option(w, "--from");
    if (!path) return true;
    char *results = h->read(path);
    if (!results) return h->complain("the results cannot be read"), false;
    text_put(pile, results);
    h->give_back(results);
    return !pile->full || (h->complain("there are too many results"), false);
}

static int run_all(const judge_host *h, text *pile, text *out) {
    refusal no;
    int n, code;
    while ((n = judge_plan(pile->at, out, &no)) > 0) {
        char said[64];
        text t = text_on(said, (int)sizeof said);
        text_put(&t, "running "), text_number(&t, n), text_put(&t, " lines");
        h->complain(said);
        if ((code = run_lines(h, out->at, pile))) return code;
        *out = text_on(out->at, out->size);
    }
    return n < 0 ? refused(h, &no) : 0;
}

static int judge(const judge_host *h, const char *verb, words w, text *pile, text *out) {
    refusal no;
    put_spec(pile, verb, w);
    if (!add_results(h, w, pile)) return 1;
    int code = option(w, "--from") ? 0 : run_all(h, pile, out);
    if (code) return code;
    *out = text_on(out->at, out->size);
    return judge_answer(pile->at, out, &no) ? answer(h, w, out->at) : refused(h, &no);
}

static int plan(const judge_host *h, const char *verb, words w, text *pile, text *out) {
    refusal no;
    put_spec(pile, verb, w);
    if (!add_results(h, w, pile)) return 1;
    if (judge_plan(pile->at, out, &no) < 0) return refused(h, &no);
    h->say(out->at);
    return 0;
}

static int with_rooms(const judge_host *h, const char *verb, words w, int (*do_it)(const judge_host *, const char *, words, text *, text *)) {
    char *results = h->room(RESULTS_ROOM), *out = h->room(ANSWER_ROOM);
    if (!results || !out) return out_of_memory(h);
    text pile = text_on(results, RESULTS_ROOM), t = text_on(out, ANSWER_ROOM);
    int code = do_it(h, verb, w, &pile, &t);
    h->give_back(results), h->give_back(out);
    return code;
}

static int judges(const judge_host *h) {
    static char out[1 << 16];
    text t = text_on(out, (int)sizeof out);
    judge_catalog(&t);
    h->say(out), h->say("\n");
    return 0;
}

int judge_cli(const judge_host *h, int count, char **all) {
    static const char *const many[] = {"range", "fair", "map", "sensitivity", "rescale"};
    const char *verb = count > 1 ? all[1] : "";
    words w = {count > 2 ? count - 2 : 0, all + 2};
    if (!strcmp(verb, "doctor")) return doctor(h, w);
    if (!strcmp(verb, "lint")) return lint(h, w);
    if (!strcmp(verb, "judges")) return judges(h);
    if (!strcmp(verb, "run") && w.count > 1 && !strcmp(w.at[0], "--result")) return result(h, w.at[1]);
    if (!strcmp(verb, "plan") && w.count) return with_rooms(h, w.at[0], (words){w.count - 1, w.at + 1}, plan);
    for (int i = 0; i < COUNT(many); i++)
        if (!strcmp(verb, many[i])) return with_rooms(h, verb, w, judge);
    return -1;
}
