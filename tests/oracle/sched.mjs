// An independent reference of every schedule in double precision: written from the libraries' definitions, not from ours.
/** @typedef {Record<string, string>} Values every knob in force, as text */
/** @typedef {{ T: number, N: number, dialect: string, len: (key: string) => number, num: (key: string) => number, get: (key: string) => string }} Ask */
/** @typedef {(t: number) => number} Curve */
/** @typedef {{ height: Curve, momentum?: Curve, open?: boolean }} Shape */

/** Steps of a length, not rounded. @param {string} said @param {number} steps */
const stepsOf = (said, steps) => (/(pct|%)$/.test(said) ? (parseFloat(said) / 100) * steps : parseFloat(said));

/** @param {number} x */
const nearest = (x) => Math.floor(x + 0.5);
/** @param {number} a @param {number} b @param {number} u */
const mix = (a, b, u) => a * (1 - u) + b * u;

/** From a to b. A rise is a fall run backwards. @param {string} kind @param {number} a @param {number} b @param {number} u @param {number} power @returns {number} */
function blend(kind, a, b, u, power) {
  if (kind === "constant" || kind === "h" || a === b) return a;
  if (u <= 0) return a;
  if (u >= 1) return b;
  const geometric = (kind === "exponential" || kind === "e") && a > 0 && b > 0;
  if (geometric) return a * (b / a) ** u;
  if (b > a) return blend(kind, b, a, 1 - u, power);
  switch (kind) {
    case "cosine": case "c": return mix(a, b, (1 - Math.cos(Math.PI * u)) / 2);
    case "sqrt": return mix(a, b, Math.sqrt(u));
    case "polynomial": return b + (a - b) * (1 - u) ** power;
    case "exponential": case "e": return b + ((a - b) * (0.001 ** u - 0.001)) / 0.999;
    default: return mix(a, b, u);
  }
}

/** The first update at which a milestone's new value is in force, relative to the milestone. @type {Record<string, number>} */
const milestoneShift = { keras: 1, timm: -1 };

/** ln x for x >= 1 in fixed point, 120 bits behind the point. @param {bigint} x @returns {bigint} */
function fixedLog(x) {
  const one = 1n << 120n;
  if (x > 2n * one) return fixedLog(x >> 1n) + fixedLog(2n * one);
  const s = ((x - one) * one) / (x + one), z = (s * s) / one;
  let sum = 0n;
  for (let term = s, n = 1n; term > 0n; term = (term * z) / one, n += 2n) sum += (2n * term) / n;
  return sum;
}

/** ln x correctly rounded, as Python's is and Math.log is not: a restart can hang on the last bit. @param {number} x */
const roundedLog = (x) => Number(fixedLog(BigInt(x * 2 ** 52) << 68n)) / 2 ** 120;

/** @param {Ask} a @returns {Shape} */
function restarts({ T, dialect, len, num, get }) {
  const first = Math.max(1, nearest(len("period"))), M = num("multiplier"), floor = num("floor"), decay = num("cycle_decay");
  /** @param {number} t @returns {[number, number, number]} cycle, step in it, its length */
  const find = (t) => {
    if (get("restart_rule") === "log" && t >= first && M !== 1) {
      const n = Math.trunc(roundedLog((t / first) * (M - 1) + 1) / roundedLog(M));
      return [n, t - (first * (M ** n - 1)) / (M - 1), first * M ** n];
    }
    let cycle = 0, length = first;
    for (; t >= length; cycle++) t -= length, length *= M;
    return [cycle, t, length];
  };
  return { open: true, height: (t) => {
    if ((dialect === "timm" || dialect === "huggingface") && t >= T) return floor;
    const [cycle, past, length] = find(t), wave = (1 + Math.cos((Math.PI * past) / length)) / 2;
    if (dialect === "timm") return floor + (decay ** cycle - floor) * wave;
    return (1 - floor) * decay ** cycle * wave + floor;
  } };
}

/** torch OneCycleLR's list of phases, or optax's interpolation between boundaries. @param {Ask} a @returns {Shape} */
function onecycle({ T, dialect, len, num, get }) {
  const rise = len("rise"), three = get("phases") === "3", optax = dialect === "optax";
  const ends = optax ? [Math.floor(rise), ...(three ? [Math.max(Math.floor(rise), Math.floor(0.85 * T))] : []), T] : [rise - 1, ...(three ? [2 * rise - 2] : []), T - 1];
  /** @param {number[]} levels @returns {Curve} */
  const along = (levels) => (t) => {
    let phase = 0;
    while (phase < ends.length - 1 && t > ends[phase]) phase++;
    const from = phase ? ends[phase - 1] : 0, a = levels[phase], b = levels[phase + 1];
    const q = ends[phase] > from ? (t - from) / (ends[phase] - from) : 1;
    if (get("anneal") === "linear") return Math.max(0, a + (b - a) * q);
    return b + ((a - b) / 2) * (1 + Math.cos(Math.PI * q));
  };
  const low = 1 / num("div"), last = low / num("final_div"), calm = num("max_momentum"), brisk = num("base_momentum");
  return { height: along(three ? [low, 1, low, last] : [low, 1, last]), momentum: along(three ? [calm, brisk, calm, calm] : [calm, brisk, calm]) };
}

/** @param {Ask} a @returns {Shape} */
function cyclical({ len, num, get }) {
  const up = Math.max(1, nearest(len("rise"))), fall = len("fall"), down = fall < 0.5 ? up : nearest(fall);
  /** @param {number} t */
  const lift = (t) => {
    const cycle = Math.floor(t / (up + down)), past = t - cycle * (up + down);
    const s = past <= up ? past / up : 1 - (past - up) / down;
    return get("cycle_mode") === "triangular2" ? s * 0.5 ** cycle : get("cycle_mode") === "exp_range" ? s * num("gamma") ** t : s;
  };
  const low = num("low"), most = num("max_momentum"), least = num("base_momentum");
  return { open: true, height: (t) => low + (1 - low) * lift(t), momentum: (t) => most - (most - least) * lift(t) };
}

/** @param {Ask} a @returns {Shape} */
function wsd({ T, len, num, get }) {
  const tail = Math.min(nearest(len("tail")), T), begin = T - tail;
  return { height: (t) => (t >= T ? num("floor") : t <= begin ? 1 : blend(get("tail_shape"), 1, num("floor"), (t - begin) / tail, 1)) };
}

/** @param {Ask} a @returns {Shape} */
function multistep({ N, dialect, num, get }) {
  const at = get("milestones").split(",").map((m) => nearest(stepsOf(m, N)) + (milestoneShift[dialect] ?? 0));
  return { open: true, height: (t) => num("gamma") ** at.filter((m) => t >= m).length };
}

/** @param {Ask} a @returns {Shape} */
function points({ N, get }) {
  const all = get("points").split(",").map((p) => p.split(":")).map(([at, h, kind]) => ({ at: nearest(stepsOf(at, N)), h: Number(h), kind: kind ?? "l" }));
  return { open: true, height: (t) => {
    const i = all.filter((p) => p.at <= t).length - 1, a = all[i], b = all[i + 1];
    if (!a) return all[0].h;
    return b ? blend(a.kind, a.h, b.h, (t - a.at) / (b.at - a.at), 1) : a.h;
  } };
}

/** @param {Ask} a @returns {Shape} */
function sequence({ T, N, num, get }) {
  const all = get("parts").split(",").map((p) => p.split(":"));
  return { open: true, height: (t) => {
    let begin = 0, last = 0;
    for (const [kind, from, to, said] of all) {
      const end = said ? begin + nearest(stepsOf(said, N)) : Math.max(begin, T);
      if (t < end) return blend(kind, Number(from), Number(to), (t - begin) / (end - begin), num("power"));
      last = kind === "constant" ? Number(from) : Number(to);
      begin = end;
    }
    return last;
  } };
}

/** @type {Record<string, (a: Ask) => Shape>} */
const shapes = {
  restarts, onecycle, cyclical, wsd, multistep, points, sequence,
  constant: () => ({ open: true, height: () => 1 }),
  plateau: () => ({ open: true, height: () => 1 }),
  linear: ({ T, num }) => ({ height: (t) => mix(1, num("floor"), t / T) }),
  cosine: ({ T, num }) => ({ height: (t) => mix(num("floor"), 1, (1 + Math.cos((Math.PI * t) / T)) / 2) }),
  polynomial: ({ T, num }) => ({ height: (t) => mix(num("floor"), 1, Math.max(0, 1 - t / T) ** num("power")) }),
  exponential: ({ len, num }) => ({ open: true, height: (t) => num("gamma") ** (t / Math.max(1, nearest(len("period")))) }),
  step: ({ len, num }) => ({ open: true, height: (t) => num("gamma") ** Math.floor(t / Math.max(1, nearest(len("period")))) }),
  rsqrt: ({ len }) => ({ open: true, height: (t) => (1 + t / Math.max(1, nearest(len("timescale")))) ** -0.5 }),
  inverse: ({ len, num }) => ({ open: true, height: (t) => 1 / (1 + (num("rate") * t) / Math.max(1, nearest(len("period")))) }),
};

/** torch ChainedScheduler([LinearLR or the like, CosineAnnealingLR]): each multiplies what the other left.
 * @param {number} steps @param {Curve} warm @param {number} start @param {number} T @param {number} floor @param {boolean} stays @param {Curve} product */
function chain(steps, warm, start, T, floor, stays, product) {
  const out = [warm(0)];
  for (let t = 1; t < steps; t++) {
    if (warm(t - 1) === 0) { out.push(product(t)); continue; }
    let h = (out[t - 1] * warm(t)) / warm(t - 1);
    const e = t - start;
    if (e >= 1 && !(stays && e > T)) {
      if ((e - 1 - T) % (2 * T) === 0) h += ((1 - floor) * (1 - Math.cos(Math.PI / T))) / 2;
      else h = ((1 + Math.cos((Math.PI * e) / T)) / (1 + Math.cos((Math.PI * (e - 1)) / T))) * (h - floor) + floor;
    }
    out.push(h);
  }
  return out;
}

/** The step of a triangle wave: there and back again. @param {number} t @param {number} T */
const foldBack = (t, T) => (Math.floor(t / T) % 2 ? T - (t % T) : t % T);

/** Share of the peak and momentum at every step. @param {string} sched @param {Values} values @param {number} steps */
export function drawSchedule(sched, values, steps) {
  const { dialect, end } = values, prefixed = sched === "step" || sched === "multistep";
  const W = nearest(stepsOf(values.warmup, steps)), H = nearest(stepsOf(values.hold, steps));
  const seam = values.seam !== "auto" ? values.seam : dialect === "timm" && !prefixed ? "cut" : "after";
  const start = H + (seam === "after" ? W : 0), said = nearest(stepsOf(values.span, steps));
  const T = Math.max(1, values.span.endsWith("pct") && dialect !== "keras" ? Math.min(said, steps - start) : said);
  const shape = shapes[sched]({
    T, N: steps, dialect, get: (key) => values[key], num: (key) => Number(values[key]), len: (key) => stepsOf(values[key], steps),
  });
  const bounces = end === "bounce" || (end === "auto" && sched === "cosine" && (dialect === "pytorch" || dialect === "huggingface"));
  /** @param {number} t */
  const clock = (t) => {
    const own = Math.max(0, t - start);
    if (bounces) return foldBack(own, T);
    return end === "hold" || !shape.open ? Math.min(own, T) : own;
  };
  const from = dialect === "pytorch" ? Number(values.warmup_from) : 0;
  /** @param {number} t */
  const warm = (t) => (t < W ? blend(values.warmup_shape, from, 1, t / W, 1) : 1);
  const foot = shape.height(0);
  /** @param {number} t */
  const product = (t) => warm(t) * shape.height(clock(t));
  /** @param {number} t */
  const joined = (t) => (t < W ? warm(t) * foot : t < start ? foot : shape.height(clock(t)));
  const each = Array.from({ length: steps }, (_, t) => t);
  const chained = seam === "over" && dialect === "pytorch" && sched === "cosine";
  const height = chained ? chain(steps, warm, start, T, Number(values.floor), end === "hold", product) : each.map(seam === "over" ? product : joined);
  const cycles = shape.momentum && values.cycle_momentum === "1";
  return { height, momentum: each.map((t) => (cycles && shape.momentum ? shape.momentum(clock(t)) : NaN)) };
}

/** torch ReduceLROnPlateau, keras ReduceLROnPlateau, optax.contrib.reduce_on_plateau, from their sources. Rate in force at each update.
 * @param {Values} v @param {number[]} metrics */
export function drawPlateau(v, metrics) {
  const peak = Number(v.lr), factor = Number(v.factor), th = Number(v.threshold), least = Number(v.floor) * peak;
  const patience = Number(v.patience), rest = Number(v.cooldown), max = v.plateau_mode === "max" || (v.plateau_mode === "auto" && v.monitor === "held_accuracy");
  const sign = max ? -1 : 1, absolute = v.threshold_mode === "abs";
  let lr = peak, best = Infinity * sign, wait = 0, cooling = 0;
  /** @param {number} x */
  const improves = (x) => {
    if (!Number.isFinite(best)) return sign * x < sign * best;
    const mark = absolute ? best - sign * th : best * (1 - sign * th);
    return max ? x > mark : x < mark;
  };
  const keras = () => {
    if (wait < patience || lr <= least) return;
    lr = Math.max(lr * factor, least), cooling = rest, wait = 0;
  };
  /** @param {number} x */
  const report = (x) => {
    const good = improves(x);
    if (good) best = x;
    if (v.dialect === "keras") {
      if (cooling > 0) cooling--, wait = 0;
      if (good) wait = 0;
      else if (cooling === 0) wait++, keras();
      return;
    }
    wait = good ? 0 : wait + 1;
    if (cooling > 0) { cooling--, wait = 0; return; }
    const due = v.dialect === "optax" ? wait > 0 && wait >= patience : wait > patience;
    if (!due) return;
    const next = Math.max(lr * factor, least);
    if (lr - next > (v.dialect === "optax" ? 0 : Number(v.plateau_eps))) lr = next;
    cooling = rest, wait = 0;
  };
  return metrics.map((x) => { const now = lr; report(x); return now; });
}
