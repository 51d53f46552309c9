// messages.h - everything that the judges say, by kind and id. Ids and the names of gaps are for ever: other languages hang on them.
#ifndef LAB_JUDGE_MESSAGES_H
#define LAB_JUDGE_MESSAGES_H
#include "base/say.h"

// A say is a sentence; a remedy and a fix are the words on a button; a metric stands in the middle of sentences.
#define JUDGE_MESSAGES(X) \
    X(verdict, fine, "Fine") \
    X(verdict, exploded, "Exploded") \
    X(verdict, dead, "Dead at chance") \
    X(verdict, bouncing, "Bouncing") \
    X(verdict, slow, "Too slow") \
    X(verdict, short, "Too short") \
    X(verdict, underfitting, "Underfitting") \
    X(verdict, spiky, "Spiky, but recovering") \
    X(verdict, early, "Too early") \
    X(say, lowest, "{a} ends lowest on average: a {metric} of {value}, from a peak rate of {lr}.") \
    X(say, tie, "{a} and {b} cannot be told apart (difference {errors} standard errors, {seeds} seeds).") \
    X(say, doubtful, "{a} and {b} cannot be told apart with {seeds} seeds, though {b} looks worse by {by%} (p {p}).") \
    X(say, worse, "{b} is worse than {a} by {by%} (p {p}, {seeds} seeds).") \
    X(say, tolerance, "{a} stays within 10 % of its best from a peak rate of {lo} to {hi}: a factor of {times}.") \
    X(say, tolerance_more, "{a} stays within 10 % of its best from a peak rate of {lo} to {hi} and beyond: a factor of {times} at least.") \
    X(say, wild, "{count} of {seeds} runs of {a} diverged at its best rate and count as knowing nothing.") \
    X(say, waiting, "Runs that are still to come: {missing}.") \
    X(say, seam_jump, "The rate jumps by {jump%} of the peak at step {step}, where warmup ends: warmup and decay do not meet.") \
    X(say, cycle_cut, "The run ends in the middle of a cycle, at {share%} of the peak: the last cycle never gets to its low.") \
    X(say, floor_at_peak, "{label} is as high as the peak, so the rate never moves.") \
    X(say, stops_short, "The rate ends at {share%} of the peak: a decay that goes all the way to zero usually ends lower.") \
    X(say, first_zero, "The first update has a rate of zero: one step is spent on nothing.") \
    X(say, momentum_stuck, "{shape} wants to move the momentum, but {optimizer} has none to move.") \
    X(say, warmup_too_long, "Warmup takes {warmup} of {steps} steps, so the rate only ever rises and the decay never begins.") \
    X(say, beyond_end, "{label} is {length} steps, but only {left} steps are left for it: it never ends.") \
    X(say, cycle_ends_early, "The cycle ends after {length} of the {left} steps left, and PyTorch's OneCycleLR raises an error beyond its end; here the rate goes one step on and stays there.") \
    X(say, drop_beyond_end, "The rate drops only after {length} steps, but only {left} are left for it: it never drops.") \
    X(say, entry_beyond_end, "Entry {entry} of the list lies at step {at}, past the end of the run at step {steps}: it never comes.") \
    X(say, restarts_never, "The first restart would come after {period} steps, but only {left} are left: this is one plain cosine.") \
    X(say, patience_too_long, "Patience is {patience} reports, but the whole run makes only {reports}: the rate can never be reduced.") \
    X(say, rate_law, "Small batches: the best rate grows as the batch size to the power {power}, up to a batch of about {bend}; then it flattens.") \
    X(say, rate_law_straight, "Over these batch sizes the best rate grows as the batch size to the power {power}.") \
    X(say, critical, "To reach {target} takes at least {steps} steps however large the batch; the critical batch size is {batch}, where it takes twice that (fit within {misfit%}).") \
    X(say, critical_unknown, "With a batch of {batch} the first check already finds {target} reached, so the critical batch size cannot be told; a lower target would show it.") \
    X(say, best_rate, "Batch size {batch}: best rate {lr}.") \
    X(say, edge_rate, "Batch size {batch}: the best rate lies at the edge of the grid; try a wider one.") \
    X(say, edge_bound, "Batch size {batch}: the best rate lies at {lr}, and no line may say one beyond it.") \
    X(say, suggests, "{rule} suggests {lr}, between {lo} and {hi} (seeds: {seeds}).") \
    X(say, worth, "{rule} suggests {lr}, between {lo} and {hi} (seeds: {seeds}); {good} of {tried} of its picks trained well.") \
    X(say, checked, "Checked with whole runs, {lr} is the best of {count} rates: a {metric} of {value}.") \
    X(say, rescaled, "From batch size {from} to {to}: the linear rule says a rate of {linear}, the square-root rule {root}.") \
    X(say, rescaled_beyond, "The linear rule says a rate of {linear}, which is more than any line may say.") \
    X(say, seeds_differ, "{a}: where only the seed differs, runs end between {lo} and {hi} (spread {spread%}, seeds: {seeds}).") \
    X(say, bit_moves, "{a}: the last bit of one weight moves the end by {bit%}, a rate {change%} higher or lower by {rate%}.") \
    X(say, bit_moves_lower, "{a}: the last bit of one weight moves the end by {bit%}, a rate {change%} lower by {rate%}.") \
    X(say, bit_moves_higher, "{a}: the last bit of one weight moves the end by {bit%}, a rate {change%} higher by {rate%}.") \
    X(say, rate_bound, "{a}: no line may say a rate beyond {bound}, so its own was moved by {change%} the other way only.") \
    X(say, very_sensitive, "{a} is very sensitive to small changes: a sign that its rate is too high.") \
    X(say, near_edge, "{a} stands close to the edge: a rate {change%} higher ends {times} times as high, a sign that its rate is too high.") \
    X(say, calm, "{a} hardly minds small changes.") \
    X(say, calmer, "{a} is calmer than {b}: its twins end {times} times closer together.") \
    X(say, fine, "This run went well: the loss came down from {first} to {last} and settled.") \
    X(say, fine_why, "Over the last fifth it changed by {slope%}, and the held-out loss moves by {bounce%} from check to check.") \
    X(say, exploded, "The loss stopped being a number at step {bad_step}: the steps were too large.") \
    X(say, exploded_why, "Before that one batch cost {peak}, where knowing nothing costs {chance}.") \
    X(say, dead, "The run is dead: its loss stays at {last}, and knowing nothing costs {chance}, though it never became infinite.") \
    X(say, dead_why, "{dead%} of the hidden units answer zero to everything; the gradient's norm went from {grad_first} to {grad_last}.") \
    X(say, bouncing, "The run is bouncing: its steps are too large to settle, so the loss hovers around {last}.") \
    X(say, bouncing_why, "Between two checks the held-out loss jumps by {bounce%}, and the rate still stands at {rate_end}.") \
    X(say, slow, "The loss is still falling, slowly: the rate is too low.") \
    X(say, slow_why, "One update changes the weights by {ratio%} of their size, and the loss fell by {fall%} over the later part.") \
    X(say, short, "The loss was still falling well when the run ended: more steps would help.") \
    X(say, short_why, "It fell by {fall%} over the later part and ended at {last}.") \
    X(say, underfitting, "The loss has settled high, at {last}: the model cannot do better with this setting.") \
    X(say, underfitting_why, "Knowing nothing costs {chance}; over the last fifth the loss changed by {slope%}.") \
    X(say, spiky, "The loss spiked at step {spike_step} and recovered.") \
    X(say, spiky_why, "One batch cost {peak}; the run ended at {last}.") \
    X(say, early, "It is too early to say: step {at} of {steps}.") \
    X(say, answer_true, "True: trained again, every run ends as this answer says.") \
    X(say, answer_loss, "Not true: run {run} ends at a loss of {loss}, not {said}.") \
    X(say, answer_hash, "Not true: run {run} ends at that loss, but it is another run: its hash is {hash}, not {said}.") \
    X(say, answer_diverges, "Not true: run {run} diverges; it does not end at a loss of {said}.") \
    X(say, answer_converges, "Not true: run {run} does not diverge; it ends at a loss of {loss}.") \
    X(say, answer_refused, "Not true: run {run} cannot be trained at all.") \
    X(say, answer_changed, "This answer was changed or cut after it was copied: its checksum does not fit.") \
    X(evidence, first, "Loss at the start") \
    X(evidence, last, "Loss over the last tenth") \
    X(evidence, chance, "Loss of knowing nothing") \
    X(evidence, peak, "Highest loss of a batch") \
    X(evidence, peak_step, "Step of the highest loss") \
    X(evidence, slope, "Change over the last fifth") \
    X(evidence, noise, "Noise around the trend") \
    X(evidence, fall, "Fall over the later part") \
    X(evidence, bounce, "Held-out loss, from check to check") \
    X(evidence, ratio, "Update-to-weight ratio") \
    X(evidence, grad_first, "Gradient norm at the start") \
    X(evidence, grad_last, "Gradient norm at the end") \
    X(evidence, rate_top, "Highest rate") \
    X(evidence, rate_end, "Last rate") \
    X(evidence, spike, "Largest spike, in units of chance") \
    X(evidence, spike_step, "Step of the largest spike") \
    X(evidence, accuracy, "Training accuracy") \
    X(evidence, dead, "Silent hidden units") \
    X(evidence, bad_step, "First bad step") \
    X(evidence, at, "Steps done") \
    X(evidence, steps, "Steps of the run") \
    X(remedy, more_steps, "Twice the steps") \
    X(remedy, decay, "Decay to zero") \
    X(remedy, deeper, "Two hidden layers") \
    X(remedy, wider, "Four times as wide") \
    X(remedy, lower_rate, "Rate / 3") \
    X(remedy, higher_rate, "Rate x 3") \
    X(remedy, warm_up, "Add 5 % warmup") \
    X(remedy, clip, "Clip gradients at 1") \
    X(fix, seam_after, "Start the decay after warmup") \
    X(fix, four_cycles, "Four cycles") \
    X(fix, growing_cycles, "Three growing cycles") \
    X(fix, to_zero, "Down to zero") \
    X(fix, tenth, "A tenth of the peak") \
    X(fix, to_the_end, "Decay to the end") \
    X(fix, from_1, "Start at 1 % of the peak") \
    X(fix, as_pytorch, "Count as PyTorch does") \
    X(fix, momentum_alone, "Leave momentum alone") \
    X(fix, warmup_5, "5 % warmup") \
    X(fix, span_all, "100 % of what is left") \
    X(fix, rise_30, "30 % of the run") \
    X(fix, tail_20, "20 % of the run") \
    X(fix, period_30, "Every 30 % of the run") \
    X(fix, milestones_50_75, "At 50 % and 75 %") \
    X(fix, patience_10, "Patience 10, a report each 1 %") \
    X(rule, valley, "Valley") \
    X(rule, slide, "Slide") \
    X(rule, steepest, "Steepest") \
    X(rule, minimum, "Minimum / 10") \
    X(rule, last_stable, "Last stable") \
    X(metric, train_loss, "training loss") \
    X(metric, held_loss, "held-out loss") \
    X(metric, held_error, "share of wrong held-out answers") \
    X(name, run_number, "run {n}")

#define X(kind, id, words) extern const message kind##_##id;
JUDGE_MESSAGES(X)
#undef X

extern const saying judge_messages[];
extern const int judge_message_count;
#endif
