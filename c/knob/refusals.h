// refusals.h - every sentence with which a line is refused. Ids and the names of gaps are for ever: other languages hang on them.
#ifndef LAB_REFUSALS_H
#define LAB_REFUSALS_H
#include "base/say.h"

#define REFUSALS(X) \
    X(no_such_choice, "{label} ({key}) cannot be \"{typed}\"; it is one of {list}.") \
    X(no_such_setting, "There is no setting called \"{typed}\".") \
    X(line_too_long, "The line is too long: at most 8191 characters.") \
    X(not_a_number, "{label} ({key}) needs a number, not \"{typed}\".") \
    X(out_of_range, "{label} ({key}) is {typed}; it has to lie between {lo} and {hi}.") \
    X(not_whole, "{label} ({key}) needs a whole number, not {typed}.") \
    X(not_a_span, "{label} ({key}) needs a number of steps (200) or a share of the run (5pct), not \"{typed}\".") \
    X(share_out_of_range, "{label} ({key}) is {typed}; a share of the run has to lie between 0pct and 100pct.") \
    X(too_many_steps, "{label} ({key}) is {typed} steps; at most {hi} are possible.") \
    X(point_form, "{label} ({key}): \"{typed}\" has to read at:height or at:height:curve, such as 10pct:0.5:c.") \
    X(entry_span, "{label} ({key}): \"{typed}\" is not a number of steps (200) or a share of the run (10pct).") \
    X(point_order, "{label} ({key}): \"{typed}\" comes before the point it follows; points go from left to right.") \
    X(entry_height, "{label} ({key}): \"{typed}\" is not a height: a share of the peak, 0 to 1.") \
    X(point_curve, "{label} ({key}): \"{typed}\" is not a curve: l (linear), c (cosine), e (exponential) or h (held).") \
    X(entry_too_many, "{label} ({key}): \"{typed}\" is one too many: at most {most} fit.") \
    X(part_form, "{label} ({key}): \"{typed}\" has to read shape:from:to:length, such as linear:0.1:1:10pct.") \
    X(part_shape, "{label} ({key}): \"{typed}\" is not a shape: constant, linear, cosine, exponential, sqrt or polynomial.") \
    X(part_length, "{label} ({key}): \"{typed}\" needs a length; only the last part may leave it out.") \
    X(milestone_order, "{label} ({key}): \"{typed}\" comes before the one it follows; milestones have to rise.") \
    X(edits_form, "Changes on the way (edits): each has to read step:key:value.") \
    X(edits_order, "Changes on the way (edits): they have to stand in the order of their steps.") \
    X(edits_not_live, "Changes on the way (edits): only learning rate, momentum and the like can change while a run goes.") \
    X(edits_too_many, "There are too many changes for one line.") \
    X(no_memory, "This run needs more memory than there is: fewer samples, features or steps would fit.") \
    X(drag_form, "A drag is a line of settings, then on a second line a handle's number, a step and a rate.") \
    X(no_such_handle, "There is no such handle.") \
    X(too_many_runs, "A judge can compare at most 16 runs.") \
    X(spec_too_long, "The spec is too long: at most 8191 characters.") \
    X(too_many_results, "There are too many results for one judge: at most 8192.") \
    X(from_above_to, "From has to be a lower rate than to.") \
    X(batches_crossed, "The smallest batch has to be at most the largest.") \
    X(plan_too_long, "The plan is too long; fewer seeds, rates or runs would fit.") \
    X(answer_too_long, "The answer is too long; fewer seeds, rates or runs would fit.")

#define X(id, words) extern const message refuse_##id;
REFUSALS(X)
#undef X

extern const saying refusals[];
extern const int refusal_count;

// One sentence about what was typed, and the key it is about ("" if none).
typedef struct refusal { char key[32], text[320], args[512]; const char *id; } refusal;

// Fills a sentence; its gap {key} is the key. False, for whoever refuses to return.
bool refuse(refusal *no, const char *key, const message *m, const arg *args, int count);
#define REFUSE(no, key, id) refuse(no, key, &refuse_##id, NULL, 0)
#define REFUSE_OF(no, key, id, ...) refuse(no, key, &refuse_##id, (const arg[]){__VA_ARGS__}, COUNT(((const arg[]){__VA_ARGS__})))
// {"key", "id", "text", "args"}
void refusal_write(const refusal *no, text *t);
#endif
