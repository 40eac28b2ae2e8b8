/** Whether a change is likely to bring or take a picture, or only may. */
export type SignalStrength = 'strong' | 'weak';

/** `failed`: what was to be read has to be read again. */
export type ReadingOutcome = 'changed' | 'unchanged' | 'failed';

/** Milliseconds without a signal after which a page is read. */
const quiet = 150;
/** Milliseconds after the first signal at which it is read although there are more. */
const longestWait = 400;
/** The pause after a reading, in lengths of it: a tenth of the time may go to reading. */
const pausePerReading = 9;
/** Milliseconds between readings for weak signals only, after the first that found nothing and at most. */
const shortestWeakPause = 500;
const longestWeakPause = 4000;
/** Milliseconds before a reading that failed is tried again. */
const retryPause = 1000;

interface Signals {
  readonly first: number;
  readonly last: number;
}

/**
 * When to read a changing page again. All times are milliseconds on one clock, `performance.now()` say; there is no
 * clock and no timer in here.
 */
export class ReadingSchedule {
  #strong: Signals | null = null;
  #weak: Signals | null = null;
  /** What the present reading is for. */
  #readingFor: SignalStrength = 'strong';
  #notBefore = -Infinity;
  #weakNotBefore = -Infinity;
  #weakPause = 0;

  signal(strength: SignalStrength, at: number): void {
    if (strength === 'strong') {
      this.#strong = { first: this.#strong?.first ?? at, last: at };
      this.#weakPause = 0;
    } else {
      this.#weak = { first: this.#weak?.first ?? at, last: at };
    }
  }

  /** When the next reading is to begin, which may have passed; `Infinity` while nothing has changed. */
  dueAt(): number {
    const weak = Math.max(settledAt(this.#weak), this.#weakNotBefore);
    return Math.max(Math.min(settledAt(this.#strong), weak), this.#notBefore);
  }

  /** A reading begins: signals from now on are for the next one. */
  begin(): void {
    this.#readingFor = this.#strong ? 'strong' : 'weak';
    this.#strong = null;
    this.#weak = null;
  }

  /** The reading has ended, after `took` milliseconds. */
  end(outcome: ReadingOutcome, at: number, took: number): void {
    this.#notBefore = at + pausePerReading * took;
    if (outcome === 'failed') {
      this.#notBefore = Math.max(this.#notBefore, at + retryPause);
      this.signal(this.#readingFor, at);
      return;
    }
    if (outcome === 'changed') this.#weakPause = 0;
    else if (this.#readingFor === 'weak') {
      this.#weakPause = Math.min(Math.max(this.#weakPause * 2, shortestWeakPause), longestWeakPause);
    }
    this.#weakNotBefore = at + this.#weakPause;
  }
}

function settledAt(signals: Signals | null): number {
  return signals ? Math.min(signals.last + quiet, signals.first + longestWait) : Infinity;
}
