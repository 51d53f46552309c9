// What the build puts behind `virtual:` imports.

/** The core, deflated (zlib) and in base64; `compileCore` reads it. */
declare module "virtual:wasm" {
  const packed: string;
  export default packed;
}

/** The worker's source as one classic script. */
declare module "virtual:worker" {
  const source: string;
  export default source;
}
