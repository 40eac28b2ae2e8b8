import { describe, expect, test, vi } from 'vitest';
import { key, keysOf, loadLibrary, many } from './loadedLibrary.ts';

describe('duplicates', () => {
  const groups = [
    { reason: 'same', keys: [key(0), key(1)] },
    { reason: 'similar', keys: [key(2), key(3)] },
    { reason: 'same', keys: [key(4), key(5), key(6)] },
    // One of them is not in the library any more.
    { reason: 'same', keys: [key(7), 'gone'] },
  ] as const;
  const searched = async () => {
    const shown = await loadLibrary(many(10));
    shown.fake.answers.findDuplicates = async () => groups;
    const { duplicates } = shown.model;
    duplicates.search();
    await vi.waitFor(() => expect(duplicates.status.value.kind).toBe('ready'));
    return { ...shown, duplicates };
  };

  test('are shown by groups, and one that is none can be hidden', async () => {
    const { duplicates } = await searched();
    expect(duplicates.shown.value.map(({ reason, pictures }) => [reason, pictures.length])).toEqual([
      ['same', 2],
      ['similar', 2],
      ['same', 3],
    ]);
    expect([duplicates.left.value, duplicates.exact.value]).toEqual([3, 2]);
    duplicates.dismiss(duplicates.shown.value[1]?.id ?? '');
    expect(duplicates.left.value).toBe(2);
  });

  test('are merged, and come back when that is undone', async () => {
    const { model, duplicates } = await searched();
    duplicates.merge(duplicates.shown.value[2]?.id ?? '');
    await vi.waitFor(() => expect(duplicates.left.value).toBe(2));
    expect(keysOf(model)).not.toContain(5);
    model.history.undo();
    await vi.waitFor(() => expect(duplicates.left.value).toBe(3));
    expect(keysOf(model)).toHaveLength(10);
  });

  test('all exact ones at once; a failure ends it and is said', async () => {
    const { model, fake, duplicates } = await searched();
    fake.writesLeft = 1;
    duplicates.mergeExact();
    await vi.waitFor(() => expect(model.history.notice.value?.tone).toBe('problem'));
    await vi.waitFor(() => expect(duplicates.merging.value).toBeNull());
    expect(duplicates.exact.value).toBe(1);
    fake.writesLeft = Infinity;
    duplicates.mergeExact();
    await vi.waitFor(() => expect(duplicates.exact.value).toBe(0));
  });

  test('the search tells how far it is and can be ended', async () => {
    const { model, fake } = await loadLibrary(many(2));
    fake.answers.findDuplicates = ({ signal, onProgress }) =>
      new Promise((_, reject) => {
        onProgress(0.5);
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    const { duplicates } = model;
    duplicates.search();
    await vi.waitFor(() => expect(duplicates.status.value).toEqual({ kind: 'searching', share: 0.5 }));
    duplicates.cancel();
    await vi.waitFor(() => expect(duplicates.status.value.kind).toBe('idle'));
  });
});
