import { describe, expect, test, vi } from 'vitest';
import { createDeletionService } from '../../../lib/services/deletionService.ts';
import { fakeLocalStorage } from '../../support/fakeLocalStorage.ts';

const stored = { settings: { badge: true }, export: { format: 'csv' }, lastExport: { at: 1 }, other: 1 };

/** @param fails The step at which the background is killed. */
function aDeletion({ before = 0, fails = '' } = {}) {
  const storage = fakeLocalStorage(stored);
  let present = 3;
  const aside: number[] = before > 0 ? [before] : [];
  const steps: string[] = [];
  const step = (name: string): void => {
    steps.push(name);
    if (name === fails) throw new Error('killed');
  };
  const onChanged = vi.fn();
  const library = {
    async putAside() {
      step('putAside');
      aside.push(present);
      present = 0;
    },
    isThere: async () => aside.length > 0,
    isAllThereIs: async () => aside.length > 0 && present === 0,
    async putBack() {
      step('putBack');
      present += aside.pop() ?? 0;
    },
    async forget() {
      step('forget');
      aside.length = 0;
    },
  };
  const service = () =>
    createDeletionService({ library, storage, quiet: async () => void steps.push('quiet'), onChanged });
  return {
    service,
    onChanged,
    steps,
    names: () => [...storage.stored.keys()].toSorted(),
    entries: () => Object.fromEntries(storage.stored),
    likes: () => ({ present, aside: [...aside] }),
    survive: () => void (fails = ''),
  };
}

describe('everything', () => {
  test.each([
    { settings: true, left: ['deleted', 'other'] },
    { settings: false, left: ['deleted', 'export', 'other', 'settings'] },
  ])('is deleted, settings: $settings, and put back as it was', async ({ settings, left }) => {
    const deletion = aDeletion();
    await deletion.service().deleteAll({ settings });
    expect(deletion.names()).toEqual(left);
    expect(deletion.likes()).toEqual({ present: 0, aside: [3] });
    expect(deletion.onChanged).toHaveBeenCalledOnce();
    await deletion.service().restore();
    expect(deletion.entries()).toEqual(stored);
    expect(deletion.likes()).toEqual({ present: 3, aside: [] });
  });

  test('is gone for good when it is forgotten, or when the browser starts anew', async () => {
    for (const end of ['forget', 'tidy'] as const) {
      const deletion = aDeletion();
      await deletion.service().deleteAll({ settings: true });
      await deletion.service()[end]();
      expect(deletion.names()).toEqual(['other']);
      expect(deletion.likes()).toEqual({ present: 0, aside: [] });
      await deletion.service().tidy();
      expect(deletion.steps).toEqual(['quiet', 'putAside', 'forget']);
    }
  });

  test('asked for twice, because the answer was lost, is deleted once', async () => {
    const deletion = aDeletion();
    await deletion.service().deleteAll({ settings: true });
    await deletion.service().deleteAll({ settings: true });
    expect(deletion.steps).toEqual(['quiet', 'putAside']);
    await deletion.service().restore();
    expect(deletion.entries()).toEqual(stored);
  });
});

describe('killed', () => {
  test('before anything was put aside, nothing is lost', async () => {
    const deletion = aDeletion({ fails: 'putAside' });
    await expect(deletion.service().deleteAll({ settings: true })).rejects.toThrow('killed');
    deletion.survive();
    await deletion.service().tidy();
    expect(deletion.entries()).toEqual(stored);
    expect(deletion.likes()).toEqual({ present: 3, aside: [] });
  });

  test('while it was being put back, that is ended at the next start', async () => {
    const deletion = aDeletion({ fails: 'putBack' });
    await deletion.service().deleteAll({ settings: true });
    await expect(deletion.service().restore()).rejects.toThrow('killed');
    deletion.survive();
    await deletion.service().tidy();
    expect(deletion.entries()).toEqual(stored);
    expect(deletion.likes()).toEqual({ present: 3, aside: [] });
  });

  test('what nobody has deleted is put back, not deleted', async () => {
    const deletion = aDeletion({ before: 5 });
    await deletion.service().tidy();
    expect(deletion.likes()).toEqual({ present: 8, aside: [] });
  });
});
