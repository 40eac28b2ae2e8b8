import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Like } from '../../../lib/core/like.ts';
import type { Client } from '../../../lib/protocol/client.ts';
import { createExportModel } from '../../../lib/state/createExportModel.ts';
import { createLibraryModel } from '../../../lib/state/createLibraryModel.ts';
import { createPopupModel } from '../../../lib/state/createPopupModel.ts';
import { aLike } from '../../support/likes.ts';

const summary = { title: 'Frames', found: 10, liked: 2, disliked: 1, unrated: 7, open: false, closedFrames: [] };
const counts = { liked: 2, disliked: 1, cleared: 0 };

function client(answer: (name: string, request: unknown) => unknown): Client {
  return { request: async (name, request) => answer(name, request) as never };
}

function aPopup(options: {
  answer: (name: string) => unknown;
  tabId?: number | null;
  readCounts?: () => Promise<typeof counts>;
}) {
  const onOpened = vi.fn();
  const model = createPopupModel({
    client: client(options.answer),
    tabId: async () => (options.tabId === undefined ? 1 : options.tabId),
    readShortcut: async () => 'Alt+Shift+L',
    readCounts: options.readCounts ?? (async () => counts),
    openOptions: async () => {},
    requestOrigins: async () => true,
    onOpened,
    report: vi.fn(),
  });
  return { model, onOpened };
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

function aLibrary(all: Like[]) {
  const asked = vi.fn<(name: string, request: unknown) => unknown>(() => ({ liked: null }));
  let fail = false;
  const model = createLibraryModel({
    client: client(asked),
    list: async ({ reaction, after, limit }) => {
      if (fail) throw new CodedError('storage-unavailable', '');
      const wanted = { liked: true, disliked: false, cleared: null };
      const matching = all.filter(({ liked }) => reaction === undefined || liked === wanted[reaction]);
      const start = after === null ? 0 : matching.findIndex(({ key }) => key === after[1]) + 1;
      const likes = matching.slice(start, start + limit);
      const last = likes.at(-1);
      return { likes, next: start + limit < matching.length && last ? [last.updatedAt, last.key] : null };
    },
    readCounts: async () => ({
      liked: all.filter(({ liked }) => liked === true).length,
      disliked: all.filter(({ liked }) => liked === false).length,
      cleared: all.filter(({ liked }) => liked === null).length,
    }),
    newOperationId: () => 'operation-1',
    wait: async () => {},
    report: vi.fn(),
  });
  return { model, asked, fail: (failing: boolean) => (fail = failing) };
}

const key = (index: number) => index.toString(16).padStart(64, '0');
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => aLike({ key: key(index), liked: index % 2 === 0 }));

test('the library comes a page at a time, each picture once', async () => {
  const { model } = aLibrary(many(450));
  await model.load();
  expect(model.shown.value).toHaveLength(200);
  expect(model.hasMore.value).toBe(true);
  await model.loadMore();
  await model.loadMore();
  await model.loadMore();
  expect(model.hasMore.value).toBe(false);
  expect(new Set(model.shown.value.map((image) => image.key)).size).toBe(450);
});

test('the library filters by reaction', async () => {
  const { model } = aLibrary(many(10));
  await model.load();
  model.setFilter('disliked');
  await vi.waitFor(() => expect(model.shown.value).toHaveLength(5));
  expect(model.shown.value.every(({ liked }) => liked === false)).toBe(true);
});

test('judging in the library keeps the card where it is and tells the background', async () => {
  const { model, asked } = aLibrary(many(3));
  await model.load();
  model.react(key(1), true);
  expect(model.shown.value.map(({ liked }) => liked)).toEqual([true, true, true]);
  await vi.waitFor(() =>
    expect(asked).toHaveBeenCalledWith('library.react', { operationId: 'operation-1', key: key(1), liked: true }),
  );
});

test('what was judged elsewhere comes first, and moves nothing else', async () => {
  const all = many(3);
  const { model } = aLibrary(all);
  await model.load();
  all.unshift(aLike({ key: key(9) }));
  all[2] = aLike({ key: key(1), liked: null });
  await model.refresh();
  expect(model.shown.value.map((image) => [image.key, image.liked])).toEqual([
    [key(9), true],
    [key(0), true],
    [key(1), null],
    [key(2), true],
  ]);
});

test('a library that cannot be opened says so and can be tried again', async () => {
  const { model, fail } = aLibrary(many(1));
  fail(true);
  await model.load();
  expect(model.status.value).toMatchObject({ kind: 'failed' });
  fail(false);
  model.reload();
  await vi.waitFor(() => expect(model.status.value.kind).toBe('ready'));
});

test('where a picture was judged is known', async () => {
  const { model } = aLibrary(many(1));
  await model.load();
  expect(model.pageOf(key(0))).toEqual({ url: 'https://example.org/', title: 'Pictures of the week' });
  expect(model.pageOf(key(5))).toBeNull();
});

test('an export runs once at a time, tells its progress, and ends', async () => {
  let finish = (_: { likes: number; bytes: number; fileName: string }) => {};
  const exportLibrary = vi.fn(
    ({ onProgress }: { onProgress: (done: number, total: number) => void }) =>
      new Promise<{ likes: number; bytes: number; fileName: string }>((resolve) => {
        onProgress(1, 2);
        finish = resolve;
      }),
  );
  const model = createExportModel({ exportLibrary, report: vi.fn() });
  model.run();
  model.run();
  expect(exportLibrary).toHaveBeenCalledOnce();
  expect(model.status.value).toEqual({ kind: 'running', done: 1, total: 2 });
  finish({ likes: 2, bytes: 99, fileName: 'x.json' });
  await vi.waitFor(() =>
    expect(model.status.value).toEqual({ kind: 'finished', likes: 2, bytes: 99, fileName: 'x.json' }),
  );
});

test('a cancelled export is cancelled, a failed one says why', async () => {
  const cancelled = createExportModel({
    exportLibrary: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))),
    report: vi.fn(),
  });
  cancelled.run();
  cancelled.cancel();
  await vi.waitFor(() => expect(cancelled.status.value).toEqual({ kind: 'cancelled' }));
  const failed = createExportModel({
    exportLibrary: async () => {
      throw new CodedError('storage-unavailable', '');
    },
    report: vi.fn(),
  });
  failed.run();
  await vi.waitFor(() => expect(failed.status.value).toMatchObject({ kind: 'failed' }));
});
