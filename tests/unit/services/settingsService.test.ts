import { beforeEach, expect, test, vi } from 'vitest';
import { readExtensionSettings, type ExtensionSettings } from '../../../lib/core/settings/extensionSettings.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings/gallerySettings.ts';
import { createSettingsService } from '../../../lib/services/settingsService.ts';
import { createSettingsStore } from '../../../lib/storage/settingsStore.ts';
import { fakeLocalStorage } from '../../support/fakeLocalStorage.ts';

const onChanged = vi.fn<(settings: ExtensionSettings) => void>();
beforeEach(() => onChanged.mockClear());

const ordinary = readExtensionSettings({});

function aService(entries: Readonly<Record<string, unknown>> = {}) {
  const storage = fakeLocalStorage(entries);
  return { storage, service: createSettingsService({ store: createSettingsStore(storage), onChanged }) };
}

test('before anything was chosen, there are the defaults', async () => {
  expect(await aService().service.read()).toEqual(ordinary);
});

test('a change is stored, answered and told to everyone, with everything else', async () => {
  const { service, storage } = aService({ settings: { gallery: { layout: 'grid' }, badge: true } });
  const changed = { ...ordinary, badge: true, gallery: { ...DEFAULT_SETTINGS, layout: 'grid', dock: 'left' } };
  expect(await service.change({ gallery: { dock: 'left' } })).toEqual(changed);
  expect(storage.stored.get('settings')).toEqual({ version: 2, ...changed });
  expect(onChanged.mock.calls).toEqual([[changed]]);
  expect(await service.read()).toEqual(changed);
});

test('settings of the first version, the gallery’s alone, are kept', async () => {
  const { service } = aService({ settings: { version: 1, ...DEFAULT_SETTINGS, dock: 'right', keys: { like: ['y'] } } });
  expect(await service.read()).toEqual({
    ...ordinary,
    gallery: { ...DEFAULT_SETTINGS, dock: 'right', keys: { like: ['y'] } },
  });
});

test.each([null, 'rubbish', 42, [], { dock: 7, keys: 'p' }, { gallery: 'p', sites: [], actions: {}, badge: 1 }])(
  '%j in storage reads as the defaults and is put right',
  async (rubbish) => {
    const { service, storage } = aService({ settings: rubbish });
    expect(await service.read()).toEqual(ordinary);
    await service.change({ gallery: { autoAdvance: true } });
    expect(storage.stored.get('settings')).toEqual({
      version: 2,
      ...ordinary,
      gallery: { ...DEFAULT_SETTINGS, autoAdvance: true },
    });
  },
);

test('what lies outside of its edges is put right before it is stored', async () => {
  expect(await aService().service.change({ gallery: { cardWidth: 10_000 } })).toMatchObject({
    gallery: { cardWidth: 480 },
  });
});

test('changes made at the same time do not lose each other', async () => {
  const { service } = aService();
  await Promise.all([
    service.change({ gallery: { dock: 'left' } }),
    service.changeOfPage('https://a.example/', { layout: 'grid' }),
    service.change({ gallery: { autoAdvance: true } }),
    service.changeOfPage('https://a.example/', { layout: 'justified' }),
  ]);
  const all = { gallery: { dock: 'left', layout: 'justified', autoAdvance: true } };
  expect(await service.read()).toMatchObject(all);
  expect(onChanged.mock.calls.at(-1)?.[0]).toMatchObject(all);
});

test('a site’s own settings count there alone, and what is changed there stays there', async () => {
  const { service } = aService();
  await service.change({ sites: { 'a.example': { gallery: { layout: 'grid' } } } });
  const page = 'https://www.a.example/week/48';
  expect(await service.readOfPage(page)).toMatchObject({ gallery: { layout: 'grid', dock: 'full' } });
  expect(await service.readOfPage('https://b.example/')).toMatchObject({ gallery: { layout: 'masonry' } });

  const changed = await service.changeOfPage(page, { layout: 'justified', dock: 'left' });
  expect(changed).toMatchObject({ gallery: { layout: 'justified', dock: 'left' } });
  expect(await service.read()).toMatchObject({
    gallery: { layout: 'masonry', dock: 'left' },
    sites: { 'a.example': { gallery: { layout: 'justified' } } },
  });

  await service.change({ sites: { 'a.example': null } });
  expect(await service.read()).toMatchObject({ sites: {} });
  expect(await service.readOfPage(page)).toMatchObject({ gallery: { layout: 'masonry', dock: 'left' } });
});

test('a page learns nothing of where the person’s own actions lead', async () => {
  const { service } = aService();
  const action = {
    id: 'action-1',
    label: 'Send to the model',
    icon: 'Bot',
    key: '2',
    does: 'post',
    template: 'https://u:secret@model.example/?token=1',
  } as const;
  await service.change({ actions: [action] });
  const read = await service.readOfPage('https://a.example/');
  expect(read.actions).toEqual([{ id: 'action-1', label: 'Send to the model', icon: 'Bot', key: '2', sends: true }]);
  expect(JSON.stringify(read)).not.toContain('secret');
});

test.each([
  { words: 'Session storage quota bytes exceeded', code: 'storage-full' },
  { words: 'QuotaExceededError: storage.local API call exceeded its quota limitations.', code: 'storage-full' },
  { words: 'An unexpected error occurred', code: 'storage-unavailable' },
])('"$words" is $code, is told to nobody, and the next change is stored', async ({ words, code }) => {
  const { service, storage } = aService();
  storage.fail(new Error(words));
  const failing = service.change({ gallery: { dock: 'left' } });
  await expect(failing).rejects.toMatchObject({ code });
  await expect(service.read()).rejects.toMatchObject({ code });
  expect(onChanged).not.toHaveBeenCalled();
  storage.fail(null);
  expect(await service.change({ gallery: { layout: 'grid' } })).toEqual({
    ...ordinary,
    gallery: { ...DEFAULT_SETTINGS, layout: 'grid' },
  });
});

test('a page is handed own styles that load nothing, and the person keeps what they typed', async () => {
  const { service } = aService();
  const typed = '.lg-card { opacity: 0.5; background: url(https://b.example/x.png) }';
  await service.change({ gallery: { customCss: typed } });
  expect((await service.read()).gallery.customCss).toBe(typed);
  const page = await service.readOfPage('https://a.example/');
  expect(page.gallery.customCss).toBe('.lg-panel{.lg-card{opacity: 0.5;}}');
});
