// cli_say.c - a judge's answer for people: its sentences, what to try, and the numbers behind them, read out of its JSON.
#include "cli_judge.h"
#include <stdbool.h>
#include <string.h>

// The rest of p if it begins with the mark, else NULL.
static const char *after(const char *p, const char *mark) {
    size_t n = strlen(mark);
    return strncmp(p, mark, n) ? NULL : p + n;
}

// Says a JSON string from behind its opening quote; gives what is behind its closing one.
static const char *say_string(const judge_host *h, const char *p) {
    char one[2] = "";
    for (; *p && *p != '"'; p++) {
        if (*p == '\\') p++;
        one[0] = *p, h->say(one);
    }
    return *p ? p + 1 : p;
}

static const char *say_number(const judge_host *h, const char *p) {
    char one[2] = "";
    for (; *p && !strchr(",}", *p); p++) one[0] = *p, h->say(one);
    return p;
}

static const char *skip_string(const char *p) {
    for (; *p && *p != '"'; p++)
        if (*p == '\\') p++;
    return *p ? p + 1 : p;
}

// "label" and then "change": what to try. "label" and then "value": a number behind the sentences.
static const char *say_labelled(const judge_host *h, const char *label) {
    const char *next = skip_string(label), *change = after(next, ",\"change\":\""), *value = after(next, ",\"value\":");
    if (!change && !value) return next;
    h->say(change ? "Try: " : "  "), say_string(h, label), h->say(change ? " (" : ": ");
    const char *end = change ? say_string(h, change) : say_number(h, value);
    h->say(change ? ")\n" : "\n");
    return end;
}

void cli_say(const judge_host *h, const char *json) {
    for (const char *p = json, *at; *p;) {
        if ((at = after(p, "\"text\":\""))) p = say_string(h, at), h->say("\n");
        else if ((at = after(p, "\"label\":\""))) p = say_labelled(h, at);
        else if (*p == '"') p = skip_string(p + 1);
        else p++;
    }
}
