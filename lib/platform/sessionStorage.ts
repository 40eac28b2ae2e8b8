import { browser } from './browser.ts';
import type { LocalStorage } from './localStorage.ts';

/** What outlives the background and not the browser (`storage.session`), out of reach of our scripts in pages. */
export const sessionStorage: Pick<LocalStorage, 'read' | 'write'> = {
  async read(name) {
    const entries = await browser.storage.session.get(name);
    return entries[name];
  },
  write: (name, value) => browser.storage.session.set({ [name]: value }),
};
