import { expect, test } from 'vitest';
import { changeSettings, readExtensionSettings } from '../../../../lib/core/settings/extensionSettings.ts';
import { markedPatterns, marksOfPage } from '../../../../lib/core/settings/markedSites.ts';

const settings = changeSettings(readExtensionSettings({}), {
  sites: {
    'a.example': { marks: true, disliked: 'hidden' },
    'b.example': { disliked: 'dimmed' },
    '127.0.0.1': { marks: true },
    '[::1]': { marks: true },
  },
});

test('the sites with marks, by scheme, with their www', () => {
  expect(markedPatterns(settings)).toEqual([
    'https://a.example/*',
    'http://a.example/*',
    'https://www.a.example/*',
    'http://www.a.example/*',
    'https://127.0.0.1/*',
    'http://127.0.0.1/*',
  ]);
});

test.each([
  { url: 'https://www.a.example/week?x', marks: { on: true, disliked: 'hidden' } },
  { url: 'https://b.example/', marks: { on: false, disliked: 'dimmed' } },
  { url: 'https://c.example/', marks: { on: false, disliked: 'shown' } },
  { url: 'about:blank', marks: { on: false, disliked: 'shown' } },
])('$url', ({ url, marks }) => {
  expect(marksOfPage(settings, url)).toEqual(marks);
});
