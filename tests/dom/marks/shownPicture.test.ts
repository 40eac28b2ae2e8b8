import { afterEach, expect, test } from 'vitest';
import { shownPicture } from '../../../lib/core/pictures/shownPicture.ts';
import { pictureElementsIn } from '../../../lib/page/marks/pictureElements.ts';
import { createPictureReader, type PictureReader } from '../../../lib/page/marks/writtenPictures.ts';

afterEach(() => {
  document.body.innerHTML = '';
});

function element(html: string): Element {
  document.body.innerHTML = html;
  const [found] = pictureElementsIn(document.body);
  if (!found) throw new Error('No element shows a picture.');
  return found;
}

/** What the background makes of what the page says. */
function shown(of: Element, reader: PictureReader = createPictureReader()) {
  const picture = reader.read(of);
  return picture && shownPicture(picture.written, document.baseURI);
}

const x = 'https://a.example/x.jpg';
const large = 'https://a.example/x-large.jpg';
const other = 'https://a.example/y.jpg';

test.each([
  { html: `<img src="${x}#top">`, aliases: [x] },
  { html: `<img src="${x}?utm_source=mail">`, aliases: [x] },
  { html: `<img src="${x}" srcset="${large} 2x">`, aliases: [large, x] },
  { html: `<picture><source srcset="${large}" media="print"><img src="${x}"></picture>`, aliases: [large, x] },
  { html: `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="${x}">`, aliases: [x] },
  { html: `<a href="${large}"><img src="${x}"></a>`, aliases: [large, x] },
  { html: `<div style="background: url(${x})">x</div>`, aliases: [x] },
  { html: `<video poster="${x}"></video>`, aliases: [x] },
  { html: `<input type="image" src="${x}">`, aliases: [x] },
  { html: `<svg><image href="${x}" /></svg>`, aliases: [x] },
])('$html is known by $aliases', ({ html, aliases }) => {
  expect(shown(element(html))?.aliases.toSorted()).toEqual(aliases.toSorted());
});

test.each([
  '<img>',
  '<img src="https://a.example/spacer.gif">',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
])('%s shows no picture', (html) => {
  expect(shown(element(html))).toBeNull();
});

test('pictures are told apart while all of them show the same stand-in', () => {
  const standIn = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
  document.body.innerHTML = `<img src="${standIn}" data-src="${x}"><img src="${standIn}" data-src="${other}"><img src="${x}">`;
  const reader = createPictureReader();
  const ids = [...document.images].map((image) => reader.read(image)?.id);
  expect(new Set(ids).size).toBe(3);
});

test('a file that stands beside several pictures is none of theirs, the first one’s neither', () => {
  document.body.innerHTML = `<a href="${large}"><img src="${x}"></a><a href="${large}"><img src="${other}"></a>`;
  const again: Element[] = [];
  const reader = createPictureReader((each) => again.push(each));
  const [first, second] = document.images;
  if (!first || !second) throw new Error('Two are wanted.');
  expect(shown(first, reader)?.aliases).toContain(large);
  expect(shown(second, reader)?.aliases).toEqual([other]);
  expect(again).toEqual([first]);
  expect(shown(first, reader)?.aliases).toEqual([x]);
});
