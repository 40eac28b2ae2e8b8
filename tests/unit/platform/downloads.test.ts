import { beforeEach, expect, test, vi } from 'vitest';
import { saveFiles } from '../../../lib/platform/downloads.ts';

/** A browser's downloads: what happens to each is told by its name. */
const browser = vi.hoisted(() => {
  type Delta = { id: number; state?: { current: string }; error?: { current: string } };
  const listeners = new Set<(delta: Delta) => void>();
  const there = new Map<number, string>();
  let ids = 0;
  const tell = (delta: Delta) => {
    for (const listener of listeners) listener(delta);
  };
  return {
    there,
    listeners,
    default: {
      extension: { inIncognitoContext: false },
      downloads: {
        onChanged: {
          addListener: (listener: (delta: Delta) => void) => listeners.add(listener),
          removeListener: (listener: (delta: Delta) => void) => listeners.delete(listener),
        },
        download: async ({ filename }: { filename: string }) => {
          if (filename === 'refused') throw new Error('Invalid filename');
          const id = ++ids;
          there.set(id, filename);
          const interrupted = /^interrupted (.*)/.exec(filename)?.[1];
          if (filename === 'at once') tell({ id, state: { current: 'complete' } });
          else if (interrupted !== undefined) {
            setTimeout(() => tell({ id, state: { current: 'interrupted' }, error: { current: interrupted } }));
          } else if (filename !== 'slow') setTimeout(() => tell({ id, state: { current: 'complete' } }));
          return id;
        },
        cancel: async () => {},
        removeFile: async (id: number) => void there.delete(id),
        erase: async () => [],
      },
    },
  };
});
vi.mock('webextension-polyfill', () => browser);

beforeEach(() => {
  browser.there.clear();
  Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => {} });
});

const { signal } = new AbortController();
const named = (...names: string[]) => names.map((name) => ({ name, file: new Blob(['x']) }));

test('settles when every file is there', async () => {
  await saveFiles(named('one', 'at once', 'three'), signal);
  expect([...browser.there.values()]).toEqual(['one', 'at once', 'three']);
  expect(browser.listeners.size).toBe(0);
});

test.each([
  { name: 'refused', sentence: 'could not save the file (Invalid filename)' },
  { name: 'interrupted FILE_NO_SPACE', sentence: 'The disk is full. Nothing of the export was kept' },
  { name: 'interrupted USER_CANCELED', sentence: 'The download was cancelled in the browser.' },
  { name: 'interrupted FILE_FAILED', sentence: 'could not save the file (FILE_FAILED)' },
])('of files of which one is $name, none stays', async ({ name, sentence }) => {
  const saving = saveFiles(named('one', name, 'never'), signal);
  await expect(saving).rejects.toMatchObject({ code: 'export-failed', message: expect.stringContaining(sentence) });
  expect(browser.there.size).toBe(0);
  expect(browser.listeners.size).toBe(0);
});

test('cancelled while the browser saves, none stays', async () => {
  const cancelling = new AbortController();
  const saving = saveFiles(named('one', 'slow'), cancelling.signal);
  await vi.waitFor(() => expect([...browser.there.values()]).toContain('slow'));
  cancelling.abort();
  await expect(saving).rejects.toMatchObject({ name: 'AbortError' });
  expect(browser.there.size).toBe(0);
});
