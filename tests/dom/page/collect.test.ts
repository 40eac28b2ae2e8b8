import { afterEach, expect, test } from 'vitest';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { pictureKey } from '../../../lib/core/pictures/pictureKey.ts';
import { collectImages } from '../../../lib/page/collect.ts';

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

test('nothing is requested and nothing is changed', async () => {
  const root = await loaded('<img data-src="https://a.example/never.jpg"><a href="https://a.example/never.png">x</a>');
  const before = root.documentElement.outerHTML;
  performance.clearResourceTimings();
  await collectImages(root);
  expect(root.documentElement.outerHTML).toBe(before);
  expect(performance.getEntriesByType('resource').filter(({ name }) => name.includes('a.example'))).toEqual([]);
});

test('an aborted look at the page ends', async () => {
  const root = await loaded('<img src="x.jpg">');
  await expect(collectImages(root, { signal: AbortSignal.abort(new Error('closed')) })).rejects.toThrow('closed');
});
