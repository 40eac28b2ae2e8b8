import { afterEach, expect, test } from 'vitest';
import type { ImageSource } from '../../../lib/core/pictures/pageImage.ts';
import { collectFrom, names, removeFrames } from './frames.ts';

afterEach(removeFrames);

/** Every kind of place that is read, and what is found there: variants of one picture are divided by spaces. */
test.each<[place: string, html: string, pictures: string[], source: ImageSource]>([
  ['src', '<img src=a.jpg>', ['a.jpg'], 'img'],
  ['src, dropped fragment', '<img src=a.jpg><img src=a.jpg#x>', ['a.jpg'], 'img'],
  ['srcset by width', '<img src=s.jpg srcset="s.jpg 300w, l.jpg 900w, m.jpg 600w">', ['l.jpg m.jpg s.jpg'], 'img'],
  ['srcset by density', '<img src=a.jpg srcset="b.jpg 2x, c.jpg 3x">', ['c.jpg b.jpg a.jpg'], 'img'],
  [
    'picture',
    '<picture><source srcset="a.avif 9w" type=image/avif media=print><source srcset="b.webp 8w"><img src=c.jpg></picture>',
    ['a.avif b.webp c.jpg'],
    'picture',
  ],
  ['picture without img', '<picture><source srcset="a.avif 1x, b.avif 2x"></picture>', ['b.avif a.avif'], 'picture'],
  ['data-src', '<img data-src=a.jpg>', ['a.jpg'], 'img'],
  ['data-src without an ending', '<img data-src=https://pictures.test:9/photo/7?w=9>', ['photo/7?w=9'], 'img'],
  ['data-srcset', '<img data-srcset="a.jpg 1x, b.jpg 2x" data-src=a.jpg>', ['b.jpg a.jpg'], 'img'],
  [
    'data-original beside a shown one',
    '<img src=small.jpg data-original=/full/a.jpg>',
    ['full/a.jpg small.jpg'],
    'img',
  ],
  [
    'data-lazy-src beside a stand-in',
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-lazy-src=a.jpg>',
    ['a.jpg'],
    'img',
  ],
  [
    'lazy attributes of any spelling',
    '<img data-hi-res-src=/a.png><img lazy-src=/b.png><img data-orig-file=/c.png><img data-echo=/d.png>',
    ['a.png', 'b.png', 'c.png', 'd.png'],
    'img',
  ],
  [
    'lazy picture sources',
    '<picture><source data-srcset="a.webp 2x"><img data-src=b.jpg></picture>',
    ['a.webp b.jpg'],
    'picture',
  ],
  ['pictures for other states', '<img src=a.jpg data-hover-src=/b.jpg>', ['a.jpg', 'b.jpg'], 'img'],
  ['data-bg on any element', '<div data-bg=/a.jpg></div>', ['a.jpg'], 'attribute'],
  [
    'data-background-image with url()',
    `<section data-background-image="url('a.jpg')"></section>`,
    ['a.jpg'],
    'attribute',
  ],
  ['custom elements', '<amp-img src=a.jpg srcset="b.jpg 2x"></amp-img>', ['b.jpg a.jpg'], 'attribute'],
  ['noscript', '<noscript><img src=a.jpg alt=Lake></noscript>', ['a.jpg'], 'img'],
  ['noscript beside its lazy image', '<img data-src=a.jpg><noscript><img src=a.jpg></noscript>', ['a.jpg'], 'img'],
  ['style attribute', '<div style="background-image: url(a.png)"></div>', ['a.png'], 'background'],
  [
    'all layers',
    '<div style="background: url(a.png), linear-gradient(red, blue), url(b.png)"></div>',
    ['a.png', 'b.png'],
    'background',
  ],
  [
    'image-set',
    '<div style="background-image: image-set(url(a.png) 1x, url(b.png) 2x)"></div>',
    ['b.png a.png'],
    'background',
  ],
  ['style sheet', '<style>.a { background: url(a.png) }</style><p class=a>', ['a.png'], 'background'],
  [
    'custom property',
    '<style>:root { --a: url(a.png) } p { background: var(--a) }</style><p>',
    ['a.png'],
    'background',
  ],
  [
    'media and layers',
    '<style>@media screen { @layer x { @supports (top: 0) { p { background: url(a.png) } } } }</style><p>',
    ['a.png'],
    'background',
  ],
  [
    'nested rules',
    '<style>.a { & .b { background: url(a.png) } .c { background: url(b.png) } }</style><p class=a><b class=b></b><b class=c></b>',
    ['a.png', 'b.png'],
    'background',
  ],
  [
    'declarations in a nested condition',
    '<style>p { @media screen { background: url(a.png) } b {} list-style-image: url(b.png) }</style><p><b></b>',
    ['a.png', 'b.png'],
    'background',
  ],
  [
    'hidden elements',
    '<div hidden style="display: none"><p style="background: url(a.png)"></p><img src=b.jpg></div>',
    ['a.png', 'b.jpg'],
    'background',
  ],
  ['background attribute', '<table background=a.png><tr><td>x</table>', ['a.png'], 'background'],
  ['::before', '<style>p::before { content: ""; background: url(a.png) }</style><p>', ['a.png'], 'background'],
  ['::after content', '<style>p:after, q::after { content: url(a.png) }</style><p>', ['a.png'], 'css'],
  [
    '::before of hidden elements',
    '<style>::before { content: url(a.png) }</style><p style="display: none">',
    ['a.png'],
    'css',
  ],
  ['content of an element', '<style>p { content: url(a.png) }</style><p>', ['a.png'], 'css'],
  ['list-style-image', '<style>ul { list-style: square url(a.png) }</style><ul><li>x<li>y</ul>', ['a.png'], 'css'],
  ['border-image', '<p style="border: 2px solid; border-image: url(a.png) 3">', ['a.png'], 'css'],
  ['mask-image', '<p style="mask-image: url(a.svg)">', ['a.svg'], 'css'],
  [
    'image-set of strings',
    `<p style='background-image: image-set("a.png" 1x, "b.png" type("image/png") 2x)'>`,
    ['b.png a.png'],
    'background',
  ],
  [
    'cross-fade',
    '<p style="background-image: -webkit-cross-fade(url(a.png), url(b.png), 50%)">',
    ['a.png', 'b.png'],
    'background',
  ],
  ['-webkit-mask-image', '<p style="-webkit-mask-image: url(a.svg)">', ['a.svg'], 'css'],
  ['shape-outside', '<p style="float: left; shape-outside: url(a.png)">', ['a.png'], 'css'],
  ['a list’s marker', '<ul style="list-style-image: url(a.png)"><li>x</ul>', ['a.png'], 'css'],
  ['background of the body', '<body background=a.png>', ['a.png'], 'background'],
  ['JSON in an attribute', `<div data-config='{"image": "/a.jpg"}'></div>`, ['a.jpg'], 'attribute'],
  ['JSON-LD', '<script type=application/ld+json>{"image": "/a.jpg"}</script>', ['a.jpg'], 'meta'],
  ['a link to an image', '<a href=big.jpg>The lake</a>', ['big.jpg'], 'link'],
  ['a link around its thumbnail', '<a href=big.jpg><img src=small.jpg></a>', ['big.jpg small.jpg'], 'img'],
  [
    'a link around a background',
    '<a href=big.jpg><i style="background: url(small.jpg)"></i></a>',
    ['big.jpg small.jpg'],
    'link',
  ],
  ['a link to a page about an image', '<a href=/wiki/File:Lake.jpg><img src=small.jpg></a>', ['small.jpg'], 'img'],
  [
    'a link around several images',
    '<a href=big.jpg><img src=a.jpg><img src=b.jpg></a>',
    ['big.jpg', 'a.jpg', 'b.jpg'],
    'link',
  ],
  ['a map', '<map><area href=a.png></map>', ['a.png'], 'link'],
  ['svg image', '<svg><image href=a.png /><image xlink:href=b.png /></svg>', ['a.png', 'b.png'], 'svg'],
  ['video poster', '<video poster=a.jpg></video>', ['a.jpg'], 'video-poster'],
  ['input', '<input type=image src=a.png><input type=text src=b.png>', ['a.png'], 'input'],
  [
    'object',
    '<object data=a.svg></object><object data=x type=image/png></object><object data=b.html></object>',
    ['a.svg', 'x'],
    'object',
  ],
  ['embed', '<embed src=a.png type=image/png>', ['a.png'], 'object'],
  [
    'og:image',
    '<meta property=og:image content=/a.jpg><meta name=twitter:image content=/b.jpg>',
    ['a.jpg', 'b.jpg'],
    'meta',
  ],
  [
    'image_src and preload',
    '<link rel=image_src href=a.jpg><link rel=preload as=image href=b.jpg imagesrcset="c.jpg 2x">',
    ['a.jpg', 'c.jpg b.jpg'],
    'meta',
  ],
  [
    'icon',
    '<link rel="shortcut icon" href=a.ico><link rel=apple-touch-icon href=b.png sizes=180x180>',
    ['a.ico', 'b.png'],
    'icon',
  ],
])('%s', async (_, html, pictures, source) => {
  const images = await collectFrom(html);
  expect(names(images)).toEqual(pictures);
  expect(images[0]?.source).toBe(source);
});

test.each([
  ['other schemes', '<img src="javascript:1"><a href="data:text/html,x">x</a><img src="about:blank"><img src=""><img>'],
  ['words that end like images', '<p data-title="a.jpg" data-file-name="a.jpg" class="a.png" title="/a.png">'],
  [
    'scripts and frames that load later',
    '<div data-src="/widget"></div><iframe data-src="/a.html"></iframe><script data-src="/a.js"></script>',
  ],
  [
    'data that only mentions images',
    `<div data-config='{"text": "see /a.jpg"}' data-text="see https://pictures.test:9/a.jpg please"></div>`,
  ],
  [
    'svg sprites and fonts',
    '<svg><use href=sprite.svg#x /></svg><style>@font-face { font-family: x; src: url(a.woff) }</style><p>',
  ],
  ['templates', '<template><img src=a.jpg></template>'],
  ['cursors', '<style>p { cursor: url(a.png), auto }</style><p style="cursor: url(b.cur), auto">'],
  ['filters', '<p style="filter: url(a.svg#x)">'],
  ['our own panel', '<likeable-gallery data-bg=/a.jpg></likeable-gallery>'],
])('finds no picture in %s', async (_, html) => {
  expect(names(await collectFrom(html))).toEqual([]);
});

test.each([
  ['<figure><img src=a.jpg alt=A><figcaption>The <b>lake</b></figcaption></figure>', 'The lake'],
  ['<figure><img src=a.jpg alt=A><img src=b.jpg><figcaption>Both</figcaption></figure>', 'A'],
  ['<figure><img src=a.jpg><img src=b.jpg><figcaption>Both</figcaption></figure>', 'Both'],
  ['<a href=/page>Read <img src=a.jpg> more</a>', 'Read more'],
  ['<a href=/page aria-label="Read on"><img src=a.jpg></a>', 'Read on'],
  ['<a href=big.jpg>The lake</a>', 'The lake'],
  ['<div role=img aria-label=Lake style="background: url(a.png)">', 'Lake'],
  ['<video poster=a.jpg title=Film></video>', 'Film'],
  ['<input type=image src=a.png alt=Search>', 'Search'],
  ['<img src=/at%20the_lake.jpg>', 'at the lake'],
  ['<img src=a.jpg><img src=a.jpg alt=Lake>', 'Lake'],
  ['<h1>Lakes</h1><h2>North</h2><p>x</p><img src=a.jpg>', 'North'],
  ['<h2>Lakes</h2><div><img src=a.jpg><h3>North</h3></div>', 'North'],
  ['<h2>Lakes</h2><div><h3>South</h3><img src=a.jpg><h3>North</h3></div>', 'South'],
  ['<h2>Lakes</h2><ul><li><p><img src=a.jpg></p></li><li><h3>North</h3></li></ul>', 'North'],
  ['<h2>Lakes</h2><p><i><i><i><i><i><i><img src=a.jpg></i></i></i></i></i></i><h3>North</h3></p>', 'Lakes'],
  ['<img src=a.jpg><h2>Lakes</h2>', 'a'],
  ['<h2>Lakes</h2><h2><img src=a.jpg></h2>', 'Lakes'],
  ['<h2>Lakes</h2><img src=a.jpg alt=Lake>', 'Lake'],
  ['<h2>Lakes</h2><a href=/page>More<img src=a.jpg></a>', 'More'],
  ['<h2>Lakes</h2><div style="background: url(a.png)"></div>', 'Lakes'],
  ['<h2>Lakes</h2><img src=a.jpg><img src=a.jpg alt=Lake>', 'Lake'],
  ['<form><input name=parentElement><input name=contains><img src=a.jpg><h2>Lakes</h2></form>', 'Lakes'],
])('%s is called "%s"', async (html, caption) => {
  expect((await collectFrom(html))[0]?.caption).toBe(caption);
});
