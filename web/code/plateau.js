// plateau.js - reduce on plateau in each framework's own class: no function of the step can know when the loss stops falling.

/** @typedef {import("./program.js").Resolved} Resolved */

/** @param {string} span @param {number} steps */
const stepsOf = (span, steps) => Math.max(1, Math.round(span.endsWith("pct") ? (Number.parseFloat(span) / 100) * steps : Number(span)));

/** What the run's plateau is made of. @param {Resolved} resolved */
export function plateauOf({ values: v, steps, peak }) {
  const up = v.plateau_mode === "max" || (v.plateau_mode !== "min" && v.monitor === "held_accuracy"), eager = v.dialect === "keras" || v.dialect === "optax";
  const watched = { train: "the training loss", held_loss: "the held-out loss", held_accuracy: "the held-out accuracy" }[v.monitor] ?? "the loss";
  const every = v.every ? stepsOf(v.every, steps) : 1, told = v.monitor === "train" && every > 1 ? `the mean training loss of those ${every}` : watched;
  const early = v.dialect === "keras", cooldown = Number(v.cooldown);
  const cooldowns = { keras: cooldown && !early ? cooldown + 1 : cooldown, others: cooldown && early ? cooldown - 1 : cooldown }; // Keras judges the report that ends it
  return { up, eager, told, watched, every, floor: Number((Number(v.floor) * peak).toPrecision(12)), patience: Number(v.patience), cooldowns };
}

/** What others than PyTorch know nothing of. @param {Resolved} resolved @param {string} library */
const leaves = ({ values: v }, library) => (v.dialect !== "keras" && v.dialect !== "optax" && Number(v.plateau_eps) > 1e-8 ? [`# The run here made no reduction by ${v.plateau_eps} or less; ${library} makes all.`] : []);

/** @param {Resolved} resolved */
export function torchPlateau(resolved) {
  const { values: v } = resolved, p = plateauOf(resolved);
  return [
    `scheduler = ReduceLROnPlateau(optimizer, mode="${p.up ? "max" : "min"}", factor=${v.factor}, patience=${p.eager ? Math.max(0, p.patience - 1) : p.patience}, threshold=${v.threshold},`,
    `                              threshold_mode="${v.threshold_mode}", cooldown=${p.cooldowns.others}, min_lr=${p.floor}, eps=${p.eager ? 0 : v.plateau_eps})`,
  ];
}

/** @param {Resolved} resolved */
export function kerasPlateau(resolved) {
  const { values: v } = resolved, p = plateauOf(resolved), exact = v.dialect === "keras";
  return [
    `plateau = keras.callbacks.ReduceLROnPlateau(monitor="${v.monitor === "train" ? "loss" : v.monitor === "held_loss" ? "val_loss" : "val_accuracy"}", mode="${p.up ? "max" : "min"}", factor=${v.factor},`,
    `                                            patience=${exact || p.eager ? p.patience : p.patience + 1}, min_delta=${v.threshold}, cooldown=${p.cooldowns.keras}, min_lr=${p.floor})`,
    `# Keras looks once an epoch, the run here ${p.every > 1 ? `every ${p.every} steps` : "at every step"}${v.threshold_mode === "rel" ? "; min_delta is an amount, the run's threshold a share of the best" : ""}.`,
    ...leaves(resolved, "Keras"),
  ];
}

/** @param {Resolved} resolved */
export function optaxPlateau(resolved) {
  const { values: v, peak } = resolved, p = plateauOf(resolved), share = v.threshold_mode === "rel" && !p.up, least = Number(v.threshold) > 0 ? v.threshold : "1e-30"; // Optax takes no 0 for both
  return [
    `plateau = optax.contrib.reduce_on_plateau(factor=${v.factor}, patience=${p.eager ? Math.max(1, p.patience) : p.patience + 1}, rtol=${share ? least : 0}, atol=${share ? 0 : least},`,
    `                                          cooldown=${p.cooldowns.others}, accumulation_size=${p.every}, min_scale=${Number((p.floor / peak).toPrecision(12))})`,
    `# Give update() ${p.watched} as value=${p.up ? ", as a negative: here more is better" : ""}. Optax ${p.every > 1 ? `judges the mean of ${p.every} and ` : ""}reduces that very update, the run here the next.`,
    ...leaves(resolved, "Optax"),
    ...(p.up && v.threshold_mode === "rel" ? ["# atol is an amount, the run's threshold a share of the best: of a negative Optax would take the share the wrong way."] : []),
  ];
}
