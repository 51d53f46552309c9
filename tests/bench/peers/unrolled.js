// JavaScript unrolled by hand: four outputs or two samples at a time, so that each load is used more than once.
import { serveJavaScript } from "./javascript.js";

/** y (B, out) = x (B, in) w^T + b */
function forward(x, w, b, y, B, I, O) {
  for (let s = 0; s < B; s++) {
    const row = s * I;
    let o = 0;
    for (; o + 4 <= O; o += 4) {
      let s0 = b[o], s1 = b[o + 1], s2 = b[o + 2], s3 = b[o + 3];
      for (let i = 0, k0 = o * I, k1 = k0 + I, k2 = k1 + I, k3 = k2 + I; i < I; i++) {
        const v = x[row + i];
        s0 += v * w[k0 + i]; s1 += v * w[k1 + i]; s2 += v * w[k2 + i]; s3 += v * w[k3 + i];
      }
      y[s * O + o] = s0; y[s * O + o + 1] = s1; y[s * O + o + 2] = s2; y[s * O + o + 3] = s3;
    }
    for (; o < O; o++) {
      let sum = b[o];
      for (let i = 0; i < I; i++) sum += x[row + i] * w[o * I + i];
      y[s * O + o] = sum;
    }
  }
}

/** dw (out, in) = dy^T x, db = sum of dy; two samples at a time. */
function backWeights(dy, x, dw, db, B, I, O) {
  for (let o = 0; o < O; o++) {
    let sum = 0;
    const row = o * I;
    for (let s = 0; s < B; s += 2) {
      const d0 = dy[s * O + o], d1 = s + 1 < B ? dy[(s + 1) * O + o] : 0, r0 = s * I, r1 = s + 1 < B ? r0 + I : r0;
      sum += d0 + d1;
      if (s === 0) for (let i = 0; i < I; i++) dw[row + i] = d0 * x[r0 + i] + d1 * x[r1 + i];
      else for (let i = 0; i < I; i++) dw[row + i] += d0 * x[r0 + i] + d1 * x[r1 + i];
    }
    db[o] = sum;
  }
}

serveJavaScript(forward, backWeights);
