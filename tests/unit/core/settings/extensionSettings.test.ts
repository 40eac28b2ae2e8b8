import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeSettings,
  readExtensionSettings,
  siteSettings,
} from '../../../../lib/core/settings/extensionSettings.ts';
import { DEFAULT_SETTINGS } from '../../../../lib/core/settings/gallerySettings.ts';

const action = {
  id: 'action-1',
  label: 'Send',
  icon: 'Send',
  key: null,
  does: 'post',
  template: 'https://a.example/{key}',
} as const;

test.each([
  ['an action twice', { actions: [action, { ...action, label: 'Again' }] }, { actions: [action] }],
  ['an action that does something unknown', { actions: [{ ...action, does: 'run' }] }, { actions: [] }],
  ['an action without a label', { actions: [{ ...action, label: ' ' }] }, { actions: [] }],
  ['an unknown icon', { actions: [{ ...action, icon: 'Skull' }] }, { actions: [action] }],
  [
    'a site like all others',
    { sites: { 'a.example': { gallery: {}, marks: false, disliked: 'shown' } } },
    { sites: {} },
  ],
  [
    'rubbish in a site',
    { sites: { 'a.example': { gallery: { dock: 'top', gap: [4, 4] }, marks: 1, disliked: 'burnt' } } },
    { sites: { 'a.example': { gallery: { gap: [4, 4] }, marks: false, disliked: 'shown' } } },
  ],
])('%s', (_, stored, read) => {
  expect(readExtensionSettings(stored)).toEqual({ ...readExtensionSettings({}), ...read });
});

test('a site named like a property of all objects is a site like others', () => {
  const changed = changeSettings(readExtensionSettings({}), {
    sites: JSON.parse('{"__proto__": {"marks": true}, "constructor": {"marks": true}}') as never,
  });
  for (const site of ['__proto__', 'constructor']) expect(siteSettings(changed, site).marks).toBe(true);
  expect(siteSettings(changed, 'toString').marks).toBe(false);
  expect(readExtensionSettings(JSON.parse(JSON.stringify(changed)))).toEqual(changed);
});

const gallery = fc.record(
  {
    dock: fc.constantFrom('left', 'top', 7),
    gap: fc.oneof(fc.double(), fc.tuple(fc.double(), fc.integer())),
    columns: fc.jsonValue(),
    keys: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const anyStored = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      gallery,
      sites: fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.record({ gallery, marks: fc.boolean() }))),
      actions: fc.array(fc.oneof(fc.jsonValue(), fc.constant(action))),
      badge: fc.jsonValue(),
      privateWindows: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
);

test('whatever is stored reads as settings, and these read as themselves, also after a round through JSON', () => {
  fc.assert(
    fc.property(anyStored, (stored) => {
      const settings = readExtensionSettings(stored);
      expect(Object.keys(settings.gallery)).toEqual(Object.keys(DEFAULT_SETTINGS));
      expect(readExtensionSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      expect(changeSettings(settings, {})).toEqual(settings);
    }),
    { numRuns: 2000 },
  );
});
