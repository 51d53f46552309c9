// still-colour.js - stands in for Chart.js's colour arithmetic, which only hovering and animation need, and both are off here.

/** A colour that stays what it is. */
export class Color {
  /** @param {unknown} value */
  constructor(value) {
    this.value = value;
  }
  saturate() {
    return this;
  }
  darken() {
    return this;
  }
  hexString() {
    return this.value;
  }
}
