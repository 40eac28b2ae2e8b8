import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

/**
 * Has the browser ask the person for access to origins. Must be called synchronously in answer to a press of theirs.
 * @returns whether they agreed.
 * @throws {Error} where the browser does not take the call for an answer to a press (Firefox: outside of our own pages).
 */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  // Match patterns have no port.
  const patterns = origins
    .filter((origin) => URL.canParse(origin))
    .map((origin) => {
      const { protocol, hostname } = new URL(origin);
      return `${protocol}//${hostname}/*`;
    });
  return browser.permissions.request({ origins: [...new Set(patterns)] });
}

/** Hears of every access to origins that the person grants, wherever they do so. */
export function onOriginsAllowed(handle: () => Promise<void>, report: Report): void {
  browser.permissions.onAdded.addListener(({ origins }) => {
    if (origins?.length) handle().catch(report);
  });
}
