import type { LocalStorage } from '../../lib/platform/localStorage.ts';

/** The extension's storage as browsers have it: asynchronous, and what is read is a copy. */
export function fakeLocalStorage(entries: Readonly<Record<string, unknown>> = {}) {
  const stored = new Map(Object.entries(entries));
  const storage: LocalStorage & { fail: (error: Error | null) => void; stored: Map<string, unknown> } = {
    stored,
    async read(name) {
      await turn();
      return structuredClone(stored.get(name));
    },
    async write(name, value) {
      const copy: unknown = structuredClone(value);
      await turn();
      stored.set(name, copy);
    },
    async remove(names) {
      await turn();
      for (const name of names) stored.delete(name);
    },
    fail(error) {
      failure = error;
    },
  };
  let failure: Error | null = null;
  return storage;

  async function turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    if (failure !== null) throw failure;
  }
}
