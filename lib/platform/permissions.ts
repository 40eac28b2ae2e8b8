import { sitePattern } from '../core/sitePattern.ts';
import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

/**
 * Has the browser ask the person for access to origins. Must be called synchronously in answer to a press of theirs.
 * @returns whether they agreed.
 * @throws {Error} where the browser does not take the call for an answer to a press (Firefox: outside of our own pages).
 */
export function requestOrigins(origins: readonly string[]): Promise<boolean> {
  return requestPatterns([...new Set(origins.flatMap((origin) => sitePattern(origin) ?? []))]);
}

/** Whether we have access to all sites of these match patterns. */
export async function hasPatterns(patterns: readonly string[]): Promise<boolean> {
  return patterns.length === 0 || browser.permissions.contains({ origins: [...patterns] });
}

/** `requestOrigins`, of match patterns. */
export function requestPatterns(patterns: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...patterns] });
}

/** Hears of every access to origins that the person grants, wherever they do so. */
export function onOriginsAllowed(handle: () => Promise<void>, report: Report): void {
  browser.permissions.onAdded.addListener(({ origins }) => {
    if (origins?.length) handle().catch(report);
  });
}
