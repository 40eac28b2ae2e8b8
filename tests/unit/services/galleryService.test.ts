import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings/gallerySettings.ts';
import type { PageSettings } from '../../../lib/protocol/messages.ts';
import { createGalleryService } from '../../../lib/services/galleryService.ts';

interface Options {
  readonly refusal?: string;
  readonly broken?: boolean;
  readonly address?: string;
  readonly readSettings?: (url: string) => Promise<PageSettings>;
}

/** A tab as the browser gives it: silent until the script is there. */
const ordinary: PageSettings = { gallery: DEFAULT_SETTINGS, actions: [] };

function aTab({ refusal, broken, address, readSettings = async () => ordinary }: Options = {}) {
  let injected = false;
  const inject = vi.fn(async () => {
    if (refusal !== undefined) throw new Error(refusal);
    injected = true;
  });
  const report = vi.fn();
  const request = vi.fn(async (_name: string, _request: unknown) => {
    if (broken) throw new CodedError('internal', 'broken');
    if (!injected) throw new CodedError('no-reply', 'Receiving end does not exist.');
    return { reached: true as const, value: null };
  });
  return {
    inject,
    request,
    report,
    service: createGalleryService({
      overlay: () => ({ request: request as never }),
      inject,
      addressOf: async () => address,
      readSettings,
      wait: async () => {},
      report,
    }),
  };
}

test('the script is put into the page when it is first asked for, and only then', async () => {
  const { service, inject, request } = aTab();
  expect(inject).not.toHaveBeenCalled();
  await service.toggle(1);
  await service.open(1);
  expect(inject).toHaveBeenCalledOnce();
  expect(request.mock.calls.map(([name]) => name)).toEqual(['overlay.toggle', 'overlay.toggle', 'overlay.open']);
});

test.each([
  { words: 'Cannot access a chrome:// URL', refusal: 'closed' },
  { words: 'The extensions gallery cannot be scripted.', refusal: 'closed' },
  {
    words:
      'Cannot access contents of the page. Extension manifest must request permission to access the respective host.',
    refusal: 'not-asked',
  },
  { words: 'Missing host permission for the tab', refusal: 'not-asked' },
  { words: 'Cannot access contents of url "file:///home/x.html".', refusal: 'file' },
  { words: 'Missing host permission for the tab', address: 'about:support', refusal: 'closed' },
  { words: 'Missing host permission for the tab', address: 'https://a.example/x.PDF?page=2', refusal: 'pdf' },
  { words: 'The browser ran nothing in this page.', address: 'about:support', refusal: 'closed' },
])('"$words" at $address is told as $refusal', async ({ words, refusal, ...tab }) => {
  expect(await aTab({ refusal: words, ...tab }).service.open(1)).toEqual({ reached: false, refusal });
});

test('a script that fails is not put there a second time', async () => {
  const { service, inject } = aTab({ broken: true });
  await expect(service.describe(1)).rejects.toMatchObject({ code: 'internal' });
  expect(inject).not.toHaveBeenCalled();
});

test('a permission that arrives late is waited for', async () => {
  const { service, inject } = aTab();
  inject.mockRejectedValueOnce(
    new Error('Cannot access contents of the page. Extension manifest must request permission.'),
  );
  inject.mockRejectedValueOnce(
    new Error('Cannot access contents of the page. Extension manifest must request permission.'),
  );
  expect(await service.open(1)).toEqual({ reached: true, value: null });
  expect(inject).toHaveBeenCalledTimes(3);
});

test('the gallery opens with the person’s settings, and is described without', async () => {
  const settings: PageSettings = { ...ordinary, gallery: { ...DEFAULT_SETTINGS, dock: 'left' } };
  const { service, request } = aTab({ readSettings: async () => settings });
  await service.open(1);
  await service.toggle(1);
  await service.describe(1);
  expect(request.mock.calls.slice(-3)).toEqual([
    ['overlay.open', { settings }],
    ['overlay.toggle', { settings }],
    ['overlay.describe', undefined],
  ]);
});

test('settings that cannot be read do not keep a gallery from opening', async () => {
  const failure = new CodedError('storage-unavailable', '');
  const { service, request, report } = aTab({
    readSettings: async () => {
      throw failure;
    },
  });
  expect(await service.open(1)).toEqual({ reached: true, value: null });
  expect(request).toHaveBeenLastCalledWith('overlay.open', { settings: ordinary });
  expect(report.mock.calls).toEqual([[failure]]);
});
