// Plain JavaScript: typed arrays and three loops, as one writes them down.
import { serveJavaScript } from "./javascript.js";

/** y (B, out) = x (B, in) w^T + b */
function forward(x, w, b, y, B, I, O) {
  for (let s = 0; s < B; s++)
    for (let o = 0; o < O; o++) {
      let sum = b[o];
      for (let i = 0; i < I; i++) sum += x[s * I + i] * w[o * I + i];
      y[s * O + o] = sum;
    }
}

/** dw (out, in) = dy^T x, db = sum of dy */
function backWeights(dy, x, dw, db, B, I, O) {
  dw.fill(0);
  db.fill(0);
  for (let s = 0; s < B; s++)
    for (let o = 0; o < O; o++) {
      const d = dy[s * O + o];
      db[o] += d;
      for (let i = 0; i < I; i++) dw[o * I + i] += d * x[s * I + i];
    }
}

serveJavaScript(forward, backWeights);
