import { expect, test, vi } from 'vitest';
import type { FrameReading, WholeReading } from '../../../lib/core/pictures/frameReading.ts';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { createTabGalleryService, type KnownTab } from '../../../lib/services/tabGalleryService.ts';

const address = (id: string): string => `extension://own/gallery.html#${id}`;
const image = (name: string): PageImage => ({
  key: name,
  caption: name,
  source: 'img',
  variants: [{ url: `https://a.example/${name}.jpg` }],
});
const ordinary: KnownTab = { url: 'https://a.example/feed.xml', title: 'Feed', incognito: false };

interface Options {
  readonly page?: KnownTab | null;
  readonly reading?: WholeReading;
  readonly frames?: readonly FrameReading[];
  readonly opensInPrivateWindows?: boolean;
}

/** One tab with a page, and the tabs that were opened for galleries. */
function aBrowser({ page = ordinary, reading, frames = [], opensInPrivateWindows = false }: Options = {}) {
  const tabs = new Map<number, KnownTab | null>([[1, page]]);
  const entries = new Map<string, unknown>();
  const opened: string[] = [];
  const shown: number[] = [];
  const closed: number[] = [];
  let made = 0;
  const readPage = vi.fn<(tabId: number) => Promise<unknown>>(
    async () => reading ?? { images: [image('coffee')], closed: [] },
  );
  const readFrames = vi.fn<(tabId: number) => Promise<readonly FrameReading[]>>(async () => frames);
  const showPicture = vi.fn<() => Promise<unknown>>(async () => true);
  const create = () =>
    createTabGalleryService({
      storage: {
        read: async (name) => structuredClone(entries.get(name)),
        write: async (name, value) => void entries.set(name, structuredClone(value)),
      },
      knownTab: async (tabId) => {
        if (!tabs.has(tabId)) throw new Error('No tab with this id.');
        return tabs.get(tabId) ?? null;
      },
      addressOf: async (tabId) => (tabId >= 100 ? opened[tabId - 100] : (tabs.get(tabId)?.url ?? undefined)),
      address,
      tabShowing: async (wanted) => {
        const index = opened.indexOf(wanted);
        return index < 0 || closed.includes(100 + index) ? null : 100 + index;
      },
      openBeside: async (url) => void opened.push(url),
      showTab: async (tabId) => void shown.push(tabId),
      closeTab: async (tabId) => void closed.push(tabId),
      readPage,
      readFrames,
      showPicture,
      opensInPrivateWindows,
      newId: () => `gallery-${++made}`,
      report: () => undefined,
    });
  return { service: create(), create, tabs, opened, shown, closed, readPage, readFrames, showPicture };
}

test('a gallery is opened beside its page, and known to every later background', async () => {
  const { service, create, opened } = aBrowser();
  expect(await service.open(1)).toEqual({ reached: true, value: null });
  expect(opened).toEqual([address('gallery-1')]);
  const later = create();
  expect(await later.find('gallery-1')).toMatchObject({ tabId: 1, url: ordinary.url, title: 'Feed' });
  expect(await later.read('gallery-1')).toEqual({ images: [image('coffee')], closedFrames: [] });
});

test('the same page again brings its gallery to the front; another page, or a closed gallery, gets a new one', async () => {
  const { service, opened, shown, tabs, closed } = aBrowser();
  await service.open(1);
  tabs.set(1, { ...ordinary, url: `${ordinary.url}#part` });
  await service.open(1);
  expect({ opened: opened.length, shown }).toEqual({ opened: 1, shown: [100] });
  tabs.set(1, { ...ordinary, url: 'https://a.example/other' });
  await service.open(1);
  expect(opened).toHaveLength(2);
  closed.push(101);
  await service.open(1);
  expect(opened).toHaveLength(3);
});

test.each([
  { what: 'not let in', page: null, refusal: 'not-asked' },
  { what: 'a private window', page: { ...ordinary, incognito: true }, refusal: 'private' },
])('$what: none is opened', async ({ page, refusal }) => {
  const { service, opened } = aBrowser({ page });
  expect(await service.open(1)).toEqual({ reached: false, refusal });
  expect(opened).toEqual([]);
});

test('a browser that keeps it in the private window opens it, and it asks as a private page', async () => {
  const { service } = aBrowser({ page: { ...ordinary, incognito: true }, opensInPrivateWindows: true });
  expect(await service.open(1)).toMatchObject({ reached: true });
  expect(await service.senderOf('gallery-1')).toMatchObject({ kind: 'content', incognito: true });
});

test.each([
  { what: 'its tab is closed', change: (tabs: Map<number, KnownTab | null>) => void tabs.delete(1) },
  {
    what: 'another page is there',
    change: (tabs: Map<number, KnownTab | null>) => void tabs.set(1, { ...ordinary, url: 'https://b.example/' }),
  },
  { what: 'its tab is closed to us by now', change: (tabs: Map<number, KnownTab | null>) => void tabs.set(1, null) },
])('$what: the page has gone, and is asked for nothing', async ({ change }) => {
  const { service, tabs, readPage, shown } = aBrowser();
  await service.open(1);
  change(tabs);
  await expect(service.read('gallery-1')).rejects.toMatchObject({ code: 'page-gone' });
  await expect(service.goBack('gallery-1')).rejects.toMatchObject({ code: 'page-gone' });
  await expect(service.show('gallery-1', { key: 'coffee', urls: [] })).rejects.toMatchObject({ code: 'page-gone' });
  expect(readPage).not.toHaveBeenCalled();
  expect(shown).toEqual([]);
  // What is judged all the same is that page's.
  expect(await service.senderOf('gallery-1')).toMatchObject({ url: ordinary.url, title: 'Feed' });
});

test('pictures that were read while the tab went elsewhere are not taken for the page’s', async () => {
  const { service, tabs, readPage } = aBrowser();
  await service.open(1);
  readPage.mockImplementationOnce(async () => {
    tabs.set(1, { ...ordinary, url: 'https://b.example/' });
    return { images: [image('foreign')], closed: [] };
  });
  await expect(service.read('gallery-1')).rejects.toMatchObject({ code: 'page-gone' });
});

test('frames are read where the page has some that it may not read; what both show is there once', async () => {
  const frame: FrameReading = { origin: 'https://f.example', isDirect: true, images: [image('coffee'), image('wine')] };
  const { service, readFrames } = aBrowser({
    reading: {
      images: [image('coffee')],
      closed: [
        { origin: frame.origin, isSandboxed: false },
        { origin: 'https://g.example', isSandboxed: false },
      ],
    },
    frames: [frame],
  });
  await service.open(1);
  expect(await service.read('gallery-1')).toEqual({
    images: [image('coffee'), image('wine')],
    closedFrames: ['https://g.example'],
  });
  expect(readFrames).toHaveBeenCalledWith(1);
});

test('the page comes to the front for a picture that can be seen there, and not for another', async () => {
  const { service, shown, showPicture } = aBrowser();
  await service.open(1);
  expect(await service.show('gallery-1', { key: 'coffee', urls: [] })).toBe(true);
  expect(shown).toEqual([1]);
  showPicture.mockResolvedValueOnce(false);
  expect(await service.show('gallery-1', { key: 'coffee', urls: [] })).toBe(false);
  expect(shown).toEqual([1]);
});

test('the shortcut closes a gallery’s tab and goes back, and leaves other tabs alone', async () => {
  const { service, shown, closed, tabs } = aBrowser();
  await service.open(1);
  expect(await service.toggle(1)).toBe(false);
  expect(await service.toggle(100)).toBe(true);
  expect({ shown, closed }).toEqual({ shown: [1], closed: [100] });
  tabs.delete(1);
  expect(await service.toggle(100)).toBe(true);
  expect({ shown, closed }).toEqual({ shown: [1], closed: [100, 100] });
});

test('a gallery that nobody has opened is none', async () => {
  const { service } = aBrowser();
  for (const ask of [service.find, service.read, service.goBack, service.senderOf]) {
    await expect(ask('gallery-9')).rejects.toMatchObject({ code: 'not-found' });
  }
});

test('the last hundred are remembered, also when they are opened at once', async () => {
  const { service, tabs } = aBrowser();
  const ids = Array.from({ length: 105 }, (_, index) => index + 1);
  for (const id of ids) tabs.set(id, { ...ordinary, url: `https://a.example/${id}` });
  await Promise.all(ids.filter((id) => id < 100).map((id) => service.open(id)));
  for (const id of ids.filter((each) => each >= 100)) {
    tabs.set(id, { ...ordinary, url: `https://a.example/${id}` });
    await service.open(id);
  }
  await expect(service.find('gallery-1')).rejects.toMatchObject({ code: 'not-found' });
  expect(await service.find('gallery-105')).toMatchObject({ tabId: 105 });
});
