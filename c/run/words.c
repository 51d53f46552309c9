// words.c - the dictionary of every line: the run's own knobs and the four shelves.
#include "run/run.h"

const knob knob_steps = {"steps", "Steps", "updates", "How many updates the run makes.", WHOLE, LOG, 1, STEPS_MAX, "1500", NULL, "training", 0};
const knob knob_batch = {"batch", "Batch size", "samples", "How many samples each update sees.", WHOLE, LOG, 1, 1024, "32", NULL, "training", 0};
const knob knob_seed = {"seed", "Seed", "", "Decides data, initial weights and batch order; the schedule changes none of them.", WHOLE, LINEAR, 0, 4294967295.0, "1", NULL, "training", 0};
const knob knob_weight_decay = {"weight_decay", "Weight decay", "", "Pulls every weight towards zero at each update.", NUMBER, LINEAR, 0, 1, "0", NULL, "optimizer", LIVE | QUIET};
const knob knob_clip = {"clip", "Gradient clipping", "", "Largest norm of the whole gradient; 0 leaves it alone.", NUMBER, LINEAR, 0, 1000, "0", NULL, "optimizer", LIVE | QUIET};
const knob knob_evals = {"evals", "Held-out checks", "", "How often in the run the held-out samples are judged.", WHOLE, LINEAR, 1, 256, "32", NULL, "training", QUIET};
const knob knob_edits = {"edits", "Changes on the way", "", "What was changed while the run went, as step:key:value.", TEXT, LINEAR, 0, 0, "", NULL, "display", QUIET};
const knob knob_name = {"name", "Name", "", "What this run is called on the page.", TEXT, LINEAR, 0, 0, "", NULL, "display", QUIET};

const knob knob_nudge = {"nudge", "Nudge", "", "Flips the last bit of one initial weight: the smallest difference there can be.", SWITCH, LINEAR, 0, 1, "0", NULL, "training", QUIET};
const knob knob_tell = {"tell", "Tell", "", "What the run's result line says besides: curve (every loss), or reach:0.1 (when the held-out loss got there).", TEXT, LINEAR, 0, 0, "", NULL, "display", QUIET};

static const knob *const own[] = {&knob_batch, &knob_steps, &knob_seed, &knob_weight_decay, &knob_clip, &knob_evals, &knob_edits, &knob_name, &knob_nudge, &knob_tell};

static const knob *all[64];
static dictionary words;

const dictionary *run_words(void) {
    if (words.knobs) return &words;
    int n = 0;
    for (; sched_run_knobs[n]; n++) all[n] = sched_run_knobs[n];
    for (int i = 0; i < COUNT(own); i++) all[n++] = own[i];
    ASSERT(n < COUNT(all));
    words = (dictionary){all, {task_shelf, model_shelf, opt_shelf, sched_shelf}};
    return &words;
}
