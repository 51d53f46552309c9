// cli_sweep.c - the judges of many runs at a terminal: a loop that runs what a judge wants until it wants no more.
#include "cli_judge.h"
#include "judge/judge.h"
#include <string.h>

enum { ANSWER_ROOM = 1 << 23, RESULTS_ROOM = 1 << 25 };

// "judge=fair&seeds=12/line/line": one line may be a whole experiment; of several, each is a run.
static void put_spec(text *t, const char *judge, const judge_request *q) {
    text_put(t, "judge="), text_put(t, judge);
    if (q->with) text_put(t, "&"), text_put(t, q->with);
    if (q->count > 1) text_put(t, "/");
    for (int i = 0; i < q->count; i++) text_put(t, "/"), text_put(t, q->lines[i]);
    text_put(t, "\n");
}

// Adds what a file says. False when there is a file and it cannot be read.
static bool add_results(const judge_host *h, const judge_request *q, text *pile) {
    if (!q->from) return true;
    char *results = h->read(q->from);
    if (!results) return h->complain("the results cannot be read"), false;
    text_put(pile, results);
    h->give_back(results);
    return !pile->full || (h->complain("there are too many results"), false);
}

// Runs a plan's lines one after the other and adds their results to `pile`.
static int run_lines(const judge_host *h, char *lines, text *pile) {
    for (char *p = lines, *end; *p; p = end + 1) {
        end = strchr(p, '\n'), *end = 0;
        int code = cli_train(h, p, result_write, pile);
        if (code) return code;
        text_put(pile, "\n");
    }
    return pile->full ? cli_no_memory(h) : 0;
}

static int run_all(const judge_host *h, text *pile, text *out) {
    refusal no;
    int n, code;
    while ((n = judge_plan(pile->at, out, &no)) > 0) {
        char said[64];
        text t = text_on(said, (int)sizeof said);
        text_put(&t, "running "), text_number(&t, n), text_put(&t, n == 1 ? " line" : " lines");
        h->complain(said);
        if ((code = run_lines(h, out->at, pile))) return code;
        *out = text_on(out->at, out->size);
    }
    return n < 0 ? cli_refused(h, &no) : 0;
}

static int judge(const judge_host *h, const judge_request *q, text *pile, text *out) {
    refusal no;
    int code = q->from ? 0 : run_all(h, pile, out);
    if (code) return code;
    *out = text_on(out->at, out->size);
    return judge_answer(pile->at, out, &no) ? cli_answer(h, q, out->at) : cli_refused(h, &no);
}

static int plan(const judge_host *h, text *pile, text *out) {
    refusal no;
    if (judge_plan(pile->at, out, &no) < 0) return cli_refused(h, &no);
    return h->say(out->at), 0;
}

int cli_sweep(const judge_host *h, const char *name, const judge_request *q, bool only_plan) {
    char *results = h->room(RESULTS_ROOM), *answer = h->room(ANSWER_ROOM);
    if (!results || !answer) return cli_no_memory(h);
    text pile = text_on(results, RESULTS_ROOM), out = text_on(answer, ANSWER_ROOM);
    put_spec(&pile, name, q);
    int code = !add_results(h, q, &pile) ? 1 : only_plan ? plan(h, &pile, &out) : judge(h, q, &pile, &out);
    h->give_back(results), h->give_back(answer);
    return code;
}
