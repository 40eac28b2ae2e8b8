import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

/** Wakes the background at a time, also after it has died; not after the browser has ended, in Firefox. */
export interface Alarms {
  /** Once, or again and again with `everyMinutes`; in place of an alarm of that name. Chrome waits half a minute at least. */
  set(name: string, when: { readonly inMinutes: number; readonly everyMinutes?: number }): Promise<void>;
  clear(name: string): Promise<void>;
  /** In ms since 1970; `null` where there is none. */
  timeOf(name: string): Promise<number | null>;
}

export const alarms: Alarms = {
  async set(name, { inMinutes, everyMinutes }) {
    // Both browsers answer nothing or a promise; the polyfill's types know of the former alone.
    await Promise.resolve(
      browser.alarms.create(name, {
        delayInMinutes: inMinutes,
        ...(everyMinutes === undefined ? {} : { periodInMinutes: everyMinutes }),
      }),
    );
  },
  async clear(name) {
    await browser.alarms.clear(name);
  },
  async timeOf(name) {
    const alarm = await browser.alarms.get(name);
    return alarm?.scheduledTime ?? null;
  },
};

export function onAlarm(handle: (name: string) => Promise<void>, report: Report): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    handle(name).catch(report);
  });
}
