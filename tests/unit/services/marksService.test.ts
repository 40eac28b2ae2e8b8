import { expect, test, vi } from 'vitest';
import {
  changeSettings,
  readExtensionSettings,
  type SettingsChanges,
} from '../../../lib/core/settings/extensionSettings.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { createMarksService, readMarks } from '../../../lib/services/marksService.ts';

/** A browser that has registered, allowed and opened what is said. */
function aService(options: {
  readonly sites: SettingsChanges['sites'];
  readonly held?: readonly string[];
  readonly registered?: readonly string[];
}) {
  const browser = {
    settings: changeSettings(readExtensionSettings({}), { sites: options.sites ?? {} }),
    held: new Set(options.held ?? []),
    registered: [...(options.registered ?? [])],
  };
  const register = vi.fn(async (patterns: readonly string[]) => {
    browser.registered = [...patterns];
  });
  const inject = vi.fn<(tabId: number) => Promise<void>>(async () => {});
  const keepAlive = vi.fn<(tabId: number) => Promise<void>>(async () => {});
  const report = vi.fn<(error: unknown) => void>();
  const service = createMarksService({
    readSettings: async () => browser.settings,
    hasPatterns: async (patterns) => patterns.every((pattern) => browser.held.has(pattern)),
    registered: async () => browser.registered,
    register,
    tabsOf: async (patterns) => patterns.map((pattern) => (pattern.startsWith('https://a.example') ? 1 : 2)),
    inject,
    keepAlive,
    report,
  });
  return { browser, service, register, inject, keepAlive, report };
}

const on = { marks: true };
const [secure, plain] = ['https://a.example/*', 'http://a.example/*'];

test('nothing is registered or put into pages where no site has marks', async () => {
  const { service, register, inject } = aService({
    sites: { 'a.example': { disliked: 'hidden' } },
    held: [secure, plain],
  });
  await service.sync();
  await service.restore();
  expect(register).not.toHaveBeenCalled();
  expect(inject).not.toHaveBeenCalled();
});

test('a site is registered as far as the person has let us in, and its open pages are marked at once', async () => {
  const { service, register, inject } = aService({ sites: { 'a.example': on, 'b.example': on }, held: [secure] });
  await service.sync();
  expect(register.mock.calls).toEqual([[[secure]]]);
  expect(inject.mock.calls).toEqual([[1]]);
});

test('what is registered already is left alone, until the browser may have forgotten it', async () => {
  const { service, register, inject } = aService({ sites: { 'a.example': on }, held: [secure], registered: [secure] });
  await service.sync();
  expect(register).not.toHaveBeenCalled();
  expect(inject).not.toHaveBeenCalled();
  await service.restore();
  expect(register.mock.calls).toEqual([[[secure]]]);
  expect(inject.mock.calls).toEqual([[1]]);
});

test('what is no longer wished for or allowed is registered no more', async () => {
  const { browser, service } = aService({ sites: { 'a.example': on }, held: [secure, plain] });
  await service.sync();
  expect(browser.registered).toEqual([secure, plain]);
  browser.held.delete(plain);
  await service.sync();
  expect(browser.registered).toEqual([secure]);
  browser.settings = changeSettings(browser.settings, { sites: { 'a.example': { marks: false } } });
  await service.sync();
  expect(browser.registered).toEqual([]);
});

test('one at a time: what is asked for meanwhile is registered last', async () => {
  const { browser, service } = aService({ sites: { 'a.example': on }, held: [secure] });
  const first = service.sync();
  browser.settings = changeSettings(browser.settings, { sites: { 'a.example': null } });
  await Promise.all([first, service.sync()]);
  expect(browser.registered).toEqual([]);
});

test('a page that refuses scripts keeps none of the others from being marked', async () => {
  const { service, inject, report } = aService({ sites: { 'a.example': on }, held: [secure, plain] });
  inject.mockRejectedValueOnce(new Error('The tab was closed.'));
  await service.sync();
  expect(inject).toHaveBeenCalledTimes(2);
  expect(report).toHaveBeenCalledOnce();
});

test.each([
  { url: 'https://www.a.example/x', held: ['https://www.a.example/*'], expected: true },
  { url: 'https://www.a.example/x', held: [], expected: false },
  { url: 'https://b.example/', held: ['https://b.example/*'], expected: false },
  { url: '', held: [], expected: false },
])('marks on $url with $held: $expected', async ({ url, held, expected }) => {
  const { service, keepAlive } = aService({ sites: { 'a.example': { marks: true, disliked: 'dimmed' } }, held });
  expect((await service.describe(url, 7)).on).toBe(expected);
  expect(keepAlive).toHaveBeenCalledTimes(expected ? 1 : 0);
});

test('pictures are read as the page says them; those without an address that lasts by their key', async () => {
  const asked: unknown[] = [];
  const answers = await readMarks(
    async (identities) => {
      asked.push(...identities);
      return identities.map((_, index) => index === 0);
    },
    {
      base: 'https://a.example/page/',
      pictures: [
        { address: 'spacer.gif' },
        { address: '../x.jpg#top' },
        { address: 'data:image/png;base64,AAAA' },
        { address: '', key: 'a'.repeat(64) },
      ],
    },
  );
  const url = 'https://a.example/x.jpg';
  expect(asked).toEqual([
    { key: pictureKey(url), aliases: [url] },
    { key: 'a'.repeat(64), aliases: [] },
  ]);
  expect(answers).toEqual([null, true, 'unread', false]);
});
