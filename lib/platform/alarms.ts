import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

const DAY_IN_MINUTES = 24 * 60;

/** Sets the alarm unless it is set: setting it again at each start of the worker would put it off for ever. */
export async function setDailyAlarm(name: string): Promise<void> {
  if ((await browser.alarms.get(name)) === undefined) {
    await browser.alarms.create(name, { delayInMinutes: 1, periodInMinutes: DAY_IN_MINUTES });
  }
}

export function onAlarm(name: string, handle: () => Promise<void>, report: Report): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) handle().catch(report);
  });
}
