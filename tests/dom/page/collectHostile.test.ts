import { afterEach, expect, test } from 'vitest';
import { collectImages } from '../../../lib/page/collect.ts';
import { yieldToPage } from '../../../lib/page/pace.ts';
import { frameOf, names, pngOf, removeFrames, site } from './frames.ts';

afterEach(removeFrames);

/** Collects, and counts the pauses. */
async function collectMeasured(page: Document): Promise<{ found: string[]; pauses: number }> {
  let pauses = 0;
  const images = await collectImages(page, {
    yield: async () => {
      pauses++;
      await yieldToPage();
    },
  });
  return { found: names(images), pauses };
}

test('a huge page is read in slices, the first pictures at once', async () => {
  const { document: page } = await frameOf('');
  page.body.innerHTML = Array.from(
    { length: 5000 },
    (_, i) => `<div><p class=a data-id=${i}><span>x</span></p><img data-src=${i}.jpg></div>`,
  ).join('');
  const start = performance.now();
  let first = 0;
  let batches = 0;
  const images = await collectImages(page, {
    onBatch: (batch) => {
      batches++;
      if (first === 0 && batch.length > 0) first = performance.now() - start;
    },
  });
  const whole = performance.now() - start;
  expect(images).toHaveLength(5000);
  expect(batches).toBeGreaterThan(1);
  expect(first).toBeLessThan(whole);
  expect((await collectMeasured(page)).pauses).toBeGreaterThan(0);
});

test('a million candidates: the thousand largest are kept, in many short tasks', async () => {
  const { document: page } = await frameOf('');
  const image = page.createElement('img');
  image.setAttribute(
    'data-srcset',
    Array.from({ length: 1_000_000 }, (_, i) => `${i}.jpg ${((i * 7919) % 1_000_003) + 1}w`).join(','),
  );
  page.body.append(image);
  const { found, pauses } = await collectMeasured(page);
  expect(found).toHaveLength(1);
  const variants = found[0]?.split(' ') ?? [];
  expect(variants).toHaveLength(1000);
  const widths = variants.map((name) => ((parseInt(name, 10) * 7919) % 1_000_003) + 1);
  expect(widths).toEqual(widths.toSorted((a, b) => b - a));
  expect(Math.min(...widths)).toBeGreaterThan(1_000_003 - 1_500);
  expect(pauses).toBeGreaterThan(5);
});

test('a data: URL of many megabytes is hashed in many short tasks', async () => {
  const { document: page } = await frameOf('');
  const image = page.createElement('img');
  image.src = `${pngOf(4, 4, 'red')}${'A'.repeat(40_000_000)}`;
  page.body.append(image);
  const { found, pauses } = await collectMeasured(page);
  expect(found).toHaveLength(1);
  expect(pauses).toBeGreaterThan(5);
});

test('ten megabytes of alternative text are cut', async () => {
  const { document: page } = await frameOf('<img src=a.jpg>');
  page.querySelector('img')?.setAttribute('alt', 'lake '.repeat(2_000_000));
  const [image] = await collectImages(page);
  expect(image?.caption).toHaveLength(499);
});

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
  const images = await collectImages(page, {
    yield: async () => {
      page.body.lastElementChild?.remove();
      page.body.insertAdjacentHTML('afterbegin', '<img src=new.jpg>');
      await yieldToPage();
    },
  });
  expect(images.length).toBeGreaterThanOrEqual(2900);
  expect(new Set(images.map(({ key }) => key)).size).toBe(images.length);
});
