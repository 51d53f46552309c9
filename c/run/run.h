// run.h - one run: a line of text, trained step by step in one block of memory, with its history.
#ifndef LAB_RUN_H
#define LAB_RUN_H
#include "model/model.h"
#include "opt/opt.h"
#include "run/history.h"
#include "sched/sched.h"
#include "task/task.h"

typedef enum { RUN_NONE, RUN_READY, RUN_GOING, RUN_FINISHED, RUN_DIVERGED } run_state;
typedef enum { SET_DONE, SET_REFUSED, SET_REOPEN } set_result;

enum { STEPS_MAX = 100000, EVAL_BATCH = 64, EDITS_ROOM = 4096, LISTS_WITHIN = 16 << 20 };

typedef struct run {
    settings first, now; // as opened; and with the live changes so far
    char edits[EDITS_ROOM]; // the live changes, "step:key:value,..."
    int next_edit;       // where in `edits` the next one to apply stands
    task_info task;
    const task_def *tasks;
    const model_def *models;
    const opt_def *opts;
    run_state state;
    int steps, at, B, B4, E4, weights, tensor_count;
    bool may_list; // what is not zero in the samples, if that is little: it would pay, and makes no block larger than LISTS_WITHIN
    tensor tensors[TENSORS_MAX];
    double *lr, *momentum, *spare; // [steps]
    float *w, *g, *before, *slot[OPT_SLOTS];
    float *x, *y, *bx, *by, *dlogits; // samples; one batch
    float *held_x, *held_y;           // the held-out set in chunks of E4, feature by feature
    nonzero *listed;                  // the numbers of the training samples that are not zero, where those are few
    nonzeros *lists, *rows;           // of every training sample; of one batch, or NULL: it is in bx
    int *order, *pick, drawn;         // the epoch's order of samples; how many of it are used
    void *model, *stream;
    rng batches;
    opt_in opt;
    plateau plateau;
    double plateau_sum;
    float clip;
    int eval_every, probe_every;
    history log;
    uint64_t hash;
    // what the report says
    int diverged_at, best_step;
    float loss, held_loss, held_accuracy, best_held_loss, train_loss, train_accuracy, peak_loss;
} run;

typedef struct verdict { float loss, accuracy; } verdict;

// The words of every line: knobs and shelves.
const dictionary *run_words(void);
extern const knob knob_steps, knob_batch, knob_seed, knob_weight_decay, knob_clip, knob_evals, knob_edits, knob_name, knob_nudge, knob_tell;

// Reads a line and says what it will need. False: a sentence in *no. Afterwards run_bytes tells the size of the block for run_begin.
bool run_read(run *r, const char *line, refusal *no);
size_t run_bytes(run *r);
void run_begin(run *r, void *block, size_t size);
// Walks at most n steps; returns how many; never fails, never allocates.
int run_step(run *r, int n);
// "key=value&..." from here on, all of them or none. The changes are noted, so that the run's line replays them.
set_result run_set(run *r, const char *changes, refusal *no);
// The curves of a line, live changes included: lr and momentum double[steps]; spare the same.
void run_curve(const settings *s, int steps, double *lr, double *momentum, double *spare);
// Loss and accuracy over the held-out set now, or over the training set.
verdict run_judge_held(run *r);
verdict run_judge_train(run *r);
uint32_t run_hash(const run *r);
void run_line(const run *r, text *t); // canonical
void run_report(const run *r, text *t);
// Everything that follows from a line before it runs, as JSON (the contract of lab_resolve). False: a sentence.
bool run_resolve(const char *line, text *t, refusal *no);
// A line, a newline, then "handle step lr": writes the "key=value" that puts the handle there (the contract of lab_drag). False: a sentence.
bool run_drag(const char *letter, text *t, refusal *no);
#endif
