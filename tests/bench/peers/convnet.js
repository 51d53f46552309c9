// ConvNetJS: one sample at a time, double precision; it has no Adam, so windowgrad stands in for it.
import convnetjs from "convnetjs";
import { readData, serve, stepwise } from "./stage.js";

/** The library has no cross-entropy of one logit: its regression layer is given that loss. */
function useBinaryLoss(layer) {
  layer.backward = (target) => {
    const z = layer.in_act.w[0];
    layer.in_act.dw = [(z > 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z))) - target];
    return Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
  };
}

serve(async ({ work, data }) => {
  const { x, y, layers } = readData(work, data), { inputs, batch, samples, activation } = work, hidden = layers.slice(0, -1), out = layers.at(-1);
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: "input", out_sx: 1, out_sy: 1, out_depth: inputs },
    ...hidden.map((l) => ({ type: "fc", num_neurons: l.out, activation })),
    work.loss === "ce" ? { type: "softmax", num_classes: out.out } : { type: "regression", num_neurons: 1 },
  ]);
  if (work.loss === "bce") useBinaryLoss(net.layers.at(-1));
  net.layers.filter(({ layer_type }) => layer_type === "fc").forEach((fc, k) => {
    fc.filters.forEach((filter, o) => { for (let i = 0; i < layers[k].in; i++) filter.w[i] = layers[k].w[o * layers[k].in + i]; });
    for (let o = 0; o < layers[k].out; o++) fc.biases.w[o] = layers[k].b[o];
  });
  const trainer = new convnetjs.Trainer(net, work.opt === "adam"
    ? { method: "windowgrad", learning_rate: work.lr, batch_size: batch, ro: 0.999 }
    : { method: "sgd", learning_rate: work.lr, momentum: work.momentum, batch_size: batch });
  const volumes = Array.from({ length: samples }, (_, s) => {
    const v = new convnetjs.Vol(1, 1, inputs, 0);
    for (let i = 0; i < inputs; i++) v.w[i] = x[s * inputs + i];
    return v;
  });
  let at = 0;
  return stepwise(() => {
    let loss = 0;
    for (let k = 0; k < batch; k++, at = (at + 1) % samples) loss += trainer.train(volumes[at], y[at]).cost_loss;
    return loss / batch;
  });
});
