// What the build puts behind `virtual:` imports.

/** Gives the core, compiled; where that failed, it may be tried again. */
declare module "virtual:core" {
  function compile(): Promise<import("../core/core.js").CoreModule>;
  export default compile;
}

/** The worker's source as one classic script: the bridge's text. */
declare module "virtual:worker" {
  const source: string;
  export default source;
}

/** The first worker, started in the page's head. */
declare module "virtual:hired" {
  const hired: import("../core/hiring.js").Hired|null;
  export default hired;
}

/** c/unpack.c as a module in base64. */
declare module "virtual:decoder" {
  const decoder: string;
  export default decoder;
}

/** What the compact page's host said before it was seen. */
declare module "virtual:early" {
  const early: import("../embed/port.js").Early;
  export default early;
}
