import { afterEach, expect, test } from 'vitest';
import { collectImages } from '../../../lib/page/collect.ts';
import { workOf } from './countedWork.ts';
import { frameOf, removeFrames } from './frames.ts';

afterEach(removeFrames);

function many(count: number, html: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => html(index)).join('');
}

/** Pages by how much of something they hold. */
const pages: readonly (readonly [what: string, count: number, html: (count: number) => string])[] = [
  ['images', 300, (n) => many(n, (i) => `<img data-src="${i}.jpg" alt="">`)],
  ['images in one figure', 300, (n) => `<figure>${many(n, (i) => `<img data-src="${i}.jpg">`)}</figure>`],
  [
    'images in one figure with a caption',
    300,
    (n) => `<figure>${many(n, (i) => `<img data-src="${i}.jpg">`)}<figcaption>Lakes</figcaption></figure>`,
  ],
  ['figures in one figure', 100, (n) => `<figure>${many(n, (i) => `<figure><img data-src="${i}.jpg"></figure>`)}`],
  [
    'images and sources in one picture',
    200,
    (n) =>
      `<picture>${many(n, (i) => `<source data-srcset="${i}.webp">`)}${many(n, (i) => `<img data-src="${i}.jpg">`)}`,
  ],
  ['images in one link', 300, (n) => `<a href="a.jpg">${many(n, (i) => `<img data-src="${i}.jpg">`)}</a>`],
  ['links to one file', 300, (n) => many(n, (i) => `<a href="a.jpg" title="${i}"><img data-src="${i}.jpg"></a>`)],
  ['spellings of one picture', 200, (n) => many(n, (i) => `<a href="data:image/png;a=${i};base64,iVBORw0KGgo="></a>`)],
  ['pictures that overlap in pairs', 300, (n) => many(n, (i) => `<p data-srcset="${i}.jpg 1x, ${i + 1}.jpg 2x"></p>`)],
  ['places of one picture', 300, (n) => many(n, (i) => `<p data-srcset="${i}.jpg 9w, a.jpg 99w" title="${i}"></p>`)],
  ['attributes of one element', 300, (n) => `<p ${many(n, (i) => `data-src${i}="${i}.jpg" `)}></p>`],
  ['layers of one background', 300, (n) => `<p style="background: ${many(n, (i) => `url(${i}.jpg), `)}none"></p>`],
  ['texts that are never shown', 300, (n) => many(n, (i) => `<noscript><img src="${i}.jpg"></noscript>`)],
  ['headings', 300, (n) => `${'<h2>Lake</h2>'.repeat(n)}${many(n, (i) => `<p data-src="${i}.jpg"></p>`)}`],
  ['areas of a map', 300, (n) => `<map>${many(n, (i) => `<area href="${i}.jpg" alt="${i}">`)}</map>`],
  ['drawings', 100, (n) => many(n, (i) => `<svg width=99 height=99><path id="a${i}" d="M${i} 0h9"/></svg>`)],
  [
    'rules in one another',
    7,
    (n) => `<style>p { ${'& & {'.repeat(n)} background: url(a.jpg) ${'}'.repeat(n)} }</style>${'<p>'.repeat(100)}`,
  ],
  ['custom elements', 300, (n) => many(n, (i) => `<x-card data-src="${i}.jpg"></x-card>`)],
  ['forms', 100, (n) => many(n, (i) => `<form><input name=closest><img name=children data-src="${i}.jpg"></form>`)],
];

test.each(pages)('twice as many %s cost twice the work', async (_, count, html) => {
  const work: number[] = [];
  for (const each of [count, 2 * count]) {
    const { document: page, window: view } = await frameOf(html(each));
    work.push(await workOf([window, view], () => collectImages(page)));
  }
  const [once = 0, twice = 0] = work;
  expect(once).toBeGreaterThan(count);
  expect(twice / once).toBeLessThan(2.6);
});
