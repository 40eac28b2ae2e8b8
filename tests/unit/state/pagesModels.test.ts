import { signal } from '@preact/signals';
import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Client } from '../../../lib/protocol/client.ts';
import { createPopupModel, type RecentPicture } from '../../../lib/state/popup/createPopupModel.ts';

const summary = { title: 'Frames', found: 10, liked: 2, disliked: 1, unrated: 7, open: false, closedFrames: [] };
const counts = { liked: 2, disliked: 1, cleared: 0 };

function client(answer: (name: string, request: unknown) => unknown): Client {
  return { request: async (name, request) => answer(name, request) as never };
}

function aPopup(options: {
  answer: (name: string) => unknown;
  tabId?: number | null;
  readCounts?: () => Promise<typeof counts>;
  readRecent?: () => Promise<readonly RecentPicture[]>;
  url?: string;
  warning?: string;
}) {
  const onOpened = vi.fn();
  const openOptions = vi.fn(async () => {});
  const load = vi.fn(async () => {});
  const changed = vi.fn();
  const noteNewsSeen = vi.fn(async () => {});
  const model = createPopupModel({
    client: client(options.answer),
    tabId: async () => (options.tabId === undefined ? 1 : options.tabId),
    readShortcut: async () => 'Alt+Shift+L',
    readCounts: options.readCounts ?? (async () => counts),
    addressOf: async () => options.url,
    readNews: async () => ({ version: '0.2', line: 'news_0_2' }),
    noteNewsSeen,
    takeWarning: async () => options.warning ?? null,
    readRecent: options.readRecent ?? (async () => []),
    site: { choices: signal(null), load, setMarks: changed, setDisliked: changed },
    sync: { status: signal(null), problem: signal(null), now: () => 0, load: async () => {}, run: changed },
    settings: { all: signal(null), problem: signal(null), load, change: changed },
    openOptions,
    requestOrigins: async () => true,
    onOpened,
    report: vi.fn(),
  });
  return { model, onOpened, openOptions, load, changed, noteNewsSeen };
}

test('the popup shows what the page holds, the shortcut and the library', async () => {
  const { model } = aPopup({ answer: () => ({ reached: true, value: summary }) });
  await model.load();
  expect(model.page.value).toEqual({ kind: 'summary', summary });
  expect(model.shortcut.value).toBe('Alt+Shift+L');
  expect(model.library.value).toEqual(counts);
});

test.each(['closed', 'pdf', 'xml', 'file', 'not-asked'] as const)(
  'the popup says that a page is refused: %s',
  async (refusal) => {
    const { model } = aPopup({ answer: () => ({ reached: false, refusal }) });
    await model.load();
    expect(model.page.value).toEqual({ kind: 'refused', refusal });
  },
);

test('without a tab there is no page to look at', async () => {
  const { model } = aPopup({ answer: () => null, tabId: null });
  await model.load();
  expect(model.page.value).toEqual({ kind: 'refused', refusal: 'closed' });
});

test('a library that refuses does not hide the page, nor the other way round', async () => {
  const { model } = aPopup({
    answer: () => {
      throw new CodedError('no-reply', '');
    },
    readCounts: async () => {
      throw new CodedError('storage-unavailable', '');
    },
  });
  await model.load();
  expect(model.page.value).toMatchObject({ kind: 'failed' });
  expect(model.libraryProblem.value).toMatch(/library cannot be opened/);
});

test('opening the gallery ends the popup; a refusal is said in it', async () => {
  const opened = aPopup({ answer: () => ({ reached: true, value: null }) });
  opened.model.openGallery();
  await vi.waitFor(() => expect(opened.onOpened).toHaveBeenCalledOnce());
  const refused = aPopup({ answer: () => ({ reached: false, refusal: 'closed' }) });
  refused.model.openGallery();
  await vi.waitFor(() => expect(refused.model.page.value).toEqual({ kind: 'refused', refusal: 'closed' }));
  expect(refused.onOpened).not.toHaveBeenCalled();
});

test('a picture judged lately opens in the library, among those judged last', async () => {
  const recent = [{ key: 'k', caption: 'Ridge', liked: true, thumbnail: null }];
  const { model, onOpened, openOptions } = aPopup({
    answer: () => ({ reached: true, value: summary }),
    readRecent: async () => recent,
  });
  await model.load();
  expect(model.recent.value).toEqual(recent);
  model.openPicture('k');
  await vi.waitFor(() => expect(onOpened).toHaveBeenCalledOnce());
  expect(openOptions).toHaveBeenCalledWith('library?sort=judged&picture=k');
});

test('the site is found out where the address is known', async () => {
  const answer = () => ({ reached: true, value: summary });
  const known = aPopup({ answer, url: 'https://a.example/b' });
  await known.model.load();
  expect(known.load.mock.calls).toEqual([['https://a.example/b'], []]);
  const unknown = aPopup({ answer });
  await unknown.model.load();
  expect(unknown.load).not.toHaveBeenCalled();
});

test('what went wrong in the tab before is said, though the page is refused', async () => {
  const { model } = aPopup({ answer: () => ({ reached: false, refusal: 'closed' }), warning: 'Not saved.' });
  await model.load();
  expect(model.warning.value).toBe('Not saved.');
});

test('with the number on the button, the page is counted anew', async () => {
  const asked: string[] = [];
  const { model, changed } = aPopup({
    answer: (name) => {
      asked.push(name);
      return { reached: true, value: summary };
    },
  });
  model.setBadge(true);
  expect(changed).toHaveBeenCalledWith({ badge: true });
  await vi.waitFor(() => expect(asked).toEqual(['gallery.describe']));
});

test.each(['openNews', 'dismissNews'] as const)('news go away for good: %s', async (how) => {
  const { model, noteNewsSeen, openOptions } = aPopup({ answer: () => ({ reached: true, value: summary }) });
  await model.load();
  expect(model.news.value?.version).toBe('0.2');
  model[how]();
  expect(model.news.value).toBeNull();
  await vi.waitFor(() => expect(noteNewsSeen).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(openOptions.mock.calls).toEqual(how === 'openNews' ? [['about']] : []));
});

test.each([
  [undefined, 'gallery'],
  ['a.example', 'gallery/a.example'],
])('the settings of %s', async (site, section) => {
  const { model, openOptions } = aPopup({ answer: () => null });
  model.openSettings(site);
  await vi.waitFor(() => expect(openOptions).toHaveBeenCalledWith(section));
});
