import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeSettings, readExtensionSettings } from '../../../../lib/core/settings/extensionSettings.ts';
import {
  changesBetween,
  differenceBetween,
  readSettingsFile,
  settingsFileText,
} from '../../../../lib/core/settings/settingsFile.ts';

const plain = readExtensionSettings(null);
const own = readExtensionSettings({
  gallery: { gap: [3, 3], keys: { like: ['y'] }, theme: 'dark' },
  sites: { 'a.example': { gallery: { gap: [1, 1] }, marks: true }, 'b.example': { disliked: 'hidden' } },
  actions: [{ id: '1', label: 'Send', icon: 'Send', key: 'q', does: 'open', template: 'https://a.example/?u={url}' }],
  badge: true,
});
const file = settingsFileText(own, '2026-11-22T08:00:00.000Z');

test('a file gives back the settings it was made of', () => {
  expect(readSettingsFile(file)).toEqual({ settings: own });
  expect(JSON.parse(file)).toMatchObject({ format: 'likeable-gallery-settings', version: 1 });
});

test.each([
  ['nothing', '', 'not-json'],
  ['half a file', file.slice(0, file.length / 2), 'not-json'],
  ['another format', '{"format":"likeable-gallery","version":1,"likes":[]}', 'not-settings'],
  ['a list', '[]', 'not-settings'],
  ['null', 'null', 'not-settings'],
  ['no settings in it', '{"format":"likeable-gallery-settings","version":1}', 'not-settings'],
  ['no version', '{"format":"likeable-gallery-settings","settings":{}}', 'not-settings'],
  ['a newer one', '{"format":"likeable-gallery-settings","version":2,"settings":{}}', 'newer'],
  ['megabytes', ' '.repeat(8_000_001), 'too-large'],
])('%s is refused', (_, content, problem) => {
  expect(readSettingsFile(content)).toBe(problem);
});

test('cut anywhere it is refused or, without its last line break, whole', () => {
  for (let end = 0; end < file.length - 1; end++) {
    const read = readSettingsFile(file.slice(0, end));
    if (typeof read !== 'string') throw new Error(`Read as settings when cut at ${end}.`);
  }
});

test('whatever a file says, settings come of it that make sense', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (settings) => {
      const read = readSettingsFile(JSON.stringify({ format: 'likeable-gallery-settings', version: 1, settings }));
      if (typeof read === 'string') throw new Error(read);
      expect(readExtensionSettings(read.settings)).toEqual(read.settings);
    }),
  );
  const evil = '{"format":"likeable-gallery-settings","version":1,"settings":{"__proto__":{"badge":true}}}';
  expect(readSettingsFile(evil)).toEqual({ settings: plain });
});

test.each([
  ['to others', plain, own],
  ['back', own, plain],
  ['to the same', own, own],
])('changes lead %s, sites that are gone included', (_, from, to) => {
  expect(changeSettings(from, changesBetween(from, to))).toEqual(to);
});

test('what differs is counted by what it is', () => {
  expect(differenceBetween(plain, own)).toEqual({ gallery: 3, sites: 2, actions: 1, switches: 1 });
  expect(differenceBetween(own, own)).toEqual({ gallery: 0, sites: 0, actions: 0, switches: 0 });
  const turned = readExtensionSettings({ ...own, sites: Object.fromEntries(Object.entries(own.sites).toReversed()) });
  expect(differenceBetween(own, turned).sites).toBe(0);
});
