import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../lib/core/codedError.ts';
import type { Client } from '../../../lib/protocol/client.ts';
import { createPopupModel } from '../../../lib/state/createPopupModel.ts';

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
