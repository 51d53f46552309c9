// remedy.c - what to try against a verdict: one or two changes of the line, as buttons.
#include "judge/doctor.h"
#include "judge/messages.h"
#include "sched/shape.h"

typedef enum { NO_CURE, LOWER_RATE, HIGHER_RATE, WARM_UP, DECAY, MORE_STEPS, BIGGER, CLIP } cure;
enum { CURES = 3 };

static const cure cures[VERDICTS][CURES] = {
    [EXPLODED] = {LOWER_RATE, WARM_UP}, [DEAD] = {LOWER_RATE, WARM_UP}, [BOUNCING] = {DECAY, LOWER_RATE}, [SLOW] = {HIGHER_RATE, MORE_STEPS},
    [SHORT] = {MORE_STEPS},             [UNDERFITTING] = {BIGGER, HIGHER_RATE}, [SPIKY] = {LOWER_RATE, CLIP}};

static void button(text *t, const message *what, const char *change) {
    json_open(t, NULL, '{');
    json_string(t, "id", what->id), json_string(t, "label", what->words), json_string(t, "change", change);
    json_close(t, '}');
}

static void rate(text *t, const settings *s, double times, const message *what) {
    char change[160];
    text c = text_on(change, (int)sizeof change);
    double lr = settings_number(s, &knob_lr) * times;
    if (lr > knob_lr.hi || lr < knob_lr.lo) return;
    text_put(&c, "lr="), put_tidy(&c, lr, 3);
    const char *edits;
    int length;
    settings_text(s, &knob_edits, &edits, &length);
    if (length) text_put(&c, "&edits=");
    button(t, what, change);
}

static void steps(text *t, const run *r) {
    char change[40];
    text c = text_on(change, (int)sizeof change);
    if (r->steps > STEPS_MAX / 2) return;
    text_put(&c, "steps="), text_number(&c, 2 * r->steps);
    button(t, &remedy_more_steps, change);
}

// A schedule that has a floor is brought down to zero; any other is replaced by the plainest that gets there.
static void decay(text *t, const settings *s) {
    const setting *floor = settings_find(s, "floor");
    bool lowers = floor && settings_in_force(s, floor->row) && floor->number > 0;
    button(t, &remedy_decay, lowers ? "floor=0" : "sched=linear&floor=0");
}

static void bigger(text *t, const settings *s) {
    const setting *depth = settings_find(s, "depth"), *width = settings_find(s, "width");
    if (depth && settings_in_force(s, depth->row) && depth->number < 1) { button(t, &remedy_deeper, "depth=2"); return; }
    if (!width || !settings_in_force(s, width->row) || width->number * 4 > width->row->hi) return;
    char change[40];
    text c = text_on(change, (int)sizeof change);
    text_put(&c, "width="), text_number(&c, width->number * 4);
    button(t, &remedy_wider, change);
}

static void write_cure(text *t, const run *r, cure one) {
    const settings *s = &r->now;
    switch (one) {
    case LOWER_RATE: rate(t, s, 1.0 / 3, &remedy_lower_rate); return;
    case HIGHER_RATE: rate(t, s, 3, &remedy_higher_rate); return;
    case WARM_UP: if (!settings_number(s, &knob_warmup)) button(t, &remedy_warm_up, "warmup=5pct"); return;
    case DECAY: decay(t, s); return;
    case MORE_STEPS: steps(t, r); return;
    case BIGGER: bigger(t, s); return;
    case CLIP: if (!settings_number(s, &knob_clip)) button(t, &remedy_clip, "clip=1"); return;
    default: return;
    }
}

void remedies_write(const run *r, diagnosis found, text *t) {
    json_open(t, "remedies", '[');
    for (int i = 0; i < CURES && cures[found][i]; i++) write_cure(t, r, cures[found][i]);
    json_close(t, ']');
}
