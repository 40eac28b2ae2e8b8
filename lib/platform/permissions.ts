import { sitePattern } from '../core/settings/sitePattern.ts';
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

/** Hears of every access to origins that the person grants or takes back, wherever they do so. */
export function onOriginsChanged(handle: () => Promise<void>, report: Report): void {
  const listener = ({ origins }: { readonly origins?: readonly string[] | undefined }) => {
    if (origins?.length) handle().catch(report);
  };
  browser.permissions.onAdded.addListener(listener);
  browser.permissions.onRemoved.addListener(listener);
}

/** The match patterns of the origins that the person has let us into. */
export async function heldPatterns(): Promise<readonly string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/** Gives access to origins back; pages that are open keep what is in them until they are loaded anew. */
export async function givePatternsBack(patterns: readonly string[]): Promise<void> {
  await browser.permissions.remove({ origins: [...patterns] });
}

/** What the manifest asks for, in its order. */
export function ownPermissions(): readonly string[] {
  return browser.runtime.getManifest().permissions ?? [];
}

/** Whether the browser lets us into private windows. */
export function isAllowedInPrivateWindows(): Promise<boolean> {
  return browser.extension.isAllowedIncognitoAccess();
}
