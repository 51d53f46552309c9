// TensorFlow.js on its WebAssembly backend, one thread, SIMD; the binaries come from this folder.
import { setBackend } from "@tensorflow/tfjs-core";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { serveTensorflow } from "./tensorflow.js";

serveTensorflow(() => {
  setWasmPaths(new URL("./", self.location.href).href);
  setThreadsCount(1);
  return setBackend("wasm");
});
