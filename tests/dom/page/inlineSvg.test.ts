import { afterEach, expect, test } from 'vitest';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { collectImages } from '../../../lib/page/collect.ts';
import { collectFrom, frameOf, names, pngOf, removeFrames } from './frames.ts';

afterEach(removeFrames);

const ridge = '<path d="M0 60 30 20 50 40 80 0 120 60Z"/>';

/** The copies' markup, as the browser reads it. */
function drawings(images: readonly PageImage[]): Element[] {
  return images
    .filter(({ source }) => source === 'svg')
    .map(({ variants: [{ url }] }) => {
      const markup = decodeURIComponent(url.replace('data:image/svg+xml,', ''));
      const { documentElement } = new DOMParser().parseFromString(markup, 'image/svg+xml');
      expect(documentElement.outerHTML).not.toContain('parsererror');
      return documentElement;
    });
}

async function drawingsIn(html: string): Promise<Element[]> {
  return drawings(await collectFrom(html));
}

/** The middle pixel of a copy shown as an image, which loads nothing and knows no style sheet of the page. */
async function middlePixel(images: readonly PageImage[]): Promise<number[]> {
  const image = new Image();
  image.src = images.find(({ source }) => source === 'svg')?.variants[0].url ?? '';
  await image.decode();
  const context = new OffscreenCanvas(10, 10).getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.drawImage(image, 0, 0, 10, 10);
  return [...context.getImageData(5, 5, 1, 1).data];
}

test.each<[what: string, html: string, sizes: string[]]>([
  ['as declared', `<svg width=120 height=60>${ridge}</svg>`, ['120x60']],
  ['as its viewBox', `<svg viewBox="0 0 240 120" style="width: 100px">${ridge}</svg>`, ['240x120']],
  ['one side declared', `<svg viewBox="0 0 240 120" width=100>${ridge}</svg>`, ['100x50']],
  ['as shown without either', `<svg style="width: 90px; height: 70px">${ridge}</svg>`, ['90x70']],
  ['in percent', `<svg viewBox="0 0 240 120" width="100%" height="100%">${ridge}</svg>`, ['240x120']],
  ['an icon shown large', `<svg viewBox="0 0 24 24" width=24 style="width: 200px">${ridge}</svg>`, ['96x96']],
  ['not displayed', `<p hidden><svg viewBox="0 0 240 120">${ridge}</svg>`, ['240x120']],
  ['nested', `<svg width=120 height=60><svg width=100 height=50>${ridge}</svg></svg>`, ['120x60']],
  ['an icon', `<svg width=48 height=48>${ridge}</svg>`, []],
  ['an icon by its style', `<svg viewBox="0 0 512 512" style="height: 1em">${ridge}</svg>`, []],
  ['an icon that is not displayed', `<p hidden><svg viewBox="0 0 512 512" style="height: 1em">${ridge}</svg>`, []],
  ['of no size', `<svg width=0 height=0 viewBox="0 0 512 512">${ridge}</svg>`, []],
  ['symbols', `<svg width=100 height=100><symbol id=a>${ridge}</symbol><defs>${ridge}</defs></svg>`, []],
  ['words only', '<svg width=100 height=100><title>Ridge</title></svg>', []],
  ['a part of another file', '<svg width=100 height=100><use href="sprite.svg#a"/></svg>', []],
  ['another document’s', `<svg width=100 height=100><use href="#nowhere"/></svg>`, []],
  ['no SVG at all', '<p><x-svg width=100 height=100></x-svg>', []],
])('the size of a drawing %s', async (_, html, sizes) => {
  const images = await collectFrom(html);
  expect(images.map(({ variants: [{ width, height }] }) => `${width}x${height}`)).toEqual(sizes);
  for (const { source } of images) expect(source).toBe('svg');
});

test('a drawing around a file is that file', async () => {
  expect(names(await collectFrom(`<svg width=99 height=99>${ridge}<image href=a.jpg /></svg>`))).toEqual(['a.jpg']);
  const inside = await collectFrom(`<svg width=99 height=99><image href="${pngOf(20, 20, 'red')}" /></svg>`);
  expect(inside.map(({ source }) => source)).toEqual(['svg', 'svg']);
});

test('what style sheets give is kept', async () => {
  const images = await collectFrom(
    `<style>
      .logo { color: rgb(1, 2, 3); fill: rgb(9, 9, 9) } .logo .a { fill: red; stroke: blue; stroke-width: 7px; opacity: 0.5 }
      .logo .b { fill: none; stroke: currentColor; stroke-linecap: round } .logo .c { display: none } text { font-weight: 700 }
    </style>
    <svg class=logo width=120 height=60>
      <g fill=lime stroke-width=3><path class=a d="M0 0"/><path class=b style="fill: lime; mix-blend-mode: multiply" d="M1 1"/></g>
      <path d="M2 2"/><g class=c><path d="M3 3"/></g><text font-weight=100>Ridge</text>
    </svg>`,
  );
  const [drawing] = drawings(images);
  const attributes = [...(drawing?.querySelectorAll('path, text, g') ?? [])].map((element) =>
    Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  );
  expect(attributes).toEqual([
    {},
    { d: 'M0 0', opacity: '0.5', fill: 'rgb(255, 0, 0)', stroke: 'rgb(0, 0, 255)', 'stroke-width': '7px' },
    {
      d: 'M1 1',
      style: expect.stringContaining('multiply'),
      fill: 'rgb(0, 255, 0)',
      stroke: 'rgb(1, 2, 3)',
      'stroke-width': '3px',
      'stroke-linecap': 'round',
    },
    { d: 'M2 2', fill: 'rgb(9, 9, 9)' },
    { display: 'none' },
    { d: 'M3 3', fill: 'rgb(9, 9, 9)' },
    expect.objectContaining({ fill: 'rgb(9, 9, 9)', 'font-weight': '700' }),
  ]);
});

test('a copy looks like the drawing', async () => {
  const blue = [0, 0, 255, 255];
  const square = '<rect width="100" height="100"/>';
  const sheets: string[] = [
    `<style>rect { fill: blue }</style><svg width=100 height=100>${square}</svg>`,
    `<svg width=100 height=100 style="color: blue" fill="currentColor">${square}</svg>`,
    `<svg width=100 height=100><style>.x { fill: blue }</style><g class=x>${square}</g></svg>`,
    `<style>svg { --ink: blue }</style><svg width=100 height=100><g style="fill: var(--ink)">${square}</g></svg>`,
    `<svg width=100 height=100><g fill=none><g fill="#00f">${square}</g></g></svg>`,
    `<svg hidden style="display: none"><symbol id=a viewBox="0 0 100 100"><rect width="100" height="100" fill="currentColor"/></symbol></svg>
     <svg width=100 height=100 style="color: blue"><use xlink:href="#a"/></svg>`,
    `<svg width=0 height=0><linearGradient id=b><stop stop-color=blue /></linearGradient></svg>
     <style>rect { fill: url(#b) }</style><svg width=100 height=100>${square}</svg>`,
    `<svg width=100 height=100 style="opacity: 0.1; visibility: hidden; background: red"><rect width=100 height=100 fill=blue /></svg>`,
  ];
  for (const html of sheets) expect([html, await middlePixel(await collectFrom(html))]).toEqual([html, blue]);
});

test('what runs, moves or is foreign stays behind', async () => {
  const [drawing] = await drawingsIn(
    `<svg width=120 height=60 onload="x()" xmlns:v="a" data-a=1 @click=x role=img>${ridge}<script>x()</script>
      <a href="javascript:x()"><rect onclick="x()" width=9 height=9 xlink:href="https://pictures.test:9/never" /></a>
      <foreignObject><img src="https://pictures.test:9/a.jpg"></foreignObject>
      <set attributeName=href to="javascript:x()" /><use href="https://pictures.test:9/never.svg#x" /></svg>`,
  );
  const markup = drawing?.outerHTML ?? '';
  expect(markup).not.toMatch(/script|onload|onclick|foreignObject|href|<set|role|data-a|@click|pictures\.test/);
  expect(markup).toContain('<rect');
});

test('odd text is written as XML', async () => {
  const { document: page } = await frameOf(`<svg width=99 height=99 viewBox='0 0 "9" <9'><text></text></svg>`);
  const text = page.querySelector('text');
  text?.append('<&"\u0000\u0007\ud800é😀 100% #1\nline');
  text?.setAttribute('data:x', '1');
  text?.setAttribute('lang', '"><script>');
  const [drawing] = drawings(await collectImages(page));
  expect(drawing?.textContent).toBe('<&"\ufffdé😀 100% #1\nline');
  expect(drawing?.querySelector('text')?.getAttribute('lang')).toBe('"><script>');
});

test('the same drawing is one picture, and the same each time', async () => {
  const { document: page } = await frameOf(
    `<style>path { fill: teal }</style>${`<svg width=99 height=99 id=:r1: aria-label=Ridge>${ridge}</svg>`.repeat(3)}`,
  );
  page.querySelector('svg')?.setAttribute('id', ':r2:');
  const [image, ...others] = await collectImages(page);
  expect(others).toEqual([]);
  expect(await collectImages(page)).toEqual([image]);
  page.querySelector('path')?.setAttribute('d', 'M0 0 9 9 0 9Z');
  expect(await collectImages(page)).toHaveLength(2);
});

test.each([
  [
    `<svg width=99 height=99 aria-label=Label><title>The ridge</title><g><title>No</title>${ridge}</g></svg>`,
    'The ridge',
  ],
  [`<svg width=99 height=99 aria-label=Label>${ridge}</svg>`, 'Label'],
  [`<figure><svg width=99 height=99>${ridge}</svg><figcaption>The ridge</figcaption></figure>`, 'The ridge'],
  [`<a href=/page>Home <svg width=99 height=99>${ridge}</svg></a>`, 'Home'],
  [`<h2>Heights</h2><svg width=99 height=99>${ridge}</svg>`, 'Heights'],
  [`<svg width=99 height=99>${ridge}</svg>`, 'Picture'],
])('%s is called "%s"', async (html, caption) => {
  expect((await collectFrom(html))[0]?.caption).toBe(caption);
});

test('an SVG document is one picture', async () => {
  const { document: page } = await frameOf('<iframe></iframe>');
  const frame = page.querySelector('iframe');
  const file = new Blob([`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">${ridge}</svg>`], {
    type: 'image/svg+xml',
  });
  const loaded = new Promise((resolve) => {
    frame?.addEventListener('load', resolve);
  });
  if (frame) frame.src = URL.createObjectURL(file);
  await loaded;
  const inner = frame?.contentDocument;
  if (!inner) throw new Error('The image has no document.');
  expect(inner.contentType).toBe('image/svg+xml');
  const images = await collectImages(inner);
  expect(images.map(({ source, variants: [{ url }] }) => [source, url])).toEqual([['document', frame?.src]]);
});

test('a document that is only text has drawings of declared sizes', async () => {
  const page = new DOMParser().parseFromString(
    `<svg width=120 height=60 fill=red>${ridge}</svg><svg viewBox="0 0 512 512">${ridge}</svg>`,
    'text/html',
  );
  const [drawing, ...others] = drawings(await collectImages(page));
  expect(others).toEqual([]);
  expect(drawing?.getAttribute('fill')).toBe('red');
});

test('reading a drawing changes nothing and loads nothing', async () => {
  const { document: page, window } = await frameOf(
    `<svg width=99 height=99>${ridge}<foreignObject><img loading=lazy></foreignObject><use href=#x /><feImage /></svg>`,
  );
  const before = page.documentElement.outerHTML;
  window.performance.clearResourceTimings();
  await collectImages(page);
  expect(page.documentElement.outerHTML).toBe(before);
  expect(window.performance.getEntriesByType('resource')).toEqual([]);
});

test.each<[what: string, html: string]>([
  ['2,001 elements', `<svg width=99 height=99>${ridge.repeat(2001)}</svg>`],
  ['a megabyte', `<svg width=99 height=99><path d="M0 0 ${'9 '.repeat(600_000)}"/></svg>`],
  [
    'ten thousand nodes elsewhere',
    `<svg width=99 height=99><use href=#a /></svg><svg><symbol id=a>${'<g/>'.repeat(10_000)}</symbol></svg>`,
  ],
])('a drawing of %s is left out', async (_, html) => {
  expect((await collectFrom(html)).filter(({ source }) => source === 'svg')).toEqual([]);
});

test('circles of references end', async () => {
  const [drawing] = await drawingsIn(
    `<svg id=out width=99 height=99>${ridge}<use href=#a /><use href=#out /></svg>
     <svg><g id=a><use href=#b /></g><g id=b><use href=#a />${ridge}</g></svg>`,
  );
  expect(drawing?.querySelectorAll('defs')).toHaveLength(2);
});

test('however many drawings share a large one, the work is bounded', async () => {
  const { document: page } = await frameOf('');
  page.body.innerHTML =
    `<svg><symbol id=a>${ridge.repeat(1000)}</symbol></svg>` +
    Array.from({ length: 150 }, (_, i) => `<svg width=${99 + i} height=99><use href=#a /></svg>`).join('');
  const images = await collectImages(page);
  expect(images.length).toBeGreaterThan(20);
  expect(images.length).toBeLessThan(100);
});
