// as-said.js - what English pages have in the place of retelling.js: the core's own words are English.

/** @template C @param {C} core @returns {C} */
export const retold = (core) => core;
export const retoldPool = retold;
