// style.d.ts - tells the type checker that a stylesheet may be imported.
declare module "*.css";
