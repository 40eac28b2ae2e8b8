import { afterEach, expect, test } from 'vitest';
import type { PageImage } from '../../../lib/core/pageImage.ts';
import { pictureKey } from '../../../lib/core/pictureKey.ts';
import { isSmall } from '../../../lib/core/variants.ts';
import { collectImages } from '../../../lib/page/collect.ts';
import { pageProblem } from '../../../lib/page/pageProblem.ts';

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

afterEach(() => {
  document.body.replaceChildren();
});

/** A page of its own, so that nothing of the test runner's is found. Its pictures do not exist: nothing is fetched for long. */
async function loaded(html: string): Promise<Document> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const page = frame.contentDocument;
  if (page === null) throw new Error('The frame has no document.');
  page.head.innerHTML = '<base href="https://a.example/folder/">';
  page.body.innerHTML = html;
  return page;
}

async function collect(html: string): Promise<PageImage[]> {
  return collectImages(await loaded(html));
}

const names = (images: readonly PageImage[]): string[][] =>
  images.map(({ variants }) => variants.map(({ url }) => url.replace('https://a.example/', '')));

test.each([
  { place: 'img', html: '<img src="x.jpg">', found: [['folder/x.jpg']], source: 'img' },
  {
    place: 'srcset, largest first, sizes of no matter',
    html: '<img src="s.jpg" srcset="s.jpg 320w, l.jpg 1600w, m.jpg 960w" sizes="10px">',
    found: [['folder/l.jpg', 'folder/m.jpg', 'folder/s.jpg']],
    source: 'img',
  },
  {
    place: 'picture, with sources the browser did not choose',
    html: '<picture><source srcset="x.avif 960w" type="image/avif"><source media="(max-width: 1px)" srcset="y.webp 480w"><img src="z.jpg"></picture>',
    found: [['folder/x.avif', 'folder/y.webp', 'folder/z.jpg']],
    source: 'picture',
  },
  {
    place: 'a lazy attribute, in place of its placeholder',
    html: `<img src="${PIXEL}" data-src="/lazy.jpg">`,
    found: [['lazy.jpg']],
  },
  { place: 'a lazy srcset', html: '<img data-srcset="a.jpg 1x, b.jpg 2x">', found: [['folder/b.jpg', 'folder/a.jpg']] },
  { place: 'noscript', html: '<noscript><img src="x.jpg"></noscript>', found: [['folder/x.jpg']] },
  {
    place: 'CSS background, every layer',
    html: '<div style="background-image: url(a.jpg), linear-gradient(red, blue), url(b.png)"></div>',
    found: [['folder/a.jpg'], ['folder/b.png']],
    source: 'background',
  },
  {
    place: 'CSS background in a hidden element',
    html: '<div hidden><p style="background: url(a.jpg)"></p></div>',
    found: [['folder/a.jpg']],
  },
  {
    place: '::before, by a rule',
    html: '<style>.b::before { content: ""; background: url("a.jpg") }</style><p class="b">x</p>',
    found: [['folder/a.jpg']],
  },
  {
    place: 'a link to the original behind a thumbnail: one picture',
    html: '<a href="/full.jpg"><img src="thumb.jpg" width="100" height="80"></a>',
    found: [['full.jpg', 'folder/thumb.jpg']],
  },
  { place: 'a link alone', html: '<a href="/full.png">Look</a>', found: [['full.png']], source: 'link' },
  { place: 'svg image', html: '<svg><image href="x.png"/></svg>', found: [['folder/x.png']], source: 'svg' },
  { place: 'video poster', html: '<video poster="x.jpg"></video>', found: [['folder/x.jpg']], source: 'video-poster' },
  { place: 'input', html: '<input type="image" src="x.gif">', found: [['folder/x.gif']], source: 'input' },
  {
    place: 'object',
    html: '<object type="image/png" data="x.png"></object>',
    found: [['folder/x.png']],
    source: 'object',
  },
])('finds $place', async ({ html, found, source }) => {
  const images = await collect(html);
  expect(names(images)).toEqual(found);
  if (source !== undefined) expect(images[0]?.source).toBe(source);
});

test.each([
  ['no picture', '<p>Words only</p>'],
  ['an empty address', '<img src=""><img alt="x">'],
  ['other schemes', '<img src="javascript:alert(1)"><img src="ftp://a.example/x.jpg"><a href="data:text/html,x">x</a>'],
  ['a broken address', '<img src="http://[">'],
  ['a link to a page', '<a href="/album">Album</a>'],
])('finds nothing in %s', async (_, html) => {
  expect(await collect(html)).toEqual([]);
});

test('one picture is one item: first place decides, variants are united, the key is the largest one’s', async () => {
  const images = await collect(
    '<img src="s.jpg" alt="Ridge"><p style="background: url(other.jpg)"></p><img src="s.jpg" srcset="l.jpg 1600w, s.jpg 320w" title="Later">',
  );
  expect(names(images)).toEqual([['folder/l.jpg', 'folder/s.jpg'], ['folder/other.jpg']]);
  expect(images[0]).toMatchObject({ caption: 'Ridge', key: pictureKey('https://a.example/folder/l.jpg') });
});

test('figcaption comes before alt', async () => {
  const [image] = await collect(
    '<figure><img src="x.jpg" alt="Alt"><figcaption>A <b>ridge</b> in November</figcaption></figure>',
  );
  expect(image?.caption).toBe('A ridge in November');
});

test('open shadow roots are read; closed ones where the caller can open them', async () => {
  const root = await loaded('<div id="open"></div><div id="closed"></div>');
  const open = root.getElementById('open')?.attachShadow({ mode: 'open' });
  const closed = root.getElementById('closed')?.attachShadow({ mode: 'closed' });
  if (open) open.innerHTML = '<img src="open.jpg">';
  if (closed) closed.innerHTML = '<img src="closed.jpg">';
  expect(names(await collectImages(root))).toEqual([['folder/open.jpg']]);
  const openShadowRoot = (element: Element) => (element.id === 'closed' ? (closed ?? null) : null);
  expect(names(await collectImages(root, { openShadowRoot }))).toEqual([['folder/open.jpg'], ['folder/closed.jpg']]);
});

test('frames of the same origin are read', async () => {
  const root = await loaded('<iframe></iframe>');
  const inner = root.querySelector('iframe')?.contentDocument;
  if (inner) inner.body.innerHTML = '<img src="https://b.example/x.jpg">';
  expect(names(await collectImages(root))).toEqual([['https://b.example/x.jpg']]);
});

test('a page that clobbers the document’s own names is read all the same', async () => {
  const html =
    '<form name="querySelectorAll"></form><img name="images" src="x.jpg"><form name="createTreeWalker"></form><img name="body" src="y.jpg"><form name="documentElement"></form>';
  expect(names(await collect(html))).toEqual([['folder/x.jpg'], ['folder/y.jpg']]);
});

test('a picture that is its own address is known by its bytes', async () => {
  const [image] = await collect(`<img src="${PIXEL}" width="1" height="1">`);
  const bytes = Uint8Array.from(atob(PIXEL.split(',')[1] ?? ''), (character) => character.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  expect(image?.key).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  expect(image !== undefined && isSmall(image)).toBe(true);
});

test('nothing is requested and nothing is changed', async () => {
  const root = await loaded('<img data-src="https://a.example/never.jpg"><a href="https://a.example/never.png">x</a>');
  const before = root.documentElement.outerHTML;
  performance.clearResourceTimings();
  await collectImages(root);
  expect(root.documentElement.outerHTML).toBe(before);
  expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('a.example'))).toEqual([]);
});

test('batches come while a long page is read, and the end holds all of them', async () => {
  const root = await loaded(Array.from({ length: 3000 }, (_, index) => `<p><img src="${index}.jpg">`).join(''));
  const batched = new Set<string>();
  const images = await collectImages(root, { onBatch: (batch) => batch.forEach(({ key }) => batched.add(key)) });
  expect(images).toHaveLength(3000);
  expect(images.every(({ key }) => batched.has(key))).toBe(true);
});

test('an aborted look at the page ends', async () => {
  const root = await loaded('<img src="x.jpg">');
  await expect(collectImages(root, { signal: AbortSignal.abort(new Error('closed')) })).rejects.toThrow('closed');
});

test('bounded work for hostile attributes', async () => {
  const many = Array.from({ length: 200_000 }, (_, index) => `${index}.jpg ${index + 1}w`).join(',');
  const images = await collect(`<img alt="${'x'.repeat(2_000_000)}" srcset="${many}">`);
  // The one that the browser fetched may be among those that were cut.
  expect(images.filter(({ source }) => source !== 'resource')).toHaveLength(1);
  expect(images[0]?.variants.length).toBeLessThanOrEqual(1001);
  expect(images[0]?.variants[0].width).toBe(200_000);
});

test.each([
  { type: 'text/html', markup: '<p>x', problem: null },
  { type: 'image/svg+xml', markup: '<svg xmlns="http://www.w3.org/2000/svg"/>', problem: null },
  { type: 'application/xhtml+xml', markup: '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', problem: null },
  { type: 'text/xml', markup: '<register/>', problem: 'xml' },
] as const)('a document of $type: $problem', ({ type, markup, problem }) => {
  expect(pageProblem(new DOMParser().parseFromString(markup, type))?.code ?? null).toBe(problem);
});
