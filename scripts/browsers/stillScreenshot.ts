import { readFile } from 'node:fs/promises';

interface Shootable {
  screenshot(path: string): Promise<void>;
}

/** Milliseconds between two looks, and all of them together. */
const PAUSE = 250;
const PATIENCE = 8_000;

/** A screenshot taken when nothing moves any more: pictures have arrived, transitions have ended. The last one when that never happens. */
export async function stillScreenshot(page: Shootable, path: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  let before: Buffer | null = null;
  for (;;) {
    await page.screenshot(path);
    const now = await readFile(path);
    if (before?.equals(now) || Date.now() > deadline) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
