// cli_judge.h - the judges at a terminal: doctor, lint, range, fair, map, sensitivity, rescale, plan, and run --result.
#ifndef LAB_CLI_JUDGE_H
#define LAB_CLI_JUDGE_H
#include "judge/result.h"

// What the judges' verbs need from outside.
typedef struct judge_host {
    void *(*room)(size_t bytes); // 16-byte aligned; NULL: there is no more
    void (*give_back)(void *room);
    void (*say)(const char *words);      // to standard output, as it stands
    void (*complain)(const char *words); // to standard error, with a line's end
    char *(*read)(const char *path);     // a whole file with a NUL behind it, "-" for standard input; NULL when it cannot be read
} judge_host;

// What was typed behind a verb.
typedef struct judge_request {
    int count;
    char **lines;
    const char *with, *from; // NULL: not said
    bool json, result;
} judge_request;

// The exit code; -1 when words[1] is none of its verbs.
int judge_cli(const judge_host *host, int count, char **words);
int cli_sweep(const judge_host *host, const char *judge, const judge_request *asked, bool only_plan);

// Trains a line to its end in a block that is to be given back. NULL: refused, or no memory (then no->text is empty).
run *judge_train(const judge_host *host, const char *line, void **block, refusal *no);
// The same, and has `write` say what the run left. These give exit codes too.
int cli_train(const judge_host *host, const char *line, void (*write)(run *, text *), text *t);
int cli_answer(const judge_host *host, const judge_request *asked, const char *json);
int cli_refused(const judge_host *host, const refusal *no);
int cli_no_memory(const judge_host *host);
void cli_say(const judge_host *host, const char *json);

#define JUDGE_USAGE \
    "lrlab doctor LINE                  trains, and says what happened and what to try\n" \
    "lrlab lint LINE                    what is wrong with a schedule before it runs\n" \
    "lrlab range LINE                   the learning-rate range test, and what its suggestions are worth\n" \
    "lrlab fair LINE...                 compares schedules, each at its best peak rate\n" \
    "lrlab map LINE                     every pair of learning rate and batch size\n" \
    "lrlab sensitivity LINE...          how far apart runs end that differ by next to nothing\n" \
    "lrlab rescale LINE                 the rate for another batch size\n" \
    "    --with 'seeds=12&grid=9'       what the judge is told; `lrlab judges` lists it, as JSON\n" \
    "    --from FILE                    judge these results and run nothing\n" \
    "    --json                         the whole answer, as docs/sweeps.md describes it\n" \
    "lrlab plan fair LINE... [--from F] the lines that judge wants next, one a line; none when F has them all\n" \
    "lrlab run --result LINE            trains; one result line, for --from\n"
#endif
