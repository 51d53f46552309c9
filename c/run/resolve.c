// resolve.c - what follows from a line before it runs: values in force, marks, handles, sizes.
#include "run/run.h"
#include <string.h>

static void values(const settings *s, text *t) {
    json_open(t, "values", '{');
    for (int i = 0; i < s->count; i++) {
        if (!settings_in_force(s, s->all[i].row)) continue;
        char value[LINE_ROOM];
        text v = text_on(value, LINE_ROOM);
        settings_write_value(&s->all[i], &v);
        json_string(t, s->all[i].row->key, value);
    }
    json_close(t, '}');
    json_open(t, "chosen", '{');
    for (int i = 0; i < SHELVES; i++) json_string(t, s->words->shelves[i].key, settings_chosen(s, i)->key);
    json_close(t, '}');
}

static void marks(const settings *s, int steps, text *t) {
    sched_mark all[MARKS_MAX];
    int n = sched_marks(s, steps, all);
    json_open(t, "marks", '[');
    for (int i = 0; i < n; i++) {
        json_open(t, NULL, '{');
        json_string(t, "kind", all[i].kind), json_number(t, "step", all[i].step), json_string(t, "label", all[i].label);
        json_close(t, '}');
    }
    json_close(t, ']');
}

static void handles(const settings *s, int steps, text *t) {
    sched_handle all[HANDLES_MAX];
    int n = sched_handles(s, steps, all);
    json_open(t, "handles", '[');
    for (int i = 0; i < n; i++) {
        const sched_handle *h = &all[i];
        json_open(t, NULL, '{');
        json_string(t, "knob", h->row->key), json_number(t, "index", h->index);
        json_string(t, "moves", h->x && h->y ? "xy" : h->x ? "x" : "y");
        json_number(t, "step", h->step), json_number(t, "lr", h->lr), json_string(t, "label", h->label);
        json_number(t, "step_lo", h->step_lo), json_number(t, "step_hi", h->step_hi), json_number(t, "lr_lo", h->lr_lo), json_number(t, "lr_hi", h->lr_hi);
        json_close(t, '}');
    }
    json_close(t, ']');
}

static void task(const run *r, text *t) {
    static const char *const kinds[] = {"points", "image", "vector"}, *const losses[] = {"cross-entropy", "binary cross-entropy", "squared error"};
    const task_info *k = &r->task;
    json_open(t, "task", '{');
    json_string(t, "kind", kinds[k->kind]), json_number(t, "inputs", k->inputs), json_number(t, "classes", k->classes);
    json_string(t, "loss", losses[k->loss]), json_number(t, "train", k->train), json_number(t, "held", k->held);
    json_number(t, "width", k->width), json_number(t, "epoch_steps", (double)k->train / r->B), json_number(t, "chance", k->chance);
    json_open(t, "box", '[');
    for (int i = 0; i < 4; i++) json_float(t, NULL, k->box[i]);
    json_close(t, ']');
    json_close(t, '}');
}

static int parameters(const run *r) {
    int n = 0;
    for (int i = 0; i < r->tensor_count; i++) n += r->tensors[i].rows * r->tensors[i].cols;
    return n;
}

bool run_resolve(const char *line, text *t, refusal *no) {
    static run trial;
    static char own[LINE_ROOM];
    if (!run_read(&trial, line, no)) return false;
    const settings *s = &trial.first;
    text canonical = text_on(own, LINE_ROOM);
    settings_write(s, &canonical);
    json_open(t, NULL, '{');
    json_string(t, "line", own);
    json_number(t, "steps", trial.steps), json_number(t, "peak", settings_number(s, &knob_lr));
    json_flag(t, "reactive", sched_reactive(s)), json_flag(t, "cycles_momentum", trial.opts->cycles);
    values(s, t);
    marks(s, trial.steps, t);
    handles(s, trial.steps, t);
    task(&trial, t);
    json_number(t, "parameters", parameters(&trial)), json_number(t, "bytes", (double)run_bytes(&trial));
    json_close(t, '}');
    return true;
}

// "n step lr" behind the line, on a line of its own.
static bool read_move(const char *at, double out[3]) {
    const char *end = at + strlen(at);
    for (int i = 0; i < 3; i++) {
        int n = text_read_number(at, end, &out[i]);
        if (!n) return false;
        at += n;
        at += *at == ' ';
    }
    return at == end;
}

bool run_drag(const char *letter, text *t, refusal *no) {
    static run trial;
    static char line[LINE_ROOM];
    size_t n = strcspn(letter, "\n");
    double move[3];
    if (n < LINE_ROOM) memcpy(line, letter, n), line[n] = 0;
    if (n >= LINE_ROOM || !letter[n] || !read_move(letter + n + 1, move)) return REFUSE(no, "", drag_form);
    if (!run_read(&trial, line, no)) return false;
    sched_handle all[HANDLES_MAX];
    if (move[0] < 0 || move[0] >= sched_handles(&trial.first, trial.steps, all)) return REFUSE(no, "", no_such_handle);
    sched_drag(&trial.first, trial.steps, (int)move[0], move[1], move[2], t);
    return true;
}
