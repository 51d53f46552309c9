// What the peers in plain JavaScript share: float32 arithmetic on typed arrays; gradients of the inputs, losses, updates, the step.
import { readData, serve, stepwise } from "./stage.js";

/** dx (B, in) = dy (B, out) w */
function backInput(dy, w, dx, B, I, O) {
  dx.fill(0);
  for (let s = 0; s < B; s++)
    for (let o = 0; o < O; o++) {
      const d = dy[s * O + o];
      for (let i = 0; i < I; i++) dx[s * I + i] += d * w[o * I + i];
    }
}

/** Mean loss; d gets its gradient. */
function crossEntropy(z, y, d, B, C) {
  let total = 0;
  for (let s = 0; s < B; s++) {
    let top = -Infinity, sum = 0;
    for (let c = 0; c < C; c++) top = Math.max(top, z[s * C + c]);
    for (let c = 0; c < C; c++) sum += d[s * C + c] = Math.exp(z[s * C + c] - top);
    for (let c = 0; c < C; c++) d[s * C + c] = (d[s * C + c] / sum - (y[s] === c ? 1 : 0)) / B;
    total += Math.log(sum) + top - z[s * C + y[s]];
  }
  return total / B;
}
function binary(z, y, d, B) {
  let total = 0;
  for (let s = 0; s < B; s++) {
    const e = Math.exp(-Math.abs(z[s])), p = z[s] > 0 ? 1 / (1 + e) : e / (1 + e);
    total += Math.max(z[s], 0) - z[s] * y[s] + Math.log1p(e);
    d[s] = (p - y[s]) / B;
  }
  return total / B;
}

function updateMomentum(w, g, m, lr, mu) {
  for (let i = 0; i < w.length; i++) {
    m[i] = mu * m[i] + g[i];
    w[i] -= lr * m[i];
  }
}
function updateAdam(w, g, m, v, lr, t) {
  const c1 = lr / (1 - 0.9 ** t), c2 = 1 / (1 - 0.999 ** t);
  for (let i = 0; i < w.length; i++) {
    const gi = g[i], mi = m[i] = 0.9 * m[i] + 0.1 * gi, vi = v[i] = 0.999 * v[i] + 0.001 * gi * gi;
    w[i] -= c1 * mi / (Math.sqrt(vi * c2) + 1e-8);
  }
}

/** A peer in JavaScript, but for its two largest loops. @param {Function} forward @param {Function} backWeights */
export const serveJavaScript = (forward, backWeights) => serve(async ({ work, data }) => {
  const { x, y, layers } = readData(work, data), { batch: B, activation, lr, momentum, samples } = work;
  const flat = (n) => new Float32Array(n);
  for (const l of layers) Object.assign(l, { a: flat(B * l.out), d: flat(B * l.out), slots: [l.w, l.b].map((w) => ({ w, g: flat(w.length), m: flat(w.length), v: flat(w.length) })) });
  let at = 0, t = 0;

  const activate = (a) => {
    if (activation === "relu") for (let i = 0; i < a.length; i++) a[i] = a[i] > 0 ? a[i] : 0;
    else for (let i = 0; i < a.length; i++) a[i] = Math.tanh(a[i]);
  };
  const gate = (d, a) => {
    if (activation === "relu") for (let i = 0; i < a.length; i++) { if (a[i] <= 0) d[i] = 0; }
    else for (let i = 0; i < a.length; i++) d[i] *= 1 - a[i] * a[i];
  };

  return stepwise(() => {
    const bx = x.subarray(at * work.inputs, (at + B) * work.inputs), by = y.subarray(at, at + B), last = layers.length - 1;
    at = (at + B) % samples;
    t++;
    for (let i = 0; i <= last; i++) {
      forward(i ? layers[i - 1].a : bx, layers[i].w, layers[i].b, layers[i].a, B, layers[i].in, layers[i].out);
      if (i < last) activate(layers[i].a);
    }
    const { a, d, out } = layers[last], loss = work.loss === "ce" ? crossEntropy(a, by, d, B, out) : binary(a, by, d, B);
    for (let i = last; i >= 0; i--) {
      const l = layers[i];
      backWeights(l.d, i ? layers[i - 1].a : bx, l.slots[0].g, l.slots[1].g, B, l.in, l.out);
      if (i) { backInput(l.d, l.w, layers[i - 1].d, B, l.in, l.out); gate(layers[i - 1].d, layers[i - 1].a); }
    }
    for (const l of layers)
      for (const { w, g, m, v } of l.slots) work.opt === "adam" ? updateAdam(w, g, m, v, lr, t) : updateMomentum(w, g, m, lr, momentum);
    return loss;
  });
});
