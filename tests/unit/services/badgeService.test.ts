import { expect, test } from 'vitest';
import { createBadgeService } from '../../../lib/services/badgeService.ts';
import type { BadgeColours } from '../../../lib/platform/toolbar.ts';

function aToolbar({ badge = true } = {}) {
  const texts = new Map<number, string>();
  const titles = new Map<number, string | null>();
  const colours: BadgeColours[] = [];
  const waits: (() => void)[] = [];
  const settings = { badge };
  const service = createBadgeService({
    readSettings: async () => settings,
    async setBadge(tabId, text, chosen) {
      texts.set(tabId, text);
      if (chosen) colours.push(chosen);
    },
    readBadge: async (tabId) => texts.get(tabId) ?? '',
    setTitle: async (tabId, title) => void titles.set(tabId, title),
    allTabs: async () => [1, 2, 3],
    wait: () => new Promise((resolve) => waits.push(resolve)),
  });
  return { service, texts, titles, colours, settings, endWait: () => waits.shift()?.(), waits };
}

test('says how many are liked, where that is wanted', async () => {
  const wanted = aToolbar();
  await wanted.service.counted(1, 1203);
  expect(wanted.texts.get(1)).toBe('999+');
  await wanted.service.counted(1, 0);
  expect(wanted.texts.get(1)).toBe('');
  const unwanted = aToolbar({ badge: false });
  await unwanted.service.counted(1, 3);
  expect(unwanted.texts.size).toBe(0);
});

test.each([
  ['liked', '♥'],
  ['disliked', '✕'],
  ['cleared', '○'],
] as const)('%s is said for a moment, and the number stands there again', async (mark, sign) => {
  const { service, texts, endWait, waits } = aToolbar();
  await service.counted(1, 7);
  const flashing = service.flash(1, mark);
  await expect.poll(() => waits.length).toBe(1);
  expect(texts.get(1)).toBe(sign);
  endWait();
  await flashing;
  expect(texts.get(1)).toBe('7');
});

test('a number that comes meanwhile stays, and a sign never comes back', async () => {
  const { service, texts, endWait, waits } = aToolbar();
  const first = service.flash(1, 'liked');
  await expect.poll(() => waits.length).toBe(1);
  const second = service.flash(1, 'disliked');
  await expect.poll(() => waits.length).toBe(2);
  endWait();
  await first;
  expect(texts.get(1)).toBe('✕');
  endWait();
  await second;
  expect(texts.get(1)).toBe('');
  const third = service.flash(1, 'liked');
  await expect.poll(() => waits.length).toBe(1);
  await service.counted(1, 8);
  endWait();
  await third;
  expect(texts.get(1)).toBe('8');
});

test('a warning stays, whatever is counted', async () => {
  const { service, texts, titles } = aToolbar();
  await service.warn(1, 'Not saved.');
  await service.counted(1, 3);
  expect([texts.get(1), titles.get(1)]).toEqual(['!', 'Not saved.']);
});

test('switched off, numbers go from every tab, and warnings stay', async () => {
  const { service, texts } = aToolbar();
  await service.counted(1, 3);
  await service.warn(2, 'Not saved.');
  await service.obey({ badge: true });
  expect(texts.get(1)).toBe('3');
  await service.obey({ badge: false });
  expect([texts.get(1), texts.get(2), texts.get(3)]).toEqual(['', '!', undefined]);
});

test('every colour can be read', async () => {
  const { service, colours, endWait, waits } = aToolbar();
  await service.counted(1, 1);
  await service.warn(2, 'x');
  const flashing = service.flash(3, 'disliked');
  await expect.poll(() => waits.length).toBe(1);
  endWait();
  await flashing;
  for (const { background, text } of colours) expect(contrast(background, text)).toBeGreaterThan(4.5);
});

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
