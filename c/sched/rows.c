// rows.c - every knob of the schedules, one row each; shapes share rows by pointer.
#include "sched/shape.h"

#define SPAN_ROW(name, label, help, def, flags) const knob knob_##name = {#name, label, "steps", help, SPAN, LINEAR, 0, 1e6, def, NULL, "schedule", flags};
#define NUMBER_ROW(name, label, unit, help, scale, lo, hi, def, flags) const knob knob_##name = {#name, label, unit, help, NUMBER, scale, lo, hi, def, NULL, "schedule", flags};
#define WHOLE_ROW(name, label, unit, help, lo, hi, def, flags) const knob knob_##name = {#name, label, unit, help, WHOLE, LINEAR, lo, hi, def, NULL, "schedule", flags};
#define CHOICE_ROW(name, label, help, def, choices, flags) const knob knob_##name = {#name, label, "", help, CHOICE, LINEAR, 0, 0, def, choices, "schedule", flags};
#define SWITCH_ROW(name, label, help, def, flags) const knob knob_##name = {#name, label, "", help, SWITCH, LINEAR, 0, 1, def, NULL, "schedule", flags};
#define TEXT_ROW(name, label, help, def, flags) const knob knob_##name = {#name, label, "", help, TEXT, LINEAR, 0, 0, def, NULL, "schedule", flags};

// Modifiers of any shape.
NUMBER_ROW(lr, "Peak learning rate", "", "How far one update moves the weights at the highest point of the schedule.", LOG, 1e-8, 10, "0.1", LIVE)
SPAN_ROW(warmup, "Warmup", "How long the rate rises before the schedule itself begins.", "0", 0)
NUMBER_ROW(warmup_from, "Warmup starts at", "of the peak", "The first update's rate in PyTorch's dialect; the other libraries start warming up at zero.", LINEAR, 0, 1, "0.01", QUIET)
CHOICE_ROW(warmup_shape, "Warmup shape", "How the rate rises; constant keeps its low start until warmup ends.", "linear",
           "linear:Linear|cosine:Cosine|exponential:Exponential|constant:Constant|sqrt:Inverted square root", QUIET)
SPAN_ROW(hold, "Hold", "How long the rate rests after warmup before it begins to move.", "0", QUIET)
SPAN_ROW(span, "Decay length", "How long the decay takes; 100pct is all that is left of the run.", "100pct", QUIET)
CHOICE_ROW(end, "After the decay", "What happens when the decay is over before the run is.", "auto", "auto:As the library does|hold:Stay|bounce:Climb back", QUIET)
CHOICE_ROW(seam, "Warmup joins", "Whether the decay's clock starts after warmup, runs under it, or has run unseen.", "auto",
           "auto:As the library does|after:Decay starts after warmup|over:Multiplied over a running decay|cut:Decay ran meanwhile: a jump", QUIET)
SPAN_ROW(branch, "Branch at", "Where the run leaves its schedule for a tail of its own; 0 never leaves.", "0", QUIET)
CHOICE_ROW(then, "Branch to", "How the rate falls after the branch.", "linear",
           "linear:Linear|cosine:Cosine|exponential:Exponential|sqrt:1 minus square root|constant:Constant", QUIET)
NUMBER_ROW(then_floor, "Branch ends at", "of its start", "Where the tail ends, as a share of the rate at the branch.", LINEAR, 0, 1, "0", QUIET)
SPAN_ROW(then_span, "Branch length", "How long the tail falls; 100pct is all that is left of the run.", "100pct", QUIET)
CHOICE_ROW(dialect, "Counts like", "Whose rules for first steps, milestones and ends to follow: libraries differ.", "pytorch",
           "pytorch:PyTorch|keras:Keras|optax:Optax|timm:timm|huggingface:Hugging Face", QUIET)

// Shared by several shapes.
NUMBER_ROW(floor, "Floor", "of the peak", "Where the decay ends, as a share of the peak.", LINEAR, 0, 1, "0", 0)
SPAN_ROW(period, "Period", "The length of one cycle, or of one multiplication by the factor.", "25pct", 0)
NUMBER_ROW(gamma, "Factor", "", "What the rate is multiplied by each time.", LINEAR, 0.0001, 1, "0.1", 0)
NUMBER_ROW(power, "Power", "", "1 falls in a straight line; more falls early, less falls late.", LINEAR, 0.1, 10, "1", 0)
SPAN_ROW(rise, "Rise", "How long the rate climbs from its low to its peak.", "30pct", 0)
SWITCH_ROW(cycle_momentum, "Cycle the momentum", "Lowers the momentum (or Adam's first beta) while the rate is high.", "1", QUIET)
NUMBER_ROW(base_momentum, "Lowest momentum", "", "The momentum in force when the rate is highest.", LINEAR, 0, 0.999, "0.85", QUIET)
NUMBER_ROW(max_momentum, "Highest momentum", "", "The momentum in force when the rate is lowest.", LINEAR, 0, 0.999, "0.95", QUIET)

TEXT_ROW(milestones, "Milestones", "Where the rate drops: steps or shares of the run, joined by commas.", "50pct,75pct", 0)
NUMBER_ROW(multiplier, "Cycle growth", "times", "Each cycle is this many times as long as the one before.", LINEAR, 1, 10, "1", 0)
NUMBER_ROW(cycle_decay, "Cycle decay", "times", "Each cycle is this many times as high as the one before.", LINEAR, 0, 1, "1", QUIET)
CHOICE_ROW(restart_rule, "Restarts found by", "Counting is exact; the logarithm, as in PyTorch's step(epoch), misses some restarts by rounding.", "exact",
           "exact:Counting|log:Logarithm", QUIET)
SPAN_ROW(timescale, "Time scale", "How long until the rate has fallen to 71 % of the peak.", "10pct", 0)
NUMBER_ROW(rate, "Decay rate", "", "After one period the rate is divided by one more than this.", LOG, 0.01, 1000, "9", 0)

NUMBER_ROW(div, "Start divisor", "", "The cycle starts at the peak divided by this.", LOG, 1, 10000, "25", 0)
NUMBER_ROW(final_div, "End divisor", "", "The cycle ends at its start divided by this.", LOG, 1, 1e8, "10000", QUIET)
CHOICE_ROW(anneal, "Between the turns", "How the rate moves from one turning point to the next.", "cosine", "cosine:Cosine|linear:Linear", QUIET)
CHOICE_ROW(phases, "Phases", "Two: up, then down to the end. Three: up, back to the start, then down to the end.", "2", "2:Two|3:Three", QUIET)
CHOICE_ROW(cycle_mode, "Cycles", "All alike, each half as high as the one before, or shrinking at every step.", "triangular",
           "triangular:All alike|triangular2:Halved each time|exp_range:Shrinking by the factor at every step", 0)
NUMBER_ROW(low, "Low", "of the peak", "Where each cycle starts, as a share of the peak.", LINEAR, 0, 1, "0.1", 0)
SPAN_ROW(fall, "Fall", "How long the rate sinks from its peak; 0 is as long as the rise.", "0", QUIET)
SPAN_ROW(tail, "Decay tail", "How long the decay at the end takes.", "20pct", 0)
CHOICE_ROW(tail_shape, "Tail shape", "How the rate falls at the end.", "linear", "linear:Linear|cosine:Cosine|sqrt:1 minus square root|exponential:Exponential", 0)

NUMBER_ROW(factor, "Reduce to", "times", "What the rate is multiplied by when the loss stops improving.", LINEAR, 0.01, 0.99, "0.1", 0)
WHOLE_ROW(patience, "Patience", "reports", "How many reports without improvement are borne.", 0, 10000, "10", 0)
NUMBER_ROW(threshold, "Threshold", "", "How much better a report must be to count as an improvement.", LINEAR, 0, 1, "0.0001", QUIET)
CHOICE_ROW(threshold_mode, "Threshold is", "A share of the best report so far, or an amount.", "rel", "rel:A share|abs:An amount", QUIET)
WHOLE_ROW(cooldown, "Cooldown", "reports", "How many reports are not judged after a reduction.", 0, 10000, "0", QUIET)
NUMBER_ROW(plateau_eps, "Smallest change", "", "A reduction by no more than this is not made (PyTorch's eps).", LINEAR, 0, 1, "1e-8", QUIET)
CHOICE_ROW(plateau_mode, "Better is", "Whether what is watched should fall or rise.", "auto", "auto:As it should be|min:Less|max:More", QUIET)
SPAN_ROW(every, "Report every", "How many steps lie between two reports.", "1pct", 0)
CHOICE_ROW(monitor, "Watches", "What is reported to the schedule.", "train", "train:Training loss|held_loss:Held-out loss|held_accuracy:Held-out accuracy", 0)

TEXT_ROW(points, "Points", "at:height:curve, joined by commas; the curve to the next point is l, c, e or h (held).", "0pct:0.05:l,10pct:1:h,40pct:1:c,100pct:0", 0)
TEXT_ROW(parts, "Parts", "shape:from:to:length, joined by commas; heights are shares of the peak.", "linear:0.05:1:10pct,constant:1:1:40pct,cosine:1:0", 0)

const knob *const sched_run_knobs[] = {&knob_lr,   &knob_warmup, &knob_warmup_from, &knob_warmup_shape, &knob_hold,
                                       &knob_span, &knob_end,    &knob_seam,        &knob_branch,      &knob_then,
                                       &knob_then_floor, &knob_then_span, &knob_dialect, NULL};
