// words.c - the knobs of the judges, one row each.
#include "judge/words.h"

#define WHOLE_ROW(name, key, label, unit, help, lo, hi, def) const knob knob_##name = {key, label, unit, help, WHOLE, LOG, lo, hi, def, NULL, "judge", 0};
#define NUMBER_ROW(name, key, label, unit, help, lo, hi, def) const knob knob_##name = {key, label, unit, help, NUMBER, LOG, lo, hi, def, NULL, "judge", 0};
#define CHOICE_ROW(name, key, label, help, def, choices) const knob knob_##name = {key, label, "", help, CHOICE, LINEAR, 0, 0, def, choices, "judge", 0};

WHOLE_ROW(seeds, "seeds", "Seeds", "", "How many seeds are judged; more tell smaller differences apart.", 1, 64, "8")
WHOLE_ROW(first_seed, "seed", "First seed", "", "The seeds judged are this one and those after it.", 0, 1e6, "1")
WHOLE_ROW(tuning, "tuning", "Tuning seeds", "", "How many other seeds choose the best rate, so that luck in choosing is not judged.", 1, 32, "4")
WHOLE_ROW(grid, "grid", "Rates", "", "How many rates are tried, evenly apart on a log axis.", 2, 33, "7")
NUMBER_ROW(below, "below", "Down to", "times lower", "The lowest rate tried is the line's own divided by this.", 1, 1e6, "8")
NUMBER_ROW(above, "above", "Up to", "times higher", "The highest rate tried is the line's own times this.", 1, 1e6, "8")
CHOICE_ROW(metric, "metric", "Judged by", "What is compared at the end; tasks without a training set are judged by the held-out loss.", "train_loss",
           "train_loss:Final training loss|held_loss:Final held-out loss|held_error:Share of held-out answers that are wrong")
NUMBER_ROW(from, "from", "From", "", "The rate of the first step.", 1e-8, 10, "1e-5")
NUMBER_ROW(to, "to", "To", "", "The rate that the last step nearly reaches.", 1e-8, 10, "10")
CHOICE_ROW(rise_shape, "shape", "Rises", "By the same factor at every step, or by the same amount.", "exponential", "exponential:Exponentially|linear:Linearly")
WHOLE_ROW(test_steps, "test_steps", "Test steps", "updates", "How long the rate rises.", 30, 1000, "200")
WHOLE_ROW(check, "check", "Rates checked", "", "How many rates the whole run is tried with, to see what the suggestions are worth; 0 leaves it.", 0, 33, "9")
WHOLE_ROW(batch_lo, "batch_lo", "Smallest batch", "samples", "Batch sizes double from here.", 1, 1024, "4")
WHOLE_ROW(batch_hi, "batch_hi", "Largest batch", "samples", "Batch sizes double up to here.", 1, 1024, "256")
CHOICE_ROW(equal, "equal", "Equal", "Whether all batch sizes see the same number of samples or make the same number of updates.", "samples", "samples:Samples|steps:Steps")
const knob knob_target = {"target", "Target loss", "", "The held-out loss to be reached, for the critical batch size; 0 leaves it.", NUMBER, LINEAR, 0, 100, "0", NULL, "judge", 0};
NUMBER_ROW(change, "change", "Rate changed by", "", "The share by which the rate is moved up and down.", 0.001, 1, "0.1")
WHOLE_ROW(to_batch, "to_batch", "New batch size", "samples", "The batch size the rate is wanted for.", 1, 1024, "64")

#define COMMON &knob_metric, &knob_seeds, &knob_first_seed
#define JUDGE(name, key, label, help, source, defaults, ...) static const def name = {key, label, help, "", source, defaults, (const knob *const[]){__VA_ARGS__, NULL}};
JUDGE(fair, "fair", "Fair comparison", "Tunes each schedule's peak rate on some seeds, then compares them on others.", "Student 1908; Holm 1979", "seeds=12", COMMON, &knob_tuning,
      &knob_grid, &knob_below, &knob_above)
JUDGE(range, "range", "Learning-rate range test", "Lets the rate rise and watches where the loss falls and where it blows up.",
      "Smith 2017 (arXiv 1506.01186); fastai lr_find", "seeds=5", COMMON, &knob_from, &knob_to, &knob_rise_shape, &knob_test_steps, &knob_check)
JUDGE(map, "map", "Learning rate x batch size", "Trains every pair of rate and batch size.", "Goyal et al. 2017 (arXiv 1706.02677); McCandlish et al. 2018 (arXiv 1812.06162)",
      "seeds=2&grid=9&below=16&above=16", COMMON, &knob_grid, &knob_below, &knob_above, &knob_batch_lo, &knob_batch_hi, &knob_equal, &knob_target)
JUDGE(sensitivity, "sensitivity", "Sensitivity", "How far apart runs end when only the seed, the rate or the last bit of one weight differs.", "", "seeds=8", COMMON, &knob_change)
JUDGE(rescale, "rescale", "Rescale", "What rate another batch size wants, by the usual rules.", "Krizhevsky 2014 (arXiv 1404.5997); Goyal et al. 2017", NULL, &knob_to_batch)

static const def *const judges[] = {&fair, &range, &map, &sensitivity, &rescale};
static const def nothing = {"", "", "", "", "", NULL, NULL};
static const def *const bare[] = {&nothing};
static const knob *const none[] = {NULL};

const dictionary *judge_words(void) {
    static const dictionary words = {none, {{"judge", "Judge", "What is to be found out.", judges, JUDGES}, {"-", "", "", bare, 1}, {"-", "", "", bare, 1}, {"-", "", "", bare, 1}}};
    return &words;
}
