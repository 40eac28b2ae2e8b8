import { expect, test, vi } from 'vitest';
import { CodedError } from '../../../../lib/core/codedError.ts';
import type { PageContent } from '../../../../lib/core/pictures/pageContent.ts';
import type { PageImage } from '../../../../lib/core/pictures/pageImage.ts';
import { createPagePictures } from '../../../../lib/state/gallery/pagePictures.ts';
import type { MoreOptions, MoreResult, PageSource } from '../../../../lib/state/gallery/pageSource.ts';

const picture = (name: string): PageImage => ({
  key: name,
  variants: [{ url: `https://a.example/${name}` }],
  caption: name,
  source: 'img',
});
const content = (names: string, closedFrames: string[] = []): PageContent => ({
  images: names.split('').map(picture),
  closedFrames,
});

/** A page whose every step the test takes itself. */
function aPage() {
  const readings: {
    resolve: (found: PageContent) => void;
    reject: (error: unknown) => void;
    signal: AbortSignal;
    onBatch: ((images: readonly PageImage[]) => void) | undefined;
  }[] = [];
  let change: ((found: PageContent) => boolean) | null = null;
  let overload: (() => void) | null = null;
  let more: { options: MoreOptions; resolve: (result: MoreResult) => void; reject: (error: unknown) => void } | null =
    null;
  const source: PageSource = {
    read: ({ signal, onBatch }) =>
      new Promise((resolve, reject) => {
        readings.push({ resolve, reject, signal, onBatch });
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
    follow(onContent, onOverload) {
      change = onContent;
      overload = onOverload;
      return () => {
        change = null;
      };
    },
    loadMore: (options) =>
      new Promise((resolve, reject) => {
        more = { options, resolve, reject };
        options.signal.addEventListener('abort', () => resolve('stopped'));
      }),
    show: async () => false,
    bytesOf: () => undefined,
  };
  const learned: string[] = [];
  const judged = new Set<string>();
  const pictures = createPagePictures({
    source,
    learn: async (images) => void learned.push(images.map(({ key }) => key).join('')),
    keeps: ({ key }) => judged.has(key),
  });
  const names = (): string => [...pictures.images.value.keys()].join('');
  const step = (index = 0) => {
    const reading = readings[index];
    if (!reading) throw new Error('The page is not being read.');
    return reading;
  };
  return {
    pictures,
    learned,
    judged,
    names,
    step,
    readings,
    change: () => change,
    overload: () => overload?.(),
    more: () => {
      if (!more) throw new Error('Nothing more is being loaded.');
      return more;
    },
  };
}

async function aReadPage(names: string) {
  const page = aPage();
  const reading = page.pictures.read();
  page.step().resolve(content(names));
  await reading;
  return page;
}

test('the first pictures are shown, with what is known of them, while the page is still being read', async () => {
  const { pictures, step, names, learned } = aPage();
  const reading = pictures.read();
  step().onBatch?.(content('ab').images);
  await vi.waitFor(() => expect(names()).toBe('ab'));
  expect(pictures.status.value.kind).toBe('looking');
  expect(learned).toEqual(['ab']);
  step().onBatch?.(content('cd').images);
  await vi.waitFor(() => expect(names()).toBe('abcd'));
  step().resolve(content('acde'));
  await reading;
  expect(names()).toBe('acde');
  expect(learned).toEqual(['ab', 'cd', 'e']);
  expect(pictures.status.value.kind).toBe('ready');
});

test('a page read again replaces its own earlier reading, and comes without batches', async () => {
  const { pictures, step, names, readings } = await aReadPage('ab');
  const first = pictures.read();
  const second = pictures.read();
  expect(step(1).signal.aborted).toBe(true);
  expect(step(1).onBatch).toBeUndefined();
  await first;
  step(2).resolve(content('bc'));
  await second;
  expect(names()).toBe('bc');
  expect(readings).toHaveLength(3);
});

test('a page that cannot be read says so', async () => {
  const { pictures, step } = aPage();
  const reading = pictures.read();
  step().reject(new TypeError('gone'));
  await reading;
  expect(pictures.status.value).toMatchObject({ kind: 'failed', detail: expect.stringContaining('gone') as string });
});

test('the page is followed once it has been read, and not before', async () => {
  const { pictures, step, change } = aPage();
  const reading = pictures.read();
  pictures.follow();
  expect(change()).toBeNull();
  step().resolve(content('a'));
  await reading;
  expect(change()).not.toBeNull();
});

test('what changes on the page changes in the gallery, in order; what was judged stays', async () => {
  const { pictures, change, names, judged } = await aReadPage('abc');
  pictures.follow();
  judged.add('b');
  expect(change()?.(content('axc'))).toBe(true);
  await vi.waitFor(() => expect(names()).toBe('abxc'));
  expect(change()?.(content('axc'))).toBe(false);
  expect(change()?.(content('c'))).toBe(true);
  await vi.waitFor(() => expect(names()).toBe('bc'));
});

test('frames that open and close are told', async () => {
  const { pictures, change } = await aReadPage('a');
  pictures.follow();
  expect(change()?.(content('a', ['https://b.example']))).toBe(true);
  await vi.waitFor(() => expect(pictures.closedFrames.value).toEqual(['https://b.example']));
  expect(change()?.(content('a', ['https://b.example']))).toBe(false);
});

test('a page that changes too much is followed no more, until it is read again', async () => {
  const { pictures, step, overload, change } = await aReadPage('a');
  pictures.follow();
  overload();
  expect(pictures.overloaded.value).toBe(true);
  const again = pictures.read();
  step(1).resolve(content('a'));
  await again;
  expect(pictures.overloaded.value).toBe(false);
  expect(change()).not.toBeNull();
});

test('at rest nothing is read and nothing is followed', async () => {
  const { pictures, step, change, names } = await aReadPage('a');
  pictures.follow();
  const reading = pictures.read();
  pictures.rest();
  expect(change()).toBeNull();
  expect(step(1).signal.aborted).toBe(true);
  await reading;
  expect(names()).toBe('a');
  expect(pictures.status.value.kind).toBe('ready');
});

test('the page is not followed while more of it is loaded, and is again afterwards', async () => {
  const { pictures, change, more } = await aReadPage('a');
  pictures.follow();
  const loading = pictures.loadMore();
  expect(change()).toBeNull();
  more().resolve('paused');
  await loading;
  expect(change()).not.toBeNull();
});

test('more is counted as it comes, and what scrolls out of the page stays', async () => {
  const { pictures, more, names } = await aReadPage('ab');
  const loading = pictures.loadMore();
  const { options, resolve } = more();
  await options.onContent(content('bcd'));
  options.onProgress({ screens: 2, pages: 0 });
  expect(pictures.more.value).toEqual({ kind: 'loading', screens: 2, pages: 0, found: 2 });
  expect(names()).toBe('abcd');
  resolve('end');
  await loading;
  expect(pictures.more.value).toEqual({ kind: 'end', found: 2 });
});

test('loading more is asked for once at a time, and can be stopped', async () => {
  const { pictures, more } = await aReadPage('a');
  const loading = pictures.loadMore();
  const { options } = more();
  await pictures.loadMore();
  expect(more().options).toBe(options);
  pictures.stopMore();
  await loading;
  expect(pictures.more.value).toEqual({ kind: 'stopped', found: 0 });
});

test('a next page that cannot be had is told', async () => {
  const { pictures, more } = await aReadPage('a');
  const loading = pictures.loadMore();
  more().reject(new CodedError('page-failed', 'status 500'));
  await loading;
  expect(pictures.more.value).toMatchObject({
    kind: 'failed',
    message: expect.stringMatching(/^The next page could not be read/) as string,
  });
});
