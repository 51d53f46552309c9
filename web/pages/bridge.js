// bridge.js - what a page and its workers both use, in the page's head before anything is drawn; the build tells workers the same by its text.
import { compileCore, loadCore, loadCoreNow } from "../core/core.js";
import { createDesk } from "../core/desk.js";
import { hireEarly, startWorker } from "../core/hiring.js";
import { inTasks, nextTask } from "../core/task.js";
import { serve } from "../core/worker.js";
import { FIRST, guessRun } from "./first.js";

Object.assign(globalThis, { lrLab: { FIRST, compileCore, createDesk, guessRun, hireEarly, inTasks, loadCore, loadCoreNow, nextTask, serve, startWorker } });
