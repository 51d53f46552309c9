// judge.c - hands a spec to its judge, once for the plan and once for the answer.
#include "judge/judge.h"
#include "base/say.h"
#include "knob/catalog.h"

static judge_fn *const judges[JUDGES] = {judge_fair, judge_range, judge_map, judge_sensitivity, judge_rescale};
static book the_book;

static bool check(const book *b, refusal *no) {
    if (b->spec.chosen[0] == RANGE && book_number(b, &knob_from) >= book_number(b, &knob_to))
        return REFUSE(no, knob_from.key, from_above_to);
    if (b->spec.chosen[0] == MAP && book_number(b, &knob_batch_lo) > book_number(b, &knob_batch_hi))
        return REFUSE(no, knob_batch_lo.key, batches_crossed);
    return true;
}

int judge_plan(const char *in, text *out, refusal *no) {
    char nowhere[8];
    text dropped = text_on(nowhere, (int)sizeof nowhere);
    if (!book_open(&the_book, in, out, no) || !check(&the_book, no)) return -1;
    judges[the_book.spec.chosen[0]](&the_book, &dropped);
    if (!out->full && !the_book.full) return the_book.missing;
    return REFUSE(no, "judge", plan_too_long), -1;
}

bool judge_answer(const char *in, text *out, refusal *no) {
    if (!book_open(&the_book, in, NULL, no) || !check(&the_book, no)) return false;
    json_open(out, NULL, '{');
    json_string(out, "judge", settings_chosen(&the_book.spec, 0)->key);
    judges[the_book.spec.chosen[0]](&the_book, out);
    json_number(out, "asked", the_book.asked), json_number(out, "missing", the_book.missing);
    json_close(out, '}');
    if (!out->full) return true;
    return REFUSE(no, "judge", answer_too_long);
}

void judge_catalog(text *t) { catalog_write(t, judge_words(), NULL, 0); }

void json_numbers(text *t, const char *key, const double *x, int n) {
    json_open(t, key, '[');
    for (int i = 0; i < n; i++) json_number(t, NULL, tidy(x[i], 5));
    json_close(t, ']');
}
