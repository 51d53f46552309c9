// TensorFlow.js on its plain JavaScript backend.
import "@tensorflow/tfjs-backend-cpu";
import { setBackend } from "@tensorflow/tfjs-core";
import { serveTensorflow } from "./tensorflow.js";

serveTensorflow(() => setBackend("cpu"));
