// rows.c - the knob rows that several tasks share.
#include "task/rows.h"

const knob knob_train = {"train", "Training samples", "samples", "How many samples the model learns from.", WHOLE, LOG, 8, 8192, "512", NULL, "task", 0};
const knob knob_held = {"held", "Held-out samples", "samples", "How many samples are kept back to judge what was learned.", WHOLE, LOG, 16, 8192, "512", NULL, "task", QUIET};
const knob knob_noise = {"noise", "Noise", "", "How far samples stray from their place, as a share of the picture's half width.", NUMBER, LINEAR, 0, 1, "0.1", NULL, "task", 0};
const knob knob_flip = {"flip", "Wrong labels", "", "Share of the training labels that are wrong; held-out labels are all right.", NUMBER, LINEAR, 0, 0.5, "0", NULL, "task", 0};
const knob knob_classes = {"classes", "Classes", "", "How many classes there are to tell apart.", WHOLE, LINEAR, 2, 10, "3", NULL, "task", 0};
const knob knob_loss = {"loss", "Loss", "", "What training makes small: cross-entropy, or the squared distance to the right answer.", CHOICE, LINEAR, 0, 0, "cross-entropy",
                        "cross-entropy:Cross-entropy|squared:Squared error", "task", QUIET};
