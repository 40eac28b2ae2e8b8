import type { FrameReading } from '../core/pictures/frameReading.ts';

export interface FramesService {
  /** Reads the frames of a tab that the page itself may not read. */
  read(tabId: number): Promise<readonly FrameReading[]>;
  /** Has the browser ask the person for access to origins. Call it synchronously in answer to a press of theirs. */
  allow(tabId: number, origins: readonly string[]): void;
}

interface Dependencies {
  /** Runs our script in every frame of the tab that we may run in, and gives what each has answered. */
  readonly runInFrames: (tabId: number) => Promise<unknown[]>;
  readonly requestOrigins: (origins: readonly string[]) => Promise<boolean>;
  readonly openPopup: (tabId: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Frames of other sites: closed to the page around them, and to us until the person lets us in. */
export function createFramesService({ runInFrames, requestOrigins, openPopup, report }: Dependencies): FramesService {
  return {
    async read(tabId) {
      return (await runInFrames(tabId)).filter(isFrameReading);
    },
    allow(tabId, origins) {
      requestOrigins(origins)
        // Firefox takes only a press in a page of ours for a wish of the person's: the popup has a button for it.
        .catch(() => openPopup(tabId))
        .catch(report);
    },
  };
}

/** Our script answers nothing else; in a frame that was navigated meanwhile there may be none of it. */
function isFrameReading(result: unknown): result is FrameReading {
  return typeof result === 'object' && result !== null && 'origin' in result && 'images' in result;
}
