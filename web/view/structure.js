// structure.js - the few keys of the core that the page says itself, each with the reason; all others come from the catalog.

/** Further seeds of a run are the same line with another one. */
export const SEED = "seed";
/** A tail hangs on a run at a step: where, and which. The picker of tails is drawn from the second one's choices. */
export const BRANCH = "branch";
export const TAIL = "then";
/** What was steered while a run went comes back as this text, and what is steered is the rate's peak. */
export const EDITS = "edits";
export const PEAK = "lr";
/** What a hand draws is said as points; what it steers starts from a constant rate; what it races is a cosine. */
export const POINTS = "points";
export const STEADY = "constant";
export const RIVAL = "cosine";
