// answer.c - seals an answer with its checksum, reads one again, and compares what it says with what came of the runs.
#include "judge/answer.h"
#include "judge/result.h"
#include "judge/messages.h"
#include <string.h>

enum { RUNS_MAX = 8, WORDS_ROOM = 1 << 16, SUM = 12 };
static const char mark[] = ANSWER_MARK;
static const double CLOSE = 1e-5; // what rounding may do to a loss

typedef struct claim { const char *line, *loss, *hash; } claim;
typedef struct answer {
    char words[WORDS_ROOM]; // each ends in NUL
    int count;
    claim runs[RUNS_MAX];
    bool whole; // read to its end, and its checksum is right
    bool more;  // runs than one experiment has
} answer;

// A space of any kind, or 0; a no-break space is two bytes.
static int space_at(const char *p) {
    if ((unsigned char)p[0] == 0xc2 && (unsigned char)p[1] == 0xa0) return 2;
    return *p && strchr(" \t\r\n", *p) != NULL;
}

// Where the next word begins.
static const char *skip_spaces(const char *p) {
    while (space_at(p)) p += space_at(p);
    return p;
}

// Copies a word, with what a web form made of & put right. Returns where it ends.
static const char *copy_word(const char *p, text *t) {
    for (; *p && !space_at(p); p++) {
        text_put_n(t, p, 1);
        if (!strncmp(p, "&amp;", 5)) p += 4;
    }
    return p;
}

// FNV-1a over a word and a space behind it.
static uint32_t add_word(uint32_t sum, const char *p) {
    for (; *p && !space_at(p); p++) {
        sum = (sum ^ (unsigned char)*p) * 16777619u;
        if (!strncmp(p, "&amp;", 5)) p += 4;
    }
    return (sum ^ ' ') * 16777619u;
}
static const uint32_t SUM_OF_NOTHING = 2166136261u;

static const char *value_of(const char *word, const char *key) {
    size_t n = strlen(key);
    return strncmp(word, key, n) ? NULL : word + n;
}

void answer_seal(const char *in, text *t) {
    uint32_t sum = SUM_OF_NOTHING;
    for (const char *p = skip_spaces(in); *p; p = skip_spaces(p)) {
        sum = add_word(sum, p);
        while (*p && !space_at(p)) p++;
    }
    text_put(t, "sum="), text_hex(t, sum);
}

static void note_word(answer *a, const char *word) {
    claim *last = a->count ? &a->runs[a->count - 1] : NULL;
    const char *loss = value_of(word, "loss="), *hash = value_of(word, "hash=");
    if (loss && last) last->loss = loss;
    else if (hash && last) last->hash = hash;
    else if (a->count == RUNS_MAX) a->more = true;
    else a->runs[a->count++] = (claim){strcmp(word, "-") ? word : "", NULL, NULL};
}

static bool all_said(const answer *a) {
    for (int i = 0; i < a->count; i++)
        if (!a->runs[i].loss || !a->runs[i].hash) return false;
    return a->count > 0 && !a->more;
}

// Reads the words behind the mark up to the checksum; where they end.
static const char *read_answer(answer *a, const char *p) {
    text t = text_on(a->words, WORDS_ROOM);
    char right[SUM];
    uint32_t sum = add_word(SUM_OF_NOTHING, mark);
    const char *said = NULL;
    a->count = 0, a->whole = a->more = false;
    for (p = skip_spaces(p); *p && strncmp(p, mark, sizeof mark - 1) && !(said = value_of(p, "sum=")) && !t.full; p = skip_spaces(p)) {
        const char *word = a->words + t.length;
        sum = add_word(sum, p);
        p = copy_word(p, &t), text_put_n(&t, "", 1);
        note_word(a, word);
    }
    if (!said) return p;
    text r = text_on(right, SUM);
    text_hex(&r, sum);
    a->whole = !strncmp(said, right, 8) && all_said(a) && !t.full;
    return said + strspn(said, "0123456789abcdef");
}

// The result line of a run among those that follow; false when it is not there yet.
static bool find_result(const char *results, const char *line, outcome *o) {
    size_t n = strlen(line);
    for (const char *p = strchr(results, '\n'); p && *++p; p = strchr(p, '\n')) {
        if (strncmp(p, line, n) || p[n] != '\t') continue;
        const char *numbers = strchr(p + n + 1, '\t');
        *o = (outcome){1, p, numbers ? numbers + 1 : "", NULL, (int)n};
        return true;
    }
    return false;
}


// Writes why a run's claim is not true; false: it is true.
static bool differs(const claim *c, const outcome *o, int nth, text *t) {
    char hash[SUM], loss[32];
    double found = outcome_number(o, "held_loss"), said;
    text h = text_on(hash, SUM), l = text_on(loss, (int)sizeof loss);
    text_put_n(&h, o->line + o->length + 1, int_min(8, (int)strcspn(o->line + o->length + 1, "\t\n"))), put_tidy(&l, found, 6);
    bool number = text_read_number(c->loss, c->loss + strlen(c->loss), &said) > 0, dead = outcome_diverged(o);
    if (!strncmp(o->numbers, "state=refused", 13)) SAY(t, &say_answer_refused, NUM("run", nth));
    else if (number && dead) SAY(t, &say_answer_diverges, NUM("run", nth), WORD("said", c->loss));
    else if (!number && !dead) SAY(t, &say_answer_converges, NUM("run", nth), WORD("loss", loss));
    else if (number && (said - found > CLOSE * found || found - said > CLOSE * found)) SAY(t, &say_answer_loss, NUM("run", nth), WORD("loss", loss), WORD("said", c->loss));
    else if (strncmp(hash, c->hash, 8)) SAY(t, &say_answer_hash, NUM("run", nth), WORD("hash", hash), WORD("said", c->hash));
    else return false;
    return true;
}

static void verdict_on(const answer *a, const char *results, text *t) {
    outcome o;
    for (int i = 0; i < a->count; i++)
        if (find_result(results, a->runs[i].line, &o) && differs(&a->runs[i], &o, i + 1, t)) return json_flag(t, "true", false);
    SAY(t, &say_answer_true, NUM("runs", a->count));
    json_flag(t, "true", true);
}

static int list_missing(const answer *a, const char *results, text *t) {
    outcome o;
    int missing = 0;
    json_open(t, "missing", '[');
    for (int i = 0; i < a->count; i++)
        if (!find_result(results, a->runs[i].line, &o)) json_string(t, NULL, a->runs[i].line), missing++;
    json_close(t, ']');
    return missing;
}

static void list_runs(const answer *a, text *t) {
    json_open(t, "runs", '[');
    for (int i = 0; i < a->count; i++) {
        json_open(t, NULL, '{');
        json_string(t, "line", a->runs[i].line), json_string(t, "loss", a->runs[i].loss);
        json_close(t, '}');
    }
    json_close(t, ']');
}

const char *answer_check(const char *in, text *t) {
    static answer a;
    const char *start = strstr(in, mark), *end = start ? read_answer(&a, start + sizeof mark - 1) : NULL;
    if (!start) return NULL;
    json_open(t, NULL, '{');
    if (!a.whole) SAY(t, &say_answer_changed, NUM("runs", a.count)), json_flag(t, "true", false);
    else if (list_runs(&a, t), !list_missing(&a, end, t)) verdict_on(&a, end, t);
    json_close(t, '}');
    return end;
}
