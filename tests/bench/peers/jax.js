// jax-js on its WebAssembly backend: the whole step, update included, as one jitted function; the loss read back every step.
import { init, jit, defaultDevice, nn, numpy as np, valueAndGrad } from "@jax-js/jax";
import { readData, serve, stepwise } from "./stage.js";

serve(async ({ work, data }) => {
  await init("wasm");
  defaultDevice("wasm");
  const read = readData(work, data), { batch, inputs, samples, activation, lr, momentum } = work, last = read.layers.length - 1;
  const act = activation === "relu" ? nn.relu : np.tanh;
  const copy = (part) => np.array(part.slice());

  const lossOf = (p, x, y) => {
    let a = x;
    for (let i = 0; i <= last; i++) {
      const z = np.matmul(a, np.transpose(p[i].w)).add(p[i].b);
      a = i < last ? act(z) : z;
    }
    if (work.loss === "ce") return np.mean(np.sum(nn.logSoftmax(a, -1).mul(y), -1)).mul(-1);
    return np.mean(nn.softplus(a.ref).sub(a.mul(y)));
  };
  const grad = valueAndGrad(lossOf);
  const names = ["w", "b"];
  const each = (f) => read.layers.map((_, i) => Object.fromEntries(names.map((k) => [k, f(i, k)])));
  const refs = (tree) => tree.map(({ w, b }) => ({ w: w.ref, b: b.ref }));

  const withMomentum = jit((p, m, x, y) => {
    const [loss, g] = grad(refs(p), x, y);
    const m2 = each((i, k) => m[i][k].mul(momentum).add(g[i][k]));
    return [loss, each((i, k) => p[i][k].sub(m2[i][k].ref.mul(lr))), m2];
  });
  const withAdam = jit((p, m, v, rate, scale, x, y) => {
    const [loss, g] = grad(refs(p), x, y);
    const m2 = each((i, k) => m[i][k].mul(0.9).add(g[i][k].ref.mul(0.1)));
    const v2 = each((i, k) => v[i][k].mul(0.999).add(np.square(g[i][k]).mul(0.001)));
    const p2 = each((i, k) => p[i][k].sub(m2[i][k].ref.mul(rate.ref).div(np.sqrt(v2[i][k].ref.mul(scale.ref)).add(1e-8))));
    rate.dispose(); scale.dispose();
    return [loss, p2, m2, v2];
  });

  let p = read.layers.map((l) => ({ w: copy(l.w).reshape([l.out, l.in]), b: copy(l.b) }));
  const zeros = () => read.layers.map((l) => ({ w: np.zeros([l.out, l.in]), b: np.zeros([l.out]) }));
  let m = zeros(), v = work.opt === "adam" ? zeros() : [], k = 0;
  const batches = Array.from({ length: samples / batch }, (_, i) => {
    const y = read.y.subarray(i * batch, (i + 1) * batch), columns = work.loss === "ce" ? work.classes : 1;
    const target = Float32Array.from({ length: batch * columns }, (_, j) => (columns === 1 ? y[j] : Number(y[Math.floor(j / columns)] === j % columns)));
    return { x: copy(read.x.subarray(i * batch * inputs, (i + 1) * batch * inputs)).reshape([batch, inputs]), y: np.array(target).reshape([batch, columns]) };
  });
  return stepwise(() => {
    const { x, y } = batches[k++ % batches.length];
    let loss;
    if (work.opt === "adam") [loss, p, m, v] = withAdam(p, m, v, np.array(lr / (1 - 0.9 ** k)), np.array(1 / (1 - 0.999 ** k)), x.ref, y.ref);
    else [loss, p, m] = withMomentum(p, m, x.ref, y.ref);
    return loss.dataSync()[0];
  });
});
