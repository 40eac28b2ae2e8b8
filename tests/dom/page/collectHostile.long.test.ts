import { afterEach, expect, test, vi } from 'vitest';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { collectImages, type CollectOptions } from '../../../lib/page/collect.ts';
import { yieldToPage } from '../../../lib/page/pace.ts';
import { brokenPromises } from './contract.ts';
import { frameOf, names, pngOf, removeFrames, site } from './frames.ts';

afterEach(() => {
  vi.restoreAllMocks();
  removeFrames();
});

interface Collected {
  readonly images: PageImage[];
  readonly pauses: number;
}

/** Collects with a clock by which every task is over at every look, so that there is a pause wherever there can be. */
async function collectPausing(page: Document, options: CollectOptions = {}): Promise<Collected> {
  let now = 0;
  let pauses = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  const images = await collectImages(page, {
    ...options,
    yield: async () => {
      pauses++;
      await (options.yield ?? yieldToPage)();
    },
  });
  clock.mockRestore();
  return { images, pauses };
}

test('a huge page is read in slices, the first pictures before the rest is read', async () => {
  const { document: page } = await frameOf('');
  page.body.innerHTML = Array.from(
    { length: 5000 },
    (_, i) => `<div><p class=a data-id=${i}><span>x</span></p><img data-src=${i}.jpg></div>`,
  ).join('');
  const batches: { pauses: number; size: number }[] = [];
  let pausesSoFar = 0;
  const { images, pauses } = await collectPausing(page, {
    onBatch: (batch) => batches.push({ pauses: pausesSoFar, size: batch.length }),
    yield: async () => {
      pausesSoFar++;
      await yieldToPage();
    },
  });
  expect(images).toHaveLength(5000);
  expect(pauses).toBeGreaterThan(20_000 / 64);
  expect(batches.length).toBeGreaterThan(100);
  expect(batches[0]?.pauses).toBeLessThan(pauses / 50);
  expect(batches.reduce((total, { size }) => total + size, 0)).toBe(5000);
});

test('a million candidates: the thousand largest are kept, in many short tasks', async () => {
  const { document: page } = await frameOf('');
  const image = page.createElement('img');
  image.setAttribute(
    'data-srcset',
    Array.from({ length: 1_000_000 }, (_, i) => `${i}.jpg ${((i * 7919) % 1_000_003) + 1}w`).join(','),
  );
  page.body.append(image);
  const { images, pauses } = await collectPausing(page);
  const found = names(images);
  expect(found).toHaveLength(1);
  const variants = found[0]?.split(' ') ?? [];
  expect(variants).toHaveLength(1000);
  const widths = variants.map((name) => ((parseInt(name, 10) * 7919) % 1_000_003) + 1);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  expect(Math.min(...widths)).toBeGreaterThan(1_000_003 - 1_500);
  expect(pauses).toBeGreaterThan(1_000_000 / 1000);
});

test('a data: URL of a hundred megabytes is hashed in many short tasks', { timeout: 60_000 }, async () => {
  const { document: page } = await frameOf('');
  const image = page.createElement('img');
  image.src = `${pngOf(4, 4, 'red')}${'A'.repeat(100_000_000)}`;
  page.body.append(image);
  const { images, pauses } = await collectPausing(page);
  expect(images.map(({ variants }) => variants.length)).toEqual([1]);
  expect(brokenPromises(images)).toEqual([]);
  // About one after each MiB of its bytes, which are three quarters of its characters.
  expect(pauses).toBeGreaterThan(50);
  expect(pauses).toBeLessThan(100);
});

test('ten megabytes of alternative text are cut', async () => {
  const { document: page } = await frameOf('<img src=a.jpg>');
  page.querySelector('img')?.setAttribute('alt', 'lake '.repeat(2_000_000));
  const [image] = await collectImages(page);
  expect(image?.caption).toHaveLength(499);
});

const longValues = new Map(
  ['lake ', 'a.jpg 1w, ', 'url(a.png),', '(', ' ', ',', '{"a":[', 'data:image/png,'].map((piece) => [
    piece,
    piece.repeat(10_000_000 / piece.length),
  ]),
);

test.each([
  ...'alt title aria-label class style href src srcset sizes poster content id data'.split(' '),
  ...'data-src data-srcset data-bg data-json imagesrcset type rel property name'.split(' '),
])('ten megabytes in %s, of whatever kind and on whatever element, do no harm', { timeout: 60_000 }, async (name) => {
  const { document: page } = await frameOf('<figure><figcaption>A lake</figcaption></figure>');
  const figure = page.querySelector('figure');
  const elements = 'img a div video meta link input picture source'.split(' ').map((each) => page.createElement(each));
  // What is not shown is neither loaded nor laid out.
  if (figure) figure.hidden = true;
  figure?.append(...elements);
  for (const [piece, value] of longValues) {
    for (const element of elements) {
      if (!busiesBrowser(name, element)) element.setAttribute(name, value);
    }
    const images = await collectImages(page);
    expect([piece, images.length <= 1000 + elements.length * 2, brokenPromises(images)]).toEqual([piece, true, []]);
  }
});

/** Whether the browser itself would take long over the value, or crash (`sizes` of parentheses alone). */
function busiesBrowser(name: string, { localName }: Element): boolean {
  return (name === 'src' && localName !== 'div') || (name === 'sizes' && /^(?:img|source)$/.test(localName));
}

test('many images in one link with much text are one picture', async () => {
  const { document: page } = await frameOf(
    `<a href=/page>${'word '.repeat(100_000)}${'<img src=a.jpg>'.repeat(2000)}</a>`,
  );
  expect(await collectImages(page)).toHaveLength(1);
});

test('shadow trees nested three hundred deep are read', async () => {
  const { document: page } = await frameOf('');
  let parent: Element = page.body;
  // Not much deeper: the browser's own style and layout recurse, and crash the page before we look at it.
  for (let depth = 0; depth < 300; depth++) {
    const host = page.createElement('div');
    parent.append(host);
    const root = host.attachShadow({ mode: 'open' });
    parent = page.createElement('p');
    root.append(parent);
  }
  parent.innerHTML = `<img src="${site}deep.jpg">`;
  expect(names(await collectImages(page))).toEqual(['deep.jpg']);
});

test('a page that changes while it is read does no harm', async () => {
  const { document: page } = await frameOf('');
  page.body.innerHTML = Array.from({ length: 3000 }, (_, i) => `<div><img src=${i}.jpg></div>`).join('');
  const { images } = await collectPausing(page, {
    yield: async () => {
      page.body.lastElementChild?.remove();
      page.body.insertAdjacentHTML('afterbegin', '<img src=new.jpg>');
      await yieldToPage();
    },
  });
  expect(images.length).toBeGreaterThan(2000);
  expect(brokenPromises(images)).toEqual([]);
});
