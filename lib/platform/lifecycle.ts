import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

/** Hears when the extension was installed, updated or reloaded: browsers may have forgotten what was registered. */
export function onInstalled(handle: () => Promise<void>, report: Report): void {
  browser.runtime.onInstalled.addListener(() => {
    handle().catch(report);
  });
}

/** Hears when the browser has started. */
export function onBrowserStart(handle: () => Promise<void>, report: Report): void {
  browser.runtime.onStartup.addListener(() => {
    handle().catch(report);
  });
}
