import { expect, test } from 'vitest';
import { PRESET_CHANGES, presetOf, PRESETS, presetSettings } from '../../../../lib/core/settings/galleryPresets.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/core/settings/gallerySettings.ts';
import { readSettings } from '../../../../lib/core/settings/readGallerySettings.ts';

test.each(PRESETS)('what %s sets lies within the edges, and is known again', (preset) => {
  const settings = { ...DEFAULT_SETTINGS, ...presetSettings(preset) };
  expect(readSettings(settings)).toEqual(settings);
  expect(settings).toMatchObject(PRESET_CHANGES[preset]);
  expect(presetOf(settings)).toBe(preset);
});

test('one preset leaves nothing of another', () => {
  for (const first of PRESETS) {
    for (const second of PRESETS) {
      expect(presetOf({ ...DEFAULT_SETTINGS, ...presetSettings(first), ...presetSettings(second) })).toBe(second);
    }
  }
});

test('a preset is known whatever else is set, and a mixture is none', () => {
  expect(presetOf({ ...DEFAULT_SETTINGS, theme: 'dark', keys: { like: ['y'] } })).toBe('standard');
  expect(presetOf({ ...DEFAULT_SETTINGS, cardWidth: 241 })).toBeNull();
});
