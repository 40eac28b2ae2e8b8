import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

/**
 * Hears when the extension was installed, updated or reloaded: browsers may have forgotten what was registered. `isNew`
 * is the first time in this profile.
 */
export function onInstalled(handle: (isNew: boolean) => Promise<void>, report: Report): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    handle(reason === 'install').catch(report);
  });
}

/** Hears when the browser has started. */
export function onBrowserStart(handle: () => Promise<void>, report: Report): void {
  browser.runtime.onStartup.addListener(() => {
    handle().catch(report);
  });
}

/** Whether it was loaded from a folder by whoever works on it, for as long as the browser runs or until it is taken out. */
export async function isDevelopment(): Promise<boolean> {
  return (await browser.management.getSelf()).installType === 'development';
}

export function ownVersion(): string {
  return browser.runtime.getManifest().version;
}
