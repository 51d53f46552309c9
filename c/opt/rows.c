// rows.c - the knob rows that several optimizers share.
#include "opt/rows.h"
#include "opt/update.h"

const float tiny_mean = 1e-30f, tiny_square = 1e-36f;

const knob knob_momentum = {"momentum", "Momentum", "", "Share of the last step that the next one keeps; 0.9 remembers about ten steps.",
                            NUMBER, LINEAR, 0, 0.999, "0.9", NULL, "optimizer", LIVE};
const knob knob_dampening = {"dampening", "Dampening", "", "Share of each new gradient that momentum leaves out; momentum itself makes it a running mean.",
                             NUMBER, LINEAR, 0, 0.999, "0", NULL, "optimizer", LIVE | QUIET};
const knob knob_eps = {"eps", "Epsilon", "", "Added to the divisor, so that a weight with tiny gradients does not take a huge step.",
                       NUMBER, LOG, 1e-12, 1, "1e-8", NULL, "optimizer", LIVE | QUIET};
const knob knob_beta1 = {"beta1", "Beta 1", "", "How much of the mean gradient is kept at each step; 0.9 remembers about ten steps.",
                         NUMBER, LINEAR, 0, 0.999, "0.9", NULL, "optimizer", LIVE};
const knob knob_beta2 = {"beta2", "Beta 2", "", "How much of the mean squared gradient is kept at each step; 0.999 remembers about a thousand.",
                         NUMBER, LINEAR, 0, 0.99999, "0.999", NULL, "optimizer", LIVE | QUIET};
