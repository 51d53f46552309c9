// Packs learning rates recorded from PyTorch (lr-golden/1 JSON, path as argument) into schedules.json, each with the line of ours that means it:
//   node tests/golden/schedules.mjs recorded.json > tests/golden/schedules.json
import { readFileSync } from "node:fs";

/** @typedef {{ name: string, class: string, n: number, params: { lr: number }, lr: number[], momentum?: number[], metrics?: number[] }} Recorded */
/** @type {{ schedules: Recorded[] }} */
const recorded = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** @type {Record<string, string>} */
const lines = {
  "step_100_0.1": "sched=step&period=100&gamma=0.1",
  "multistep_dup": "sched=multistep&milestones=200,500,500,800&gamma=0.3",
  "constant_third_50": "sched=constant&warmup=50&warmup_from=0.3333333333333333&warmup_shape=constant",
  "linear_default_100": "sched=constant&warmup=100&warmup_from=0.3333333333333333",
  "linear_decay_to_0.1": "sched=linear&floor=0.1&span=900",
  "linear_decay_to_zero": "sched=linear",
  "exponential_0.995": "sched=exponential&gamma=0.995&period=1",
  "poly_p1_800": "sched=polynomial&power=1&span=800",
  "poly_p2_800": "sched=polynomial&power=2&span=800",
  "cosine_1000": "sched=cosine",
  "cosine_300_min1e-3": "sched=cosine&span=300&floor=0.01",
  "cosine_250_min0_periodic": "sched=cosine&span=250",
  "sgdr_100_x1": "sched=restarts&period=100",
  "sgdr_fractional_10_x2": "sched=restarts&period=100&multiplier=2",
  "sgdr_explicit_5_x3": "sched=restarts&period=5&multiplier=3&restart_rule=log",
  "onecycle_cos_2phase": "sched=onecycle&lr=1",
  "onecycle_cos_3phase": "sched=onecycle&lr=1&phases=3",
  "onecycle_linear_2phase": "sched=onecycle&lr=1&anneal=linear",
  "onecycle_adam_frac_overrun": "sched=onecycle&lr=0.01&span=777&rise=165.501&div=10&final_div=100",
  "cyclic_triangular": "sched=cyclical&lr=0.2&low=0.05&rise=100",
  "cyclic_triangular2": "sched=cyclical&lr=0.2&low=0.05&rise=100&cycle_mode=triangular2",
  "plateau_min_rel": "sched=plateau&factor=0.5&patience=10",
  "plateau_max_rel_eps": "sched=plateau&plateau_mode=max&patience=15&threshold=0.001&cooldown=5&plateau_eps=1e-6",
  "multiplicative_0.995": "sched=exponential&gamma=0.995&period=1",
  "seq_warmup_cosine": "sched=cosine&warmup=100&warmup_from=0.01",
  "seq_const_exp": "sched=exponential&gamma=0.995&period=1&warmup=200&warmup_from=0.1&warmup_shape=constant",
  "seq_short_warmup_gap": "sched=polynomial&power=2&span=500&warmup=30&warmup_from=0.25&hold=90",
  "chain_const_exp": "sched=exponential&gamma=0.995&period=1&warmup=200&warmup_from=0.1&warmup_shape=constant&seam=over",
  "chain_warmup_cosine": "sched=cosine&warmup=100&warmup_from=0.01&seam=over&span=1000",
  "chain_warmup_cosine_min": "sched=cosine&warmup=100&warmup_from=0.01&seam=over&floor=0.01&span=1000",
  "swalr_cos_200": "sched=cosine&floor=0.2&span=200&end=hold",
  "swalr_linear_50": "sched=linear&floor=0.2&span=50",
};

/** Fifteen digits are a thousand times finer than the test. @param {number} v */
const round = (v) => String(Number(v.toPrecision(15)));

/** "0.1*50 0.2": fifty times 0.1, then 0.2. @param {number[]} list @param {(v: number) => string} put */
function pack(list, put) {
  const out = [];
  for (let i = 0, n = 0; i < list.length; i += n) {
    for (n = 1; i + n < list.length && list[i + n] === list[i];) n++;
    out.push(put(list[i]) + (n > 1 ? `*${n}` : ""));
  }
  return out.join(" ");
}

const rows = recorded.schedules.map(({ name, class: source, n, params, lr, momentum, metrics }) => {
  const peak = lines[name].includes("lr=") ? "" : `lr=${params.lr}&`;
  return JSON.stringify({ name, class: source, line: `${peak}${lines[name]}&steps=${n}`, lr: pack(lr, round),
    ...(momentum && { momentum: pack(momentum, round) }), ...(metrics && { metrics: pack(metrics, String) }) });
});
process.stdout.write(`[\n${rows.join(",\n")}\n]\n`);
