import { browser } from './browser.ts';

/** The extension's own storage in this browser (`storage.local`), an entry at a time. */
export interface LocalStorage {
  /** `undefined` where nothing was written yet. */
  read(name: string): Promise<unknown>;
  write(name: string, value: unknown): Promise<void>;
  remove(names: readonly string[]): Promise<void>;
}

export const localStorage: LocalStorage = {
  async read(name) {
    const entries = await browser.storage.local.get(name);
    return entries[name];
  },
  write: (name, value) => browser.storage.local.set({ [name]: value }),
  remove: (names) => browser.storage.local.remove([...names]),
};
