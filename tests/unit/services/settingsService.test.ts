import { beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, type GallerySettings } from '../../../lib/core/gallerySettings.ts';
import { createSettingsService } from '../../../lib/services/settingsService.ts';
import { createSettingsStore } from '../../../lib/storage/settingsStore.ts';
import { fakeLocalStorage } from '../../support/fakeLocalStorage.ts';

const onChanged = vi.fn<(settings: GallerySettings) => void>();
beforeEach(() => onChanged.mockClear());

function aService(entries: Readonly<Record<string, unknown>> = {}) {
  const storage = fakeLocalStorage(entries);
  return { storage, service: createSettingsService({ store: createSettingsStore(storage), onChanged }) };
}

test('before anything was chosen, there are the defaults', async () => {
  expect(await aService().service.read()).toEqual(DEFAULT_SETTINGS);
});

test('a change is stored, answered and told to everyone, with everything else', async () => {
  const { service, storage } = aService({ settings: { layout: 'grid' } });
  const changed = { ...DEFAULT_SETTINGS, layout: 'grid', dock: 'left' };
  expect(await service.change({ dock: 'left' })).toEqual(changed);
  expect(storage.stored.get('settings')).toEqual({ version: 1, ...changed });
  expect(onChanged.mock.calls).toEqual([[changed]]);
  expect(await service.read()).toEqual(changed);
});

test.each([null, 'rubbish', 42, [], { dock: 7, keys: 'p' }])(
  '%j in storage reads as the defaults and is put right',
  async (rubbish) => {
    const { service, storage } = aService({ settings: rubbish });
    expect(await service.read()).toEqual(DEFAULT_SETTINGS);
    await service.change({ autoAdvance: true });
    expect(storage.stored.get('settings')).toEqual({ version: 1, ...DEFAULT_SETTINGS, autoAdvance: true });
  },
);

test('what lies outside of its edges is put right before it is stored', async () => {
  expect(await aService().service.change({ cardWidth: 10_000 })).toMatchObject({ cardWidth: 480 });
});

test('changes made at the same time do not lose each other', async () => {
  const { service } = aService();
  await Promise.all([
    service.change({ dock: 'left' }),
    service.change({ layout: 'grid' }),
    service.change({ autoAdvance: true }),
    service.change({ layout: 'justified' }),
  ]);
  const all = { dock: 'left', layout: 'justified', autoAdvance: true };
  expect(await service.read()).toMatchObject(all);
  expect(onChanged.mock.calls.at(-1)?.[0]).toMatchObject(all);
});

test.each([
  { words: 'Session storage quota bytes exceeded', code: 'storage-full' },
  { words: 'QuotaExceededError: storage.local API call exceeded its quota limitations.', code: 'storage-full' },
  { words: 'An unexpected error occurred', code: 'storage-unavailable' },
])('"$words" is $code, is told to nobody, and the next change is stored', async ({ words, code }) => {
  const { service, storage } = aService();
  storage.fail(new Error(words));
  const failing = service.change({ dock: 'left' });
  await expect(failing).rejects.toMatchObject({ code });
  await expect(service.read()).rejects.toMatchObject({ code });
  expect(onChanged).not.toHaveBeenCalled();
  storage.fail(null);
  expect(await service.change({ layout: 'grid' })).toEqual({ ...DEFAULT_SETTINGS, layout: 'grid' });
});
