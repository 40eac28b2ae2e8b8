import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import {
  changeSettings,
  readExtensionSettings,
  siteSettings,
  type ExtensionSettings,
  type SettingsChanges,
} from '../../../../lib/core/settings/extensionSettings.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/core/settings/gallerySettings.ts';
import { createSettingsForm } from '../../../../lib/state/options/settingsForm.ts';

const SITE = 'a.example';

function someForm(site: string | null, stored: object = {}) {
  const all = signal<ExtensionSettings | null>(readExtensionSettings(stored));
  const present = (): ExtensionSettings => all.value ?? readExtensionSettings({});
  const form = createSettingsForm(
    {
      all,
      problem: signal(null),
      load: async () => undefined,
      change: (changes: SettingsChanges) => void (all.value = changeSettings(present(), changes)),
    },
    site,
  );
  return { form, present };
}

test('everywhere, what differs from the defaults is one’s own and goes back to them', () => {
  const { form, present } = someForm(null);
  expect(form.own.value.size).toBe(0);
  form.change({ layout: 'grid', gap: [4, 4] });
  expect([...form.own.value]).toEqual(['layout', 'gap']);
  form.reset(['layout'], 'Back.');
  expect(present().gallery).toEqual({ ...DEFAULT_SETTINGS, gap: [4, 4] });
  expect(form.notice.value?.message).toBe('Back.');
  form.notice.value?.undo();
  expect(present().gallery).toMatchObject({ layout: 'grid', gap: [4, 4] });
  expect(form.notice.value).toBeNull();
});

test('on a site, what is set there differs from all others and leaves them alone', () => {
  const { form, present } = someForm(SITE, { gallery: { layout: 'grid' }, sites: { [SITE]: { marks: true } } });
  expect(form.values.value).toMatchObject({ layout: 'grid' });
  expect(form.own.value.size).toBe(0);
  form.change({ layout: 'justified' });
  form.change({ captions: 'hidden' });
  expect([...form.own.value].toSorted()).toEqual(['captions', 'layout']);
  expect(present().gallery).toMatchObject({ layout: 'grid', captions: 'below' });
  form.reset(['layout'], 'Back.');
  expect(form.values.value).toMatchObject({ layout: 'grid', captions: 'hidden' });
  // What is not the gallery's stays.
  expect(siteSettings(present(), SITE)).toEqual({ gallery: { captions: 'hidden' }, marks: true, disliked: 'shown' });
});

test('several at once are one step to take back', () => {
  const { form, present } = someForm(SITE);
  form.change({ cardWidth: 200 });
  form.changeAll({ cardWidth: 300, autoAdvance: true }, 'Set.');
  expect(siteSettings(present(), SITE).gallery).toEqual({ cardWidth: 300, autoAdvance: true });
  form.notice.value?.undo();
  expect(siteSettings(present(), SITE).gallery).toEqual({ cardWidth: 200 });
  form.reset('all', 'Back.');
  expect(present().sites).toEqual({});
});

test('a step is not to be taken back once something else was changed: that would go with it', () => {
  const { form } = someForm(null, { gallery: { layout: 'grid' } });
  form.reset(['layout'], 'Back.');
  form.change({ showTitle: false });
  expect(form.notice.value).toBeNull();
});
