// TensorFlow.js: its own losses, gradients and optimizers, the loss read back every step.
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { readData, serve, stepwise } from "./stage.js";

/** @param {() => Promise<unknown>} start chooses the backend */
export const serveTensorflow = (start) => serve(async ({ work, data }) => {
  await start();
  const read = readData(work, data), { batch, inputs, samples, activation } = work;
  const layers = read.layers.map((l) => ({ w: tf.variable(tf.transpose(tf.tensor2d(l.w, [l.out, l.in]))), b: tf.variable(tf.tensor1d(l.b)) }));
  const batches = Array.from({ length: samples / batch }, (_, k) => {
    const y = read.y.subarray(k * batch, (k + 1) * batch);
    return {
      x: tf.tensor2d(read.x.subarray(k * batch * inputs, (k + 1) * batch * inputs), [batch, inputs]),
      y: work.loss === "ce" ? tf.cast(tf.oneHot(tf.tensor1d(Int32Array.from(y), "int32"), work.classes), "float32") : tf.tensor2d(y, [batch, 1]),
    };
  });
  const optimizer = work.opt === "adam" ? tf.train.adam(work.lr, 0.9, 0.999, 1e-8) : tf.train.momentum(work.lr, work.momentum);
  const all = layers.flatMap(({ w, b }) => [w, b]), act = activation === "relu" ? tf.relu : tf.tanh, last = layers.length - 1;
  const logits = (x) => layers.reduce((a, { w, b }, i) => { const z = tf.add(tf.matMul(a, w), b); return i < last ? act(z) : z; }, x);
  let k = 0;
  return stepwise(() => {
    const { x, y } = batches[k++ % batches.length];
    const loss = optimizer.minimize(() => work.loss === "ce" ? tf.losses.softmaxCrossEntropy(y, logits(x)) : tf.losses.sigmoidCrossEntropy(y, logits(x)), true, all);
    const [value] = loss.dataSync();
    loss.dispose();
    return value;
  });
});
