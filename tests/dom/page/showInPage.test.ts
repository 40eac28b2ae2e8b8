import { afterEach, expect, test, vi } from 'vitest';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { createPageSource } from '../../../lib/page/createPageSource.ts';
import { fetchPage } from '../../../lib/page/fetchPage.ts';
import { followPage } from '../../../lib/page/followPage.ts';
import { createMoreState, loadMore } from '../../../lib/page/loadMore.ts';
import { pictureBytes } from '../../../lib/page/pictureBytes.ts';
import { showInPage } from '../../../lib/page/showInPage.ts';
import { frameOf, pngOf, removeFrames, site } from './frames.ts';

afterEach(() => {
  removeFrames();
  vi.restoreAllMocks();
});

const far = '<p style="height: 5000px"></p>';

function picture(name: string, fields: Partial<PageImage> = {}): PageImage {
  return { key: name, variants: [{ url: site + name }], caption: name, source: 'img', ...fields };
}

/** A page whose pictures can be shown once it has been read, as a gallery's is. */
async function readPage(html: string) {
  const { document: page, window: view } = await frameOf(html);
  return { page, view, source: await read(page) };
}

async function read(page: Document, openShadowRoot?: (element: Element) => ShadowRoot | null) {
  const source = createPageSource(page, {
    readFrames: async () => [],
    bringExtras: async () => ({ showInPage, pictureBytes, followPage, loadMore, createMoreState, fetchPage }),
    report(error) {
      throw error;
    },
    ...(openShadowRoot && { openShadowRoot }),
  });
  const { images } = await source.read({ signal: new AbortController().signal });
  return { show: source.show, images };
}

/** Shows a picture; answers the element that is marked. */
async function shownBy({ show }: Awaited<ReturnType<typeof read>>, image: PageImage): Promise<Element | null> {
  const animate = vi.spyOn(Element.prototype, 'animate');
  const isShown = await show(image);
  const [element] = animate.mock.contexts as Element[];
  animate.mockRestore();
  expect(isShown).toBe(element !== undefined);
  return element ?? null;
}

test.each([
  ['an img by what it shows', `<img id=x src=a.jpg>`, 'a.jpg'],
  ['an img whose address is another spelling', `<img id=x src="a.jpg?utm_source=x#top">`, 'a.jpg'],
  ['an img by one of its candidates', `<img id=x src=b.jpg srcset="c.jpg 1x, a.jpg 3x">`, 'a.jpg'],
  ['an img by a source beside it', `<picture><source srcset="a.jpg 9000w"><img id=x src=b.jpg></picture>`, 'a.jpg'],
  ['an img that is yet to load', `<img id=x data-src="my photo.jpg" width=9 height=9>`, 'my%20photo.jpg'],
  ['a poster', `<video id=x poster=a.jpg></video>`, 'a.jpg'],
  ['an image of SVG', `<svg width=90 height=90><image id=x href=a.jpg width=90 height=90 /></svg>`, 'a.jpg'],
  ['an image button', `<input id=x type=image src=a.jpg>`, 'a.jpg'],
  ['a link to the file', `<a id=x href=a.jpg>Large</a>`, 'a.jpg'],
  ['a background', `<style>b { background: url(a.jpg) }</style><i></i><b id=x>B</b>`, 'a.jpg'],
  ['a generated box', `<style>b::after { content: url(a.jpg) }</style><b id=x>B</b>`, 'a.jpg'],
  ['a list’s mark', `<ul><li id=x style="list-style-image: url(a.jpg)">B</ul>`, 'a.jpg'],
  ['an image in a shadow tree', `<div><template shadowrootmode=open><img id=x src=a.jpg></template></div>`, 'a.jpg'],
  ['an image in a frame', `<iframe srcdoc="<base href='${site}'><img id=x src=a.jpg>"></iframe>`, 'a.jpg'],
])('%s is found', async (_, html, name) => {
  const { source, view } = await readPage(`<meta property="og:image" content="${name}">${far}${html}`);
  expect((await shownBy(source, picture(name)))?.id).toBe('x');
  await vi.waitFor(() => expect(view.scrollY).toBeGreaterThan(1000));
});

test('a drawing, and what a canvas showed, are found by the copy that was made of them', async () => {
  const shapes = '<circle cx=50 cy=50 r=40 />';
  const { document: page } = await frameOf(
    `${far}<svg id=drawing width=100 height=100 viewBox="0 0 100 100">${shapes}</svg><canvas id=canvas></canvas>`,
  );
  page.querySelector('canvas')?.getContext('2d')?.fillRect(0, 0, 50, 50);
  const source = await read(page);
  const found = new Set<string | undefined>();
  for (const image of source.images) found.add((await shownBy(source, image))?.id);
  expect(found).toEqual(new Set(['canvas', 'drawing']));
});

test('closed shadow trees are opened as far as that is allowed; our own is left alone', async () => {
  const { document: page } = await frameOf(`${far}<likeable-gallery></likeable-gallery><x-card></x-card>`);
  const trees = new Map<Element, ShadowRoot>();
  for (const host of page.querySelectorAll('likeable-gallery, x-card')) {
    const tree = host.attachShadow({ mode: 'closed' });
    tree.innerHTML = `<img id=${host.localName} src="${site}a.jpg">`;
    trees.set(host, tree);
  }
  expect(await shownBy(await read(page), picture('a.jpg'))).toBeNull();
  expect((await shownBy(await read(page, (element) => trees.get(element) ?? null), picture('a.jpg')))?.id).toBe(
    'x-card',
  );
});

test('what can be seen goes before what is hidden, what shows the picture before what only names it', async () => {
  const { source } = await readPage(`
    <a id=link href=a.jpg>A</a>
    <img id=hidden style="display: none" src=a.jpg>
    <p id=around>Text<img style="display: none" src=b.jpg></p>
    <img id=shown src=a.jpg>
    <template><img src=d.jpg></template>
    <div style="display: none"><img src=c.jpg></div>`);
  expect((await shownBy(source, picture('a.jpg')))?.id).toBe('shown');
  expect((await shownBy(source, picture('b.jpg')))?.id).toBe('around');
  expect(await shownBy(source, picture('c.jpg'))).toBeNull();
  expect(await shownBy(source, picture('d.jpg'))).toBeNull();
  expect(await shownBy(source, picture('a.jp'))).toBeNull();
});

test('any variant will do, under whatever key the gallery knows the picture', async () => {
  const { source } = await readPage(`<img id=x src=small.jpg><b id=y style="background: url(tile.jpg)">B</b>`);
  const variantsOf = (name: string): PageImage['variants'] => [{ url: `${site}large-${name}` }, { url: site + name }];
  expect((await shownBy(source, picture('a', { variants: variantsOf('small.jpg') })))?.id).toBe('x');
  expect((await shownBy(source, picture('b', { variants: variantsOf('tile.jpg') })))?.id).toBe('y');
});

test('a picture in its own address is found', async () => {
  const url = pngOf(3, 3, 'red');
  const { source } = await readPage(`<img id=x src="${url}">`);
  expect((await shownBy(source, picture('', { variants: [{ url }] })))?.id).toBe('x');
});

test('what has left the page is not found', async () => {
  const { page, source } = await readPage(`<img src=a.jpg><b style="background: url(b.jpg)">B</b>`);
  page.body.replaceChildren();
  expect(await shownBy(source, picture('a.jpg'))).toBeNull();
  expect(await shownBy(source, picture('b.jpg'))).toBeNull();
});

test('the mark is an animation that leaves nothing behind', async () => {
  const { page, view, source } = await readPage(`<img id=x style="outline: 1px solid red" src=a.jpg>`);
  const element = page.querySelector('img');
  if (!element) throw new Error('The page has no image.');
  const { outerHTML } = page.documentElement;
  const outline = (): string => view.getComputedStyle(element).outlineWidth;
  expect(await source.show(picture('a.jpg'))).toBe(true);
  expect(outline()).toBe('4px');
  expect(page.documentElement.outerHTML).toBe(outerHTML);
  const [animation] = element.getAnimations();
  expect(animation?.effect?.getComputedTiming().duration).toBeGreaterThan(1500);
  animation?.finish();
  await animation?.finished;
  expect(outline()).toBe('1px');
  expect(element.getAnimations()).toEqual([]);
});

test('a form whose fields have the names of methods hides nothing', async () => {
  const { source } = await readPage(`
    <form id=x style="background: url(a.jpg)">
      <input name=animate><input name=getClientRects><input name=scrollIntoView><input name=parentElement>
      <input name=localName><input name=attributes><input name=getAttributeNames><input name=isConnected>
    </form>`);
  expect((await shownBy(source, picture('a.jpg')))?.getAttribute('id')).toBe('x');
});
