// wasm.c - the seam: text in through the mailbox, text and float columns out by pointer. The module imports nothing.
#include "judge/answer.h"
#include "judge/doctor.h"
#include "judge/judge.h"
#include "judge/lint.h"
#include "run/picture.h"
#include <string.h>

#define EXPORT // kept by name when the module is linked: see build.sh
enum { MAIL = 1 << 20, BLOCK = 20 << 20, CLASSES_MAX = 16, MOVE = 128 }; // MOVE: what stands behind the line of a drag

static char mail[MAIL];
static _Alignas(16) char block[BLOCK];
static run the_run;
static refusal no;
static double curves[2][STEPS_MAX], spare[2 * STEPS_MAX];
static float asked[ANSWERS_MAX * 4 > 2 * PICTURE_MAX * PICTURE_MAX ? ANSWERS_MAX * 4 : 2 * PICTURE_MAX * PICTURE_MAX];

// What came in is copied out of the way of what goes out.
static const char *letter(void) {
    static char in[LINE_ROOM + MOVE + 1];
    mail[MAIL - 1] = 0;
    size_t n = strlen(mail);
    if (n > LINE_ROOM + MOVE) n = LINE_ROOM + MOVE;
    memcpy(in, mail, n), in[n] = 0;
    return in;
}

static text reply(void) { return text_on(mail, MAIL); }

EXPORT char *lab_mail(void) { return mail; }
EXPORT int lab_mail_size(void) { return MAIL; }

EXPORT int lab_describe(void) {
    text t = reply();
    catalog_write(&t, run_words(), history_columns, COLUMNS);
    ASSERT(!t.full);
    return t.length;
}

EXPORT int lab_resolve(void) {
    const char *line = letter();
    text t = reply();
    return lint_resolve(line, spare, &t, &no) && !t.full ? t.length : -1;
}

EXPORT int lab_drag(void) {
    const char *line = letter();
    text t = reply();
    return run_drag(line, &t, &no) && !t.full ? t.length : -1;
}

EXPORT int lab_preview(void) {
    static run trial;
    if (!run_read(&trial, letter(), &no)) return -1;
    run_curve(&trial.first, trial.steps, curves[0], curves[1], spare);
    return trial.steps;
}

EXPORT double *lab_curve(int k) { return curves[k == 1]; }

EXPORT int lab_open(void) {
    if (!run_read(&the_run, letter(), &no)) return -1;
    if (run_bytes(&the_run) > BLOCK) {
        REFUSE(&no, "", no_memory);
        return the_run.state = RUN_NONE, -1;
    }
    run_begin(&the_run, block, BLOCK);
    return 0;
}

EXPORT int lab_set(void) {
    set_result got = run_set(&the_run, letter(), &no);
    return got == SET_DONE ? 0 : got == SET_REFUSED ? -1 : 1;
}

EXPORT int lab_step(int n) { return run_step(&the_run, n); }
EXPORT int lab_state(void) { return (int)the_run.state; }
EXPORT int lab_at(void) { return the_run.at; }
EXPORT int lab_rows(void) { return the_run.log.rows; }
EXPORT float *lab_column(int c) {
    static float out[HISTORY_ROWS];
    for (int i = 0; i < the_run.log.rows; i++) out[i] = history_value(&the_run.log, c >= 0 && c < COLUMNS ? (column)c : COL_STEP, i);
    return out;
}

EXPORT int lab_line(void) {
    text t = reply();
    if (the_run.state != RUN_NONE) run_line(&the_run, &t);
    return t.length;
}

EXPORT int lab_report(void) {
    text t = reply();
    run_report(&the_run, &t);
    return t.length;
}

EXPORT float *lab_picture(int n) { return n > 0 && n <= PICTURE_MAX && picture_map(&the_run, n, asked) ? asked : NULL; }
EXPORT int lab_answers(int n) { return picture_answers(&the_run, n < ANSWERS_MAX ? n : ANSWERS_MAX, asked); }
EXPORT float *lab_answer_data(void) { return asked; }
EXPORT int lab_confusion(void) { return the_run.task.classes <= CLASSES_MAX ? picture_confusion(&the_run, asked) : 0; }
EXPORT float *lab_confusion_data(void) { return asked; }

// The training points of a two-dimensional task.
EXPORT int lab_points(void) {
    int n = the_run.task.train < ANSWERS_MAX ? the_run.task.train : ANSWERS_MAX;
    if (the_run.state == RUN_NONE || the_run.task.kind != POINTS) return 0;
    for (int i = 0; i < n; i++) asked[3 * i] = the_run.x[2 * i], asked[3 * i + 1] = the_run.x[2 * i + 1], asked[3 * i + 2] = the_run.y[i];
    return n;
}
EXPORT float *lab_point_data(void) { return asked; }

EXPORT float *lab_sample(int i) {
    if (the_run.state == RUN_NONE || i < 0 || i >= the_run.task.held) return NULL;
    return the_run.x + (size_t)(the_run.task.train + i) * (size_t)the_run.task.inputs;
}

EXPORT int lab_error(void) {
    text t = reply();
    refusal_write(&no, &t);
    return t.length;
}

// ---- judges: see "The judges" in ARCHITECTURE.md
EXPORT int lab_doctor(void) {
    text t = reply();
    if (the_run.state != RUN_NONE) doctor_write(&the_run, &t);
    return t.length;
}

EXPORT int lab_result(void) {
    text t = reply();
    if (the_run.state != RUN_NONE) result_write(&the_run, &t);
    return t.length;
}

EXPORT int lab_seal(void) {
    static char word[16];
    mail[MAIL - 1] = 0;
    text sum = text_on(word, (int)sizeof word), t;
    answer_seal(mail, &sum);
    t = reply(), text_put(&t, word);
    return t.length;
}

EXPORT int lab_judges(void) {
    text t = reply();
    judge_catalog(&t);
    return t.length;
}

// A spec and results may fill the whole mailbox.
static const char *parcel(void) {
    static char in[MAIL];
    mail[MAIL - 1] = 0;
    return memcpy(in, mail, MAIL);
}

EXPORT int lab_plan(void) {
    const char *in = parcel();
    text t = reply();
    return judge_plan(in, &t, &no) < 0 ? -1 : t.length;
}

EXPORT int lab_judge(void) {
    const char *in = parcel();
    text t = reply();
    return judge_answer(in, &t, &no) ? t.length : -1;
}

EXPORT int lab_check(void) {
    const char *in = parcel();
    text t = reply();
    return answer_check(in, &t) ? t.length : -1;
}
