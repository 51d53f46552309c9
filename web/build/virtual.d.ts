// What the build puts behind `virtual:` imports.

/** The core, which boot.js had compiled. */
declare module "virtual:core" {
  const compiled: Promise<import("../core/core.js").CoreModule>;
  export default compiled;
}

/** The worker's source as one classic script. */
declare module "virtual:worker" {
  const source: string;
  export default source;
}

/** c/unpack.c as a module in base64. */
declare module "virtual:decoder" {
  const decoder: string;
  export default decoder;
}
