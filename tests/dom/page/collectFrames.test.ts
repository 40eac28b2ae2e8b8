import { afterEach, expect, test, vi } from 'vitest';
import { collectImages } from '../../../lib/page/collect.ts';
import { yieldToPage } from '../../../lib/page/pace.ts';
import { brokenPromises } from './contract.ts';
import { frameOf, names, removeFrames } from './frames.ts';

afterEach(() => {
  vi.restoreAllMocks();
  removeFrames();
});

function addFrame(page: Document, html: string): Document {
  const frame = page.body.appendChild(page.createElement('iframe'));
  if (!frame.contentDocument) throw new Error('The frame has no document.');
  frame.contentDocument.body.innerHTML = html;
  return frame.contentDocument;
}

test('a page that shows itself in a frame is read as often as the browser shows it', async () => {
  const address = URL.createObjectURL(
    new Blob(['<img src="https://pictures.test:9/a.jpg"><iframe></iframe>'], { type: 'text/html' }),
  );
  const { document: page } = await frameOf(`<iframe src="${address}"></iframe>`);
  const frame = page.querySelector('iframe');
  const loaded = new Promise((resolve) => {
    frame?.addEventListener('load', resolve, { once: true });
  });
  if (frame?.contentDocument?.URL !== address) await loaded;
  const inner = frame?.contentDocument?.querySelector('iframe');
  const innerLoaded = new Promise((resolve) => {
    inner?.addEventListener('load', resolve, { once: true });
  });
  inner?.setAttribute('src', address);
  await innerLoaded;
  const trees: string[] = [];
  const images = await collectImages(page, {
    onTree: (tree) => trees.push('URL' in tree ? tree.URL.slice(0, 5) : 'shadow'),
  });
  expect(names(images)).toEqual(['a.jpg']);
  expect(trees.length).toBeGreaterThan(2);
  expect(trees.length).toBeLessThan(10);
  URL.revokeObjectURL(address);
});

test('frames in frames, twenty deep, are read once each', async () => {
  const { document: page } = await frameOf('');
  let inner = page;
  for (let depth = 0; depth < 20; depth++) inner = addFrame(inner, `<img src="https://pictures.test:9/${depth}.jpg">`);
  const trees = new Set<Document | ShadowRoot>();
  let count = 0;
  const images = await collectImages(page, {
    onTree: (tree) => {
      trees.add(tree);
      count++;
    },
  });
  expect(names(images)).toEqual(Array.from({ length: 20 }, (_, depth) => `${depth}.jpg`));
  expect([trees.size, count]).toEqual([21, 21]);
});

/** Collects while the page's frames meet their fate at the pause of that number; every look at the clock is a pause. */
async function collectMeanwhile(page: Document, at: number, fate: () => void): Promise<string[]> {
  let now = 0;
  let pauses = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  const images = await collectImages(page, {
    onBatch: () => undefined,
    yield: async () => {
      if (pauses++ === at) fate();
      await yieldToPage();
    },
  });
  vi.restoreAllMocks();
  expect(brokenPromises(images)).toEqual([]);
  return names(images);
}

const rows = Array.from({ length: 60 }, (_, i) => `<p style="background: url(https://pictures.test:9/p${i}.jpg)"></p>`);
const content = `<style>p { list-style: url(https://pictures.test:9/s.jpg) }</style>${rows.join('')}`;

test.each([0, 1, 2, 3, 4, 6, 8, 12])('frames that go away at pause %i leave what was read', async (at) => {
  const { document: page } = await frameOf('<img src=before.jpg>');
  const inner = addFrame(page, content);
  addFrame(inner, content);
  page.body.append(page.createElement('img'));
  page.querySelector('img:last-of-type')?.setAttribute('src', 'after.jpg');
  const found = await collectMeanwhile(page, at, () => {
    for (const frame of page.querySelectorAll('iframe')) frame.remove();
  });
  expect(found).toContain('before.jpg');
});

test.each([0, 1, 2, 3, 4, 6, 8, 12])('a page that goes away at pause %i ends well', async (at) => {
  const { document: page } = await frameOf('<img src=before.jpg>');
  addFrame(page, content);
  await collectMeanwhile(page, at, removeFrames);
});

test.each([1, 3, 6])('a frame that goes elsewhere at pause %i does no harm', async (at) => {
  const { document: page } = await frameOf('<img src=before.jpg>');
  addFrame(page, content);
  const found = await collectMeanwhile(page, at, () => {
    const frame = page.querySelector('iframe');
    if (frame) frame.srcdoc = '<img src="https://pictures.test:9/elsewhere.jpg">';
  });
  expect(found).toContain('before.jpg');
});
