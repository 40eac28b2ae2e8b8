import { expect, test } from 'vitest';
import { changeSettings, readExtensionSettings } from '../../../../lib/core/settings/extensionSettings.ts';
import { heldSites } from '../../../../lib/core/settings/heldSites.ts';

const settings = changeSettings(readExtensionSettings(null), {
  sites: { 'a.example': { marks: true }, 'b.example': { disliked: 'hidden' } },
});

test.each([
  [[], []],
  [
    ['*://www.a.example/*', 'https://b.example/*', '*://a.example/*'],
    [
      { name: 'a.example', patterns: ['*://www.a.example/*', '*://a.example/*'], marks: true },
      { name: 'b.example', patterns: ['https://b.example/*'], marks: false },
    ],
  ],
  [
    ['https://z.example/*', 'http://*/*', 'https://*/*'],
    [
      { name: null, patterns: ['http://*/*', 'https://*/*'], marks: false },
      { name: 'z.example', patterns: ['https://z.example/*'], marks: false },
    ],
  ],
  [['<all_urls>'], [{ name: null, patterns: ['<all_urls>'], marks: false }]],
  [['*://*.a.example/*'], [{ name: '*.a.example', patterns: ['*://*.a.example/*'], marks: false }]],
  [['file:///*', 'chrome://favicon/*', 'nonsense', 'moz-extension://x/*'], []],
])('%j', (patterns, held) => {
  expect(heldSites(patterns, settings)).toEqual(held);
});
