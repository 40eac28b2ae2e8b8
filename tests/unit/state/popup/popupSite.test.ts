import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import {
  changeSettings,
  readExtensionSettings,
  type ExtensionSettings,
  type SettingsChanges,
} from '../../../../lib/core/settings/extensionSettings.ts';
import { createPopupSite } from '../../../../lib/state/popup/popupSite.ts';

/** @param held Whether the permission is there already. */
function aSite({ held = false, stored = {} }: { held?: boolean; stored?: SettingsChanges } = {}) {
  const all = signal<ExtensionSettings | null>(changeSettings(readExtensionSettings(null), stored));
  const asked: { patterns: readonly string[]; answer: (agreed: boolean) => void }[] = [];
  const site = createPopupSite({
    settings: {
      all,
      problem: signal(null),
      load: async () => {},
      change: (changes) => (all.value = changeSettings(all.peek() ?? readExtensionSettings(null), changes)),
    },
    hasPatterns: async () => held,
    requestPatterns: (patterns) => new Promise((answer) => asked.push({ patterns, answer })),
    report: vi.fn(),
  });
  return { site, asked, stored: () => all.peek()?.sites['a.example'] };
}

const off = { name: 'a.example', marks: false, disliked: 'shown' };

test('switching marks on asks for the site at once, and is stored before the answer', async () => {
  const { site, asked, stored } = aSite();
  await site.load('https://www.a.example:8080/b');
  expect(site.choices.value).toEqual(off);
  site.setMarks(true);
  expect(asked.map(({ patterns }) => patterns)).toEqual([['*://a.example/*', '*://www.a.example/*']]);
  expect(stored()?.marks).toBe(true);
  expect(site.choices.value).toEqual(off);
  asked[0]?.answer(true);
  await vi.waitFor(() => expect(site.choices.value).toEqual({ ...off, marks: true }));
  site.setMarks(false);
  expect(site.choices.value).toEqual(off);
  expect(stored()).toBeUndefined();
});

test('refused, they are off again', async () => {
  const { site, asked, stored } = aSite();
  await site.load('https://a.example/b');
  site.setMarks(true);
  asked[0]?.answer(false);
  await vi.waitFor(() => expect(stored()).toBeUndefined());
  expect(site.choices.value).toEqual(off);
});

test('marks without the permission count as off', async () => {
  const stored = { sites: { 'a.example': { marks: true, disliked: 'hidden' as const } } };
  const without = aSite({ stored });
  await without.site.load('https://a.example/');
  expect(without.site.choices.value).toEqual({ ...off, disliked: 'hidden' });
  const allowed = aSite({ stored, held: true });
  await allowed.site.load('https://a.example/');
  expect(allowed.site.choices.value).toEqual({ name: 'a.example', marks: true, disliked: 'hidden' });
  allowed.site.setDisliked('dimmed');
  expect(allowed.stored()).toMatchObject({ marks: true, disliked: 'dimmed' });
});

test.each(['file:///b.jpg', 'about:blank', 'http://[::1]/', ''])('%j has no site', async (url) => {
  const { site } = aSite();
  await site.load(url);
  expect(site.choices.value).toBeNull();
});
