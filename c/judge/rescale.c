// rescale.c - what rate another batch size wants, by the rules of thumb; nothing needs to be run for it.
#include "base/fmath.h"
#include "judge/judge.h"
#include "judge/messages.h"

static double within(double lr) { return real_max(knob_lr.lo, real_min(lr, knob_lr.hi)); } // what a line may say

static void write_rule(text *t, const char *key, double lr, int batch) {
    char change[60];
    text c = text_on(change, (int)sizeof change);
    text_put(&c, "lr="), put_tidy(&c, lr, 3), text_put(&c, "&batch="), text_number(&c, batch);
    json_open(t, key, '{');
    json_number(t, "lr", tidy(lr, 3)), json_string(t, "change", change);
    json_close(t, '}');
}

void judge_rescale(book *b, text *t) {
    const lane *l = b->lanes;
    int to = book_whole(b, &knob_to_batch);
    double times = (double)to / l->batch, linear = l->lr * times, root = l->lr * real_sqrt(times);
    json_number(t, "times", times);
    write_rule(t, "linear", within(linear), to), write_rule(t, "root", within(root), to);
    json_open(t, "sentences", '[');
    SAY_ITEM(t, &say_rescaled, NUM("from", l->batch), NUM("to", to), NUM("linear", linear), NUM("root", root));
    if (linear > knob_lr.hi) SAY_ITEM(t, &say_rescaled_beyond, NUM("linear", linear));
    json_close(t, ']');
}
