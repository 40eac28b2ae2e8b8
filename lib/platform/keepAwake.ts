import { browser } from './browser.ts';

/** Both browsers stop an idle background after 30 s, and count any call of theirs as work. */
const CALL_EVERY_MS = 20_000;

/** Keeps the background from being stopped as idle while `work` runs. It may be stopped all the same. */
export async function keepAwake<Result>(work: () => Promise<Result>): Promise<Result> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), CALL_EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
