import { effect } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS, type GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import { createSettings } from '../../../lib/state/settings.ts';

/** Settings whose pauses and answers come when they are told to. */
function someSettings() {
  const pauses: { ms: number; end: () => void }[] = [];
  const sent: { changes: Partial<GallerySettings>; settle: (error?: Error) => void }[] = [];
  const report = vi.fn();
  const settings = createSettings({
    initial: DEFAULT_SETTINGS,
    store: (changes) =>
      new Promise((resolve, reject) => {
        sent.push({ changes, settle: (error) => (error === undefined ? resolve(null) : reject(error)) });
      }),
    wait: (ms) => new Promise((resolve) => pauses.push({ ms, end: resolve })),
    report,
  });
  return {
    settings,
    report,
    pauses,
    stored: () => sent.map(({ changes }) => changes),
    /** Answers the latest request and ends its pause. */
    async settle(error?: Error) {
      sent.at(-1)?.settle(error);
      pauses.at(-1)?.end();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

test('a change shows and is stored at once', () => {
  const { settings, stored } = someSettings();
  settings.change({ dock: 'left' });
  expect(settings.all.value).toEqual({ ...DEFAULT_SETTINGS, dock: 'left' });
  expect(stored()).toEqual([{ dock: 'left' }]);
});

test('a slider shows every value, and stores the first and then the last of each pause', async () => {
  const { settings, stored, pauses, settle } = someSettings();
  const shown: number[] = [];
  effect(() => {
    shown.push(settings.all.value.cardWidth);
  });
  for (const cardWidth of [200, 210, 220]) settings.change({ cardWidth });
  expect(shown).toEqual([240, 200, 210, 220]);
  expect(stored()).toEqual([{ cardWidth: 200 }]);
  await settle();
  for (const cardWidth of [230, 250]) settings.change({ cardWidth });
  await settle();
  await settle();
  expect(stored()).toEqual([{ cardWidth: 200 }, { cardWidth: 220 }, { cardWidth: 250 }]);
  expect(pauses.map(({ ms }) => ms)).toEqual([250, 250, 250]);
});

test('a request under way is waited for, however long it takes', async () => {
  const { settings, stored, pauses, settle } = someSettings();
  settings.change({ cardWidth: 200 });
  settings.change({ fit: 'contain' });
  pauses[0]?.end();
  await new Promise((resolve) => setTimeout(resolve));
  expect(stored()).toHaveLength(1);
  await settle();
  expect(stored()).toEqual([{ cardWidth: 200 }, { fit: 'contain' }]);
});

test('what was changed elsewhere is taken over, but for what is being changed here', async () => {
  const { settings, settle } = someSettings();
  settings.change({ cardWidth: 200 });
  settings.change({ cardWidth: 300 });
  settings.receive({ ...DEFAULT_SETTINGS, cardWidth: 200, layout: 'grid' });
  expect(settings.all.value).toMatchObject({ cardWidth: 300, layout: 'grid' });
  await settle();
  settings.receive({ ...DEFAULT_SETTINGS, cardWidth: 200, layout: 'grid' });
  expect(settings.all.value).toMatchObject({ cardWidth: 300 });
  await settle();
  settings.receive({ ...DEFAULT_SETTINGS, cardWidth: 100, layout: 'grid' });
  expect(settings.all.value).toMatchObject({ cardWidth: 100 });
});

test('hearing of one’s own change draws nothing again', async () => {
  const { settings, settle } = someSettings();
  const drawn = vi.fn();
  effect(() => drawn(settings.all.value));
  settings.change({ dock: 'left', keys: { like: ['y'] } });
  settings.receive({ ...DEFAULT_SETTINGS, dock: 'left', keys: { like: ['y'] } });
  await settle();
  settings.receive({ ...DEFAULT_SETTINGS, dock: 'left', keys: { like: ['y'] } });
  expect(drawn).toHaveBeenCalledTimes(2);
});

test('what cannot be stored stays, is reported, and goes along with the next change', async () => {
  const { settings, stored, report, settle } = someSettings();
  settings.change({ dock: 'left' });
  const failure = new Error('no');
  await settle(failure);
  expect(report.mock.calls).toEqual([[failure]]);
  // Nobody asks again and again for what fails.
  expect(stored()).toHaveLength(1);
  settings.receive({ ...DEFAULT_SETTINGS, layout: 'grid' });
  expect(settings.all.value).toMatchObject({ dock: 'left', layout: 'grid' });
  settings.change({ fit: 'contain' });
  await settle();
  expect(stored().at(-1)).toEqual({ dock: 'left', fit: 'contain' });
  settings.change({ autoAdvance: true });
  expect(stored().at(-1)).toEqual({ autoAdvance: true });
});
