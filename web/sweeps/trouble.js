// trouble.js - what goes wrong with a sweep stands in one notice that is kept up to date; once dismissed it stays away until something else is asked.

/** @param {(text: string) => HTMLElement|undefined} say puts up a notice */
export function createTrouble(say) {
  let notice = /** @type {HTMLElement|undefined} */ (undefined), told = "";
  return {
    /** @param {string} text nothing where nothing is wrong */
    tell(text) {
      const dismissed = notice && !notice.isConnected;
      if (text === told || dismissed) return;
      notice?.remove();
      told = text;
      notice = text ? say(text) : undefined;
    },
    /** Something else is asked. */
    forget() {
      notice?.remove();
      [notice, told] = [undefined, ""];
    },
  };
}
