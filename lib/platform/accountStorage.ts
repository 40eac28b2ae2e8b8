import { browser } from './browser.ts';
import type { Report } from './reporter.ts';

/** What the browser's own account carries from machine to machine (`storage.sync`); without one it stays on this machine. */
export interface AccountStorage {
  read(): Promise<Readonly<Record<string, unknown>>>;
  /** All of them or none. */
  write(entries: Readonly<Record<string, unknown>>): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

export const accountStorage: AccountStorage = {
  read: () => browser.storage.sync.get(null),
  write: (entries) => browser.storage.sync.set({ ...entries }),
  remove: (names) => browser.storage.sync.remove([...names]),
};

export function onAccountStorage(handle: () => Promise<void>, report: Report): void {
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'sync') handle().catch(report);
  });
}
