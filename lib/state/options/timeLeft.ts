/** Seconds in which what was measured counts half: a slow site or a pause moves the estimate, and is forgotten again. */
const HALF_LIFE_MS = 8_000;
/** Nothing is said before this much is known. */
const FIRST_SAID_MS = 2_000;

/**
 * Guesses from the pace so far, recent pace counting more, how long something will still take.
 * @param now Milliseconds of a clock that only runs on.
 * @returns takes how much is done of how much; gives milliseconds, or `null` while nothing can be said.
 */
export function createTimeLeft(now: () => number): (done: number, total: number | null) => number | null {
  const begun = now();
  let last = { at: begun, done: 0 };
  let pace = { time: 0, done: 0 };
  return (done, total) => {
    const at = now();
    const time = at - last.at;
    if (time > 0) {
      const kept = 0.5 ** (time / HALF_LIFE_MS);
      pace = { time: pace.time * kept + time, done: pace.done * kept + Math.max(0, done - last.done) };
      last = { at, done };
    }
    if (total === null || at - begun < FIRST_SAID_MS || pace.done === 0) return null;
    return (Math.max(0, total - done) * pace.time) / pace.done;
  };
}
