import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import type { PageContent } from '../../../../lib/core/pictures/pageContent.ts';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import type { Client } from '../../../../lib/protocol/client.ts';
import { createTabPage } from '../../../../lib/state/gallery/tabPage.ts';

const coffee: PageImage = {
  key: 'coffee',
  caption: 'Coffee',
  source: 'img',
  variants: [{ url: 'https://a.example/coffee.jpg' }, { url: `data:image/png,${'x'.repeat(9000)}` }],
};
const content: PageContent = { images: [coffee], closedFrames: [] };
const { signal } = new AbortController();

function aTabPage() {
  const request = vi.fn(async (name: string, _request: unknown): Promise<unknown> =>
    name === 'tab.read' ? content : name === 'tab.show' ? true : null,
  );
  const tabPage = createTabPage({ client: { request } as unknown as Client, id: 'gallery-1' });
  return { tabPage, request };
}
const gone = new CodedError('page-gone', 'It has gone.');

test('the page is read each time, by the gallery’s id', async () => {
  const { tabPage, request } = aTabPage();
  expect(await tabPage.read({ signal })).toEqual(content);
  expect(await tabPage.read({ signal })).toEqual(content);
  expect(request.mock.calls).toEqual([
    ['tab.read', { id: 'gallery-1' }],
    ['tab.read', { id: 'gallery-1' }],
  ]);
});

test('pictures stay when the page goes, and it may come back', async () => {
  const { tabPage, request } = aTabPage();
  await tabPage.read({ signal });
  request.mockRejectedValueOnce(gone);
  expect(await tabPage.read({ signal })).toEqual(content);
  expect(tabPage.gone.peek()).toBe(true);
  await tabPage.read({ signal });
  expect(tabPage.gone.peek()).toBe(false);
});

test('of a page that has gone before it was read there is nothing', async () => {
  const { tabPage, request } = aTabPage();
  request.mockRejectedValueOnce(gone);
  expect(await tabPage.read({ signal })).toEqual({ images: [], closedFrames: [] });
});

test('another failure is the gallery’s to say, and no page has gone', async () => {
  const { tabPage, request } = aTabPage();
  request.mockRejectedValueOnce(new CodedError('no-reply', 'Nobody answered.'));
  await expect(tabPage.read({ signal })).rejects.toMatchObject({ code: 'no-reply' });
  expect(tabPage.gone.peek()).toBe(false);
});

test('a picture is shown by its key and the addresses that a message can hold', async () => {
  const { tabPage, request } = aTabPage();
  expect(await tabPage.show(coffee)).toBe(true);
  expect(request).toHaveBeenCalledWith('tab.show', {
    id: 'gallery-1',
    key: 'coffee',
    urls: ['https://a.example/coffee.jpg'],
  });
  request.mockResolvedValueOnce(false);
  expect(await tabPage.show(coffee)).toBe(false);
  request.mockRejectedValueOnce(gone);
  expect(await tabPage.show(coffee)).toBe(true);
  expect(tabPage.gone.peek()).toBe(true);
});

test('the way back says whether the page is there', async () => {
  const { tabPage, request } = aTabPage();
  expect(await tabPage.goBack()).toBe(true);
  request.mockRejectedValueOnce(gone);
  expect(await tabPage.goBack()).toBe(false);
  expect(tabPage.gone.peek()).toBe(true);
});
