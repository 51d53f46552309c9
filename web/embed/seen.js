// Tells whether anybody can see this frame: in view, in a tab that is shown, on a slide that has not been left.

/** @param {(seen: boolean) => void} tell called when it changes; a frame is unseen until something says otherwise */
export function watchSeen(tell) {
  const signs = { inView: typeof IntersectionObserver === "undefined", onScreen: !document.hidden, onSlide: true };
  let seen = false;
  const judge = () => {
    const now = signs.inView && signs.onScreen && signs.onSlide;
    if (now !== seen) tell(seen = now);
  };
  /** @param {Partial<typeof signs>} news */
  const learn = (news) => (Object.assign(signs, news), judge());
  document.addEventListener("visibilitychange", () => learn({ onScreen: !document.hidden }));
  // Never called where a frame is not displayed at all, which is right: that frame is not seen.
  if (!signs.inView) new IntersectionObserver((entries) => learn({ inView: entries[entries.length - 1].isIntersecting }), { threshold: 0.05 }).observe(document.documentElement);
  else judge();
  return {
    /** A presentation came to this frame's slide, or left it. @param {boolean} on */
    slide: (on) => learn({ onSlide: on }),
    now: () => seen,
  };
}
