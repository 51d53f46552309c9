// plateau.js - reduce on plateau in each framework's own class: no function of the step can know when the loss stops falling.

/** @typedef {import("./program.js").Resolved} Resolved */

/** @param {string} span @param {number} steps */
const stepsOf = (span, steps) => Math.max(1, Math.round(span.endsWith("pct") ? (Number.parseFloat(span) / 100) * steps : Number(span)));

/** What the run's plateau is made of. @param {Resolved} resolved */
export function plateauOf({ values: v, steps, peak }) {
  const up = v.plateau_mode === "max" || (v.plateau_mode !== "min" && v.monitor === "held_accuracy"), eager = v.dialect === "keras" || v.dialect === "optax";
  const watched = { train: "the training loss", held_loss: "the held-out loss", held_accuracy: "the held-out accuracy" }[v.monitor] ?? "the loss";
  const every = v.every ? stepsOf(v.every, steps) : 1, told = v.monitor === "train" && every > 1 ? `the mean training loss of those ${every}` : watched;
  return { up, eager, told, watched, every, floor: Number((Number(v.floor) * peak).toPrecision(12)), patience: Number(v.patience) };
}

/** @param {Resolved} resolved */
export function torchPlateau(resolved) {
  const { values: v } = resolved, p = plateauOf(resolved);
  return [
    `scheduler = ReduceLROnPlateau(optimizer, mode="${p.up ? "max" : "min"}", factor=${v.factor}, patience=${p.eager ? Math.max(0, p.patience - 1) : p.patience}, threshold=${v.threshold},`,
    `                              threshold_mode="${v.threshold_mode}", cooldown=${v.cooldown}, min_lr=${p.floor}, eps=${p.eager ? 0 : v.plateau_eps})`,
    ...(v.dialect === "keras" ? ["# The run here counted its cooldown as Keras does, a report earlier than PyTorch."] : []),
  ];
}

/** @param {Resolved} resolved */
export function kerasPlateau(resolved) {
  const { values: v } = resolved, p = plateauOf(resolved), exact = v.dialect === "keras";
  return [
    `plateau = keras.callbacks.ReduceLROnPlateau(monitor="${v.monitor === "train" ? "loss" : v.monitor === "held_loss" ? "val_loss" : "val_accuracy"}", mode="${p.up ? "max" : "min"}", factor=${v.factor},`,
    `                                            patience=${exact || p.eager ? p.patience : p.patience + 1}, min_delta=${v.threshold}, cooldown=${v.cooldown}, min_lr=${p.floor})`,
    `# Keras looks once an epoch, the run here every ${p.every} steps${v.threshold_mode === "rel" ? "; min_delta is an amount, the run's threshold a share of the best" : ""}.`,
  ];
}

/** @param {Resolved} resolved */
export function optaxPlateau(resolved) {
  const { values: v, peak } = resolved, p = plateauOf(resolved), share = v.threshold_mode === "rel" && !p.up, least = Number(v.threshold) > 0 ? v.threshold : "1e-30"; // Optax takes no 0 for both
  return [
    `plateau = optax.contrib.reduce_on_plateau(factor=${v.factor}, patience=${p.eager ? Math.max(1, p.patience) : p.patience + 1}, rtol=${share ? least : 0}, atol=${share ? 0 : least},`,
    `                                          cooldown=${v.cooldown}, accumulation_size=${p.every}, min_scale=${Number((p.floor / peak).toPrecision(12))})`,
    `# Give update() the loss as value=; Optax judges the mean of ${p.every} losses${p.up ? ", and here more is better: give it the negative" : ""}.`,
    ...(p.up && v.threshold_mode === "rel" ? ["# atol is an amount, the run's threshold a share of the best: of a negative Optax would take the share the wrong way."] : []),
  ];
}
