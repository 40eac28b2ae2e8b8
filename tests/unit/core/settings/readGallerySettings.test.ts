import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type GallerySettings } from '../../../../lib/core/settings/gallerySettings.ts';
import { readSettings } from '../../../../lib/core/settings/readGallerySettings.ts';

const chosen = {
  theme: 'dark',
  dock: 'left',
  dockWidth: 500,
  dockHeight: 300,
  layout: 'justified',
  cardWidth: 320,
  fit: 'contain',
  captions: 'hidden',
  autoAdvance: true,
  showTitle: false,
  columns: [2, 4],
  gap: [12, 4],
  allowPreview: false,
  startInPreview: true,
  showShareButton: false,
  showDownloadButton: false,
  likeable: 'like',
  interactive: true,
  action: 'copyLink',
  rescanEvery: 30,
  customCss: '.lg-card { opacity: 0.9 }',
  keys: { like: ['y'], share: [] },
};

test('what was chosen is read as it was stored', () => {
  expect(readSettings(chosen)).toEqual(chosen);
});

test.each([undefined, null, 'dark', 42, [], [chosen], true])('%j reads as the defaults', (stored) => {
  expect(readSettings(stored)).toEqual(DEFAULT_SETTINGS);
});

test.each<{ stored: object; read: Partial<GallerySettings> }>([
  { stored: { dock: 'top' }, read: {} },
  { stored: { dock: 'constructor', layout: '__proto__' }, read: {} },
  { stored: { autoAdvance: 'true', captions: 1, fit: null }, read: {} },
  { stored: { cardWidth: 12 }, read: { cardWidth: 96 } },
  {
    stored: { cardWidth: 1e9, dockWidth: -5, dockHeight: 300.4 },
    read: { cardWidth: 480, dockWidth: 280, dockHeight: 300 },
  },
  { stored: { cardWidth: '300', dockWidth: Number.NaN, dockHeight: Number.POSITIVE_INFINITY }, read: {} },
  { stored: { keys: ['p'] }, read: {} },
  { stored: { keys: { like: 'p', dislike: [1], undo: ['x'.repeat(41)], zoom: [''] } }, read: {} },
  { stored: { keys: { like: Array.from({ length: 9 }, String) } }, read: {} },
  { stored: { keys: { fly: ['p'], like: ['p'], toString: ['q'] } }, read: { keys: { like: ['p'] } } },
  { stored: { theme: 'sepia' }, read: {} },
  { stored: { columns: [] }, read: {} },
  { stored: { columns: [2, '3'] }, read: {} },
  { stored: { columns: [0, 99.6] }, read: { columns: [1, 24] } },
  { stored: { gap: [4] }, read: {} },
  { stored: { gap: [4, 4, 4] }, read: {} },
  { stored: { gap: 8 }, read: {} },
  { stored: { gap: [4, '8'] }, read: {} },
  { stored: { gap: [-1, 99.6] }, read: { gap: [0, 64] } },
  { stored: { rescanEvery: 0 }, read: { rescanEvery: 0 } },
  { stored: { rescanEvery: 1 }, read: { rescanEvery: 5 } },
  { stored: { customCss: 'x'.repeat(20_001) }, read: {} },
])('$stored is read as far as it makes sense', ({ stored, read }) => {
  expect(readSettings(stored)).toEqual({ ...DEFAULT_SETTINGS, ...read });
});

test('one field that makes no sense spoils no other', () => {
  expect(readSettings({ ...chosen, layout: 'spiral' })).toEqual({ ...chosen, layout: DEFAULT_SETTINGS.layout });
});

const anyStored = fc.oneof(
  fc.jsonValue(),
  fc.record(
    Object.fromEntries(
      Object.keys(DEFAULT_SETTINGS).map((name) => [
        name,
        fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom(...Object.values(DEFAULT_SETTINGS))),
      ]),
    ),
    { requiredKeys: [] },
  ),
  fc.record({ keys: fc.dictionary(fc.constantFrom('like', 'zoom', '__proto__', 'x'), fc.array(fc.string())) }),
);

test('whatever is stored reads as settings, and these read as themselves, also after a round through JSON', () => {
  fc.assert(
    fc.property(anyStored, (stored) => {
      const settings = readSettings(stored);
      expect(Object.keys(settings)).toEqual(Object.keys(DEFAULT_SETTINGS));
      expect(readSettings(settings)).toEqual(settings);
      expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    }),
    { numRuns: 2000 },
  );
});
