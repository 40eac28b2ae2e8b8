import { expect, test } from 'vitest';
import type { AccountStorage } from '../../../lib/platform/accountStorage.ts';
import { createAccountSettingsService, MAX_ENTRY_BYTES } from '../../../lib/services/accountSettingsService.ts';
import { createSettingsService } from '../../../lib/services/settingsService.ts';
import { createSettingsStore } from '../../../lib/storage/settingsStore.ts';
import { fakeLocalStorage } from '../../support/fakeLocalStorage.ts';

/** The account, as all machines see it: refuses what browsers refuse. */
function anAccount() {
  const entries = new Map<string, unknown>();
  const storage: AccountStorage = {
    read: async () => Object.fromEntries(entries),
    async write(written) {
      for (const [name, value] of Object.entries(written)) {
        const bytes = new TextEncoder().encode(JSON.stringify(value)).length + name.length;
        if (bytes > MAX_ENTRY_BYTES) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
      }
      for (const [name, value] of Object.entries(written)) entries.set(name, JSON.parse(JSON.stringify(value)));
    },
    async remove(names) {
      for (const name of names) entries.delete(name);
    },
  };
  return { entries, storage };
}

function aMachine(account: AccountStorage, now: () => number) {
  const storage = fakeLocalStorage({});
  const settings = createSettingsService({
    store: createSettingsStore(storage),
    onChanged: (changed) => void service.noteChange(changed),
  });
  const service = createAccountSettingsService({ account, storage, settings, now });
  return { settings, service, storage };
}

function machines() {
  let time = 1_790_000_000_000;
  const { entries, storage } = anAccount();
  const now = () => (time += 1000);
  return { entries, a: aMachine(storage, now), b: aMachine(storage, () => now() - 5_000_000) };
}

const settled = async (machine: ReturnType<typeof aMachine>) => {
  await machine.service.take();
  return (await machine.settings.read()).gallery.layout;
};

test('nothing is written before it is switched on, nor after it was switched off', async () => {
  const { entries, a } = machines();
  await a.settings.change({ gallery: { layout: 'grid' } });
  await a.service.take();
  expect(entries.size).toBe(0);
  await a.service.set(true);
  const before = JSON.stringify([...entries]);
  await a.service.set(false);
  await a.settings.change({ gallery: { layout: 'justified' } });
  await a.service.take();
  expect(JSON.stringify([...entries])).toBe(before);
});

test('a machine that joins takes what there is; after that the last change counts, whatever the clocks say', async () => {
  const { a, b } = machines();
  await a.settings.change({ gallery: { layout: 'grid' } });
  await a.service.set(true);
  await b.settings.change({ gallery: { layout: 'justified' } });
  await b.service.set(true);
  expect(await settled(b)).toBe('grid');
  await b.settings.change({ gallery: { layout: 'masonry' } });
  expect(await settled(b)).toBe('masonry');
  expect(await settled(a)).toBe('masonry');
  await a.settings.change({ gallery: { layout: 'justified' } });
  await a.service.take();
  expect(await settled(b)).toBe('justified');
});

test('settings that are long go in pieces, and pieces that are left of longer ones are taken out', async () => {
  const { entries, a, b } = machines();
  const customCss = '.card { content: "\\"é\\""; }\n'.repeat(700);
  await a.settings.change({ gallery: { customCss } });
  await a.service.set(true);
  expect(entries.size).toBeGreaterThan(2);
  await b.service.set(true);
  expect((await b.settings.read()).gallery.customCss).toBe((await a.settings.read()).gallery.customCss);
  await a.settings.change({ gallery: { customCss: '' } });
  await a.service.take();
  expect(entries.size).toBe(1);
});

test('pieces that have not all come, or make no sense, change nothing', async () => {
  const { entries, a, b } = machines();
  await a.settings.change({ gallery: { customCss: 'x'.repeat(15_000), layout: 'grid' } });
  await a.service.set(true);
  const [last] = [...entries.keys()].toSorted().slice(-1);
  const kept = entries.get(last ?? '');
  entries.delete(last ?? '');
  await b.settings.change({ gallery: { layout: 'justified' } });
  await b.service.take();
  b.storage.stored.set('accountSettings', { isOn: true, at: 0 });
  expect(await settled(b)).toBe('justified');
  entries.set(last ?? '', { ...(kept as object), piece: '{' });
  expect(await settled(b)).toBe('justified');
  entries.set(last ?? '', kept);
  expect(await settled(b)).toBe('grid');
});

test('what the account does not take stays here, and it is off', async () => {
  const { entries, a } = machines();
  const sites = Object.fromEntries(
    Array.from({ length: 800 }, (_, index) => [
      `site-${index}.example`,
      { gallery: { customCss: 'x'.repeat(200) }, marks: true, disliked: 'dimmed' as const },
    ]),
  );
  await a.settings.change({ sites });
  await expect(a.service.set(true)).rejects.toMatchObject({ code: 'storage-full' });
  expect(entries.size).toBe(0);
  expect(await a.service.read()).toEqual({ isOn: false });
  expect(Object.keys((await a.settings.read()).sites)).toHaveLength(800);
});
