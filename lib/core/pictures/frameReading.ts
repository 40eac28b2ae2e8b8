import type { PageImage } from './pageImage.ts';

/** What was found in a frame that the page around it may not read. */
export interface FrameReading {
  /** `null`, the word, for a frame without an origin of its own, as sandboxed ones are. */
  readonly origin: string;
  /** Whether the frame stands in the page itself and not in another frame. */
  readonly isDirect: boolean;
  readonly images: readonly PageImage[];
}

/** What was found in a page without a gallery over it. */
export interface WholeReading {
  readonly images: readonly PageImage[];
  readonly closed: readonly ClosedFrame[];
}

/** A frame that a page holds and may not read. */
export interface ClosedFrame {
  /** The origin of its address; empty when that has none. */
  readonly origin: string;
  readonly isSandboxed: boolean;
}

/** The origins of those closed frames that have not been read; a frame that went to another address counts as read. */
export function unreadFrames(closed: readonly ClosedFrame[], readings: readonly FrameReading[]): string[] {
  const answers = readings.filter(({ isDirect }) => isDirect).map(({ origin }) => origin);
  const silent = closed.filter(({ origin, isSandboxed }) => {
    const index = answers.findIndex((answer) => answer === origin || (isSandboxed && answer === 'null'));
    if (index >= 0) answers.splice(index, 1);
    return index < 0;
  });
  return silent.slice(answers.length).map(({ origin }) => origin);
}

/** The sites that a person can be asked to let us into, each once, of what `unreadFrames` tells. */
export function askableOrigins(closedFrames: readonly string[]): string[] {
  return [...new Set(closedFrames.filter((origin) => origin !== ''))];
}
