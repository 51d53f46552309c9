// cli_check.c - lrlab check: trains again what an answer says, and says whether it is true.
#include "cli_check.h"
#include "judge/answer.h"
#include <string.h>

enum { ROOM = 1 << 18 };

// Trains a run of the answer and adds its result line, also when it cannot be trained.
static bool add_result(const judge_host *h, const char *line, text *pile) {
    refusal no;
    void *block;
    run *r = judge_train(h, line, &block, &no);
    if (!r && !no.text[0]) return false;
    if (r) result_write(r, pile), h->give_back(block);
    else text_put(pile, line), text_put(pile, "\t\tstate=refused");
    text_put(pile, "\n");
    return true;
}

// Trains every line in a list of JSON strings; lines have nothing to escape but quotes and backslashes.
static bool add_missing(const judge_host *h, const char *list, text *pile) {
    static char line[LINE_ROOM];
    while (*list == '"' || *list == ',') {
        text one = text_on(line, LINE_ROOM);
        for (list += *list == ',' ? 2 : 1; *list && *list != '"'; list++) text_put_n(&one, list += *list == '\\', 1);
        if (!add_result(h, line, pile)) return false;
        list += *list == '"';
    }
    return true;
}

static void say_text(const judge_host *h, const char *json) {
    const char *p = strstr(json, "\"text\":\"");
    char one[2] = "";
    for (p = p ? p + 8 : ""; *p && *p != '"'; p++) one[0] = *p, h->say(one);
    h->say("\n");
}

// 0: true, 1: not true, 2: there is no answer here, 3: out of memory. *end is where the answer ends; what stands behind it could pass for
// results, and is left out.
static int check_one(const judge_host *h, const char *in, const char **end, text *pile, text *out) {
    *end = answer_check(in, out);
    if (!*end) return 2;
    text_put_n(pile, in, (int)(*end - in)), text_put(pile, "\n");
    *out = text_on(out->at, out->size), answer_check(pile->at, out);
    const char *missing = strstr(out->at, "\"missing\":[");
    if (missing && !add_missing(h, missing + 11, pile)) return 3;
    *out = text_on(out->at, out->size), answer_check(pile->at, out);
    say_text(h, out->at);
    return strstr(out->at, "\"true\":true") ? 0 : 1;
}

static int check_all(const judge_host *h, const char *in, bool rows, text *pile, text *out) {
    int worst = 2, row = 1;
    const char *seen = in, *end;
    for (const char *p = in; (p = strstr(p, ANSWER_MARK)); p = end) {
        char where[32];
        text w = text_on(where, (int)sizeof where);
        for (; seen < p; seen++) row += *seen == '\n';
        text_put(&w, "line "), text_number(&w, row), text_put(&w, ": ");
        if (rows) h->say(where);
        *pile = text_on(pile->at, pile->size), *out = text_on(out->at, out->size);
        int code = check_one(h, p, &end, pile, out);
        if (code == 3) return h->complain("out of memory"), 3;
        worst = worst == 2 || code > worst ? code : worst;
    }
    if (worst == 2) h->complain("there is no answer here: one begins with the word " ANSWER_MARK);
    return worst;
}

int check_cli(const judge_host *h, int count, char **words) {
    if (count < 2 || strcmp(words[1], "check")) return -1;
    const char *given = count > 2 ? words[2] : "-";
    char *file = h->read(given); // a file may be named after what is in it
    if (!file && !strstr(given, ANSWER_MARK)) return h->complain("that is neither an answer nor a file that can be read"), 2;
    char *pile_room = h->room(ROOM), *out_room = h->room(ROOM);
    if (!pile_room || !out_room) return h->complain("out of memory"), 3;
    text pile = text_on(pile_room, ROOM), out = text_on(out_room, ROOM);
    int code = check_all(h, file ? file : given, file, &pile, &out);
    h->give_back(pile_room), h->give_back(out_room), h->give_back(file);
    return code;
}
