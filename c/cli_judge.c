// cli_judge.c - the judges' verbs at a terminal: their options, the judges of one run, and who answers what.
#include "cli_judge.h"
#include "judge/doctor.h"
#include "judge/judge.h"
#include "judge/lint.h"
#include <string.h>

int cli_refused(const judge_host *h, const refusal *no) { return h->complain(no->text), 2; }
int cli_no_memory(const judge_host *h) { return h->complain("out of memory"), 1; }

int cli_answer(const judge_host *h, const judge_request *q, const char *json) {
    if (q->json) h->say(json), h->say("\n");
    else cli_say(h, json);
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

int cli_train(const judge_host *h, const char *line, void (*write)(run *, text *), text *t) {
    void *block;
    refusal no;
    run *r = judge_train(h, line, &block, &no);
    if (!r) return no.text[0] ? cli_refused(h, &no) : cli_no_memory(h);
    write(r, t);
    h->give_back(block);
    return 0;
}

static int wrong_option(const judge_host *h, const char *word, const char *why) {
    char said[128];
    text t = text_on(said, (int)sizeof said);
    text_put(&t, word), text_put(&t, why);
    return h->complain(said), 2;
}

// Lines stay where they are in `words`, closed up; what begins with -- is an option.
static int read_request(const judge_host *h, int count, char **words, judge_request *q) {
    *q = (judge_request){.lines = words};
    for (int i = 0; i < count; i++) {
        bool with = !strcmp(words[i], "--with"), from = !strcmp(words[i], "--from");
        if (strncmp(words[i], "--", 2)) words[q->count++] = words[i];
        else if (!strcmp(words[i], "--json")) q->json = true;
        else if (!strcmp(words[i], "--result")) q->result = true;
        else if (!with && !from) return wrong_option(h, words[i], " is no option of this command");
        else if (i + 1 == count) return wrong_option(h, words[i], " needs something after it");
        else *(with ? &q->with : &q->from) = words[i + 1], i++;
    }
    return 0;
}

static const char *only_line(const judge_request *q) { return q->count ? q->lines[0] : ""; }

static int doctor(const judge_host *h, const judge_request *q) {
    static char out[1 << 16];
    text t = text_on(out, (int)sizeof out);
    int code = cli_train(h, only_line(q), doctor_write, &t);
    return code ? code : cli_answer(h, q, out);
}

static int lint(const judge_host *h, const judge_request *q) {
    static char out[1 << 18];
    static double curves[2 * STEPS_MAX];
    refusal no;
    text t = text_on(out, (int)sizeof out);
    if (!lint_resolve(only_line(q), curves, &t, &no)) return cli_refused(h, &no);
    const char *found = strstr(out, "\"lint\":[");
    t.length--, out[t.length] = 0;
    found += 7;
    if (!q->json && !strcmp(found, "[]")) return h->say("Nothing is wrong with this schedule.\n"), 0;
    return cli_answer(h, q, found);
}

static int result(const judge_host *h, const judge_request *q) {
    static char out[(1 << 15) + LINE_ROOM];
    text t = text_on(out, (int)sizeof out);
    int code = cli_train(h, only_line(q), result_write, &t);
    return code ? code : (h->say(out), h->say("\n"), 0);
}

static int judges(const judge_host *h) {
    static char out[1 << 16];
    text t = text_on(out, (int)sizeof out);
    judge_catalog(&t);
    return h->say(out), h->say("\n"), 0;
}

int judge_cli(const judge_host *h, int count, char **all) {
    static const char *const verbs[] = {"doctor", "lint", "judges", "plan", "range", "fair", "map", "sensitivity", "rescale"};
    const char *verb = count > 1 ? all[1] : "";
    bool mine = false;
    for (int i = 2; i < count; i++) mine |= !strcmp(verb, "run") && !strcmp(all[i], "--result");
    for (int i = 0; i < COUNT(verbs); i++) mine |= !strcmp(verb, verbs[i]);
    if (!mine) return -1;
    judge_request q;
    int code = read_request(h, count - 2, all + 2, &q);
    if (code) return code;
    if (q.count > 1 && (q.result || !strcmp(verb, "doctor") || !strcmp(verb, "lint"))) return wrong_option(h, q.lines[1], ": one line at a time here, in quotes");
    if (q.result) return result(h, &q);
    if (!strcmp(verb, "doctor")) return doctor(h, &q);
    if (!strcmp(verb, "lint")) return lint(h, &q);
    if (!strcmp(verb, "judges")) return judges(h);
    if (strcmp(verb, "plan")) return cli_sweep(h, verb, &q, false);
    if (!q.count) return -1;
    const char *name = q.lines[0];
    q.lines++, q.count--;
    return cli_sweep(h, name, &q, true);
}
