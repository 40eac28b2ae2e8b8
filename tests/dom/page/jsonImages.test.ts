import { afterEach, expect, test } from 'vitest';
import { collectImages } from '../../../lib/page/collect.ts';
import { collectFrom, frameOf, names, removeFrames } from './frames.ts';

afterEach(removeFrames);

const linkedData = (json: unknown): string =>
  `<script type="application/ld+json">${typeof json === 'string' ? json : JSON.stringify(json)}</script>`;

test('JSON-LD names pictures as meta elements do', async () => {
  const images = await collectFrom(
    `<img src=shown.jpg><meta property=og:image content=a.jpg>${linkedData({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Article', image: ['/a.jpg', '/photo/7'], author: { '@type': 'Person', image: '/author.png' } },
        {
          '@type': 'ImageObject',
          contentUrl: '/lake.jpg',
          thumbnailUrl: '/small.jpg',
          width: { '@type': 'QuantitativeValue', value: 1600 },
          height: '900 px',
          caption: 'The lake',
        },
      ],
    })}`,
  );
  expect(names(images)).toEqual(['shown.jpg', 'a.jpg', 'photo/7', 'author.png', 'lake.jpg small.jpg']);
  expect(images.map(({ source }) => source)).toEqual(['img', 'meta', 'meta', 'meta', 'meta']);
  expect(images.at(-1)).toMatchObject({ caption: 'The lake', variants: [{ width: 1600, height: 900 }, {}] });
});

test('JSON-LD about a picture that is shown names it', async () => {
  const images = await collectFrom(
    `<img src=lake.jpg>${linkedData({ '@type': 'ImageObject', url: 'lake.jpg', name: 'The lake', width: 9, height: 9 })}`,
  );
  expect(images).toMatchObject([{ source: 'img', caption: 'The lake' }]);
});

test.each([
  ['broken JSON', linkedData('{"image": "/a.jpg"')],
  ['JSON of another kind', '<script type="application/json">{"image": "/a.jpg"}</script>'],
  ['a script', '<script>window.x = {"image": "/a.jpg"}</script>'],
  ['ten megabytes', linkedData({ image: '/a.jpg', text: 'x'.repeat(10_000_000) })],
  ['pages', linkedData({ url: '/page', image: ['/wiki/File:Lake.jpg', 'Lake', '/', '/album.html'] })],
])('JSON-LD: no picture in %s', async (_, html) => {
  expect(names(await collectFrom(html))).toEqual([]);
});

test('JSON-LD nested ten thousand deep, and a hundred thousand long', async () => {
  const deep = `${'{"image":['.repeat(10_000)}"/deep.jpg"${']}'.repeat(10_000)}`;
  const long = `[${Array.from({ length: 40_000 }, (_, i) => `"/${i}.jpg"`).join()}]`;
  expect(names(await collectFrom(linkedData(deep)))).toEqual(['deep.jpg']);
  expect((await collectFrom(linkedData(`{"image": ${long}}`))).length).toBeGreaterThan(1000);
});

test.each<[what: string, html: string, pictures: string[]]>([
  ['one address', `<div data-config='{"image": "/a.jpg"}'></div>`, ['a.jpg']],
  [
    'a list of pictures',
    `<div data-gallery='[{"src": "/a.jpg", "thumb": "/b.jpg", "title": "x"}, {"src": "/c.jpg"}]'></div>`,
    ['a.jpg b.jpg', 'c.jpg'],
  ],
  [
    'a srcset',
    `<x-card props='{"img": {"srcset": "/a.jpg 1x, /b.jpg 2x", "src": "/a.jpg"}}'></x-card>`,
    ['b.jpg a.jpg'],
  ],
  ['an image’s own data', `<img src=s.jpg data-files='{"small": "/s.jpg", "large": "/l.jpg"}'>`, ['l.jpg s.jpg']],
  ['another picture beside an image', `<img src=a.jpg data-next='{"src": "/b.jpg"}'>`, ['a.jpg', 'b.jpg']],
  ['a map of files', `<img data-a-dynamic-image='{"/a.jpg": [500, 400], "/b.jpg": [50, 40]}'>`, ['a.jpg b.jpg']],
  ['one too long', `<div data-config='{"image": "/a.jpg", "text": "${'x'.repeat(1 << 18)}"}'></div>`, []],
  ['no JSON', `<div data-config='{image: "/a.jpg"}' data-list="[/a.jpg]"></div>`, []],
  ['pages about files', `<div data-config='{"image": "/wiki/File:Lake.jpg", "url": "/a.html"}'></div>`, []],
  ['settings', `<div data-config='{"url": "/api/images", "image": true, "size": "a.jpg.b"}'></div>`, []],
])('JSON in an attribute: %s', async (_, html, pictures) => {
  expect(names(await collectFrom(html))).toEqual(pictures);
});

test('pictures of one attribute have their own titles, else the element’s', async () => {
  const images = await collectFrom(
    `<h2>Lakes</h2><div title=Set data-gallery='[{"src": "/a.jpg", "title": "First"}, {"src": "/b.jpg"}]'></div>`,
  );
  expect(images.map(({ caption }) => caption)).toEqual(['First', 'Set']);
});

test('hundreds of long attributes are read in bounded tasks', async () => {
  const { document: page } = await frameOf('');
  const json = JSON.stringify(Array.from({ length: 3000 }, (_, i) => ({ src: `/${i}.jpg`, thumb: `/${i}s.jpg` })));
  for (let index = 0; index < 100; index++) page.body.append(page.createElement('p'));
  for (const element of page.body.children) element.setAttribute('data-gallery', json);
  let pauses = 0;
  const images = await collectImages(page, {
    yield: async () => {
      pauses++;
    },
  });
  expect(images).toHaveLength(3000);
  expect(pauses).toBeGreaterThan(3);
});
