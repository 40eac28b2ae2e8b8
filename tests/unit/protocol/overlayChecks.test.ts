import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings/gallerySettings.ts';
import { ownPageChecks } from '../../../lib/protocol/ownPageChecks.ts';
import { overlayChecks } from '../../../lib/protocol/overlayChecks.ts';

const withSettings = ['overlay.toggle', 'overlay.open'] as const;

test.each(withSettings)('%s brings the settings', (name) => {
  const settings = { ...DEFAULT_SETTINGS, dock: 'left', keys: { like: ['y'] } };
  expect(overlayChecks[name]({ settings })).toEqual({ valid: true, request: { settings } });
});

test.each(withSettings)('%s without settings is refused', (name) => {
  for (const request of [null, undefined, 'settings', [], {}]) {
    expect(overlayChecks[name](request)).toMatchObject({ valid: false });
  }
});

test.each(['overlay.describe', 'frames.allowed', 'library.changed', 'settings.changed'] as const)(
  '%s takes nothing',
  (name) => {
    expect(overlayChecks[name](null)).toEqual({ valid: true, request: null });
    expect(overlayChecks[name]({ settings: DEFAULT_SETTINGS })).toMatchObject({ valid: false });
  },
);

test.each([
  { keys: ['a'.repeat(64)], valid: true },
  { keys: [], valid: true },
  { keys: ['a'.repeat(63)], valid: false },
  { keys: 'a'.repeat(64), valid: false },
  { keys: Array.from({ length: 10_001 }, () => 'a'.repeat(64)), valid: false },
])('news of changed pictures with $keys.length keys: $valid', ({ keys, valid }) => {
  expect(overlayChecks['likes.changed']({ keys })).toMatchObject({ valid });
});

test('news of sync take nothing, and are for pages of ours alone', () => {
  expect(ownPageChecks['sync.changed'](null)).toEqual({ valid: true, request: null });
  expect(ownPageChecks['sync.changed']({ account: 'me' })).toMatchObject({ valid: false });
  expect(overlayChecks).not.toHaveProperty(['sync.changed']);
});
