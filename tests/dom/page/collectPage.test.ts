import { afterEach, expect, test } from 'vitest';
import { collectImages } from '../../../lib/page/collect.ts';
import { collectFrom, frameOf, names, pngOf, removeFrames, site } from './frames.ts';

afterEach(removeFrames);

/** Adds an image to a page and waits until the browser has it. */
async function addImage(page: Document, src: string): Promise<HTMLImageElement> {
  const image = page.createElement('img');
  image.src = src;
  page.body.append(image);
  await image.decode();
  return image;
}

async function blobOf(url: string): Promise<Blob> {
  return (await fetch(url)).blob();
}

test('a loaded picture has its own size, whatever size the page gives it', async () => {
  const png = pngOf(300, 200, 'teal');
  const images = await collectFrom(
    `<img src="${png}" width=30 height=20><img src=a.jpg width=400 height=300><img srcset="${pngOf(80, 40, 'red')} 2x">`,
  );
  expect(images.map(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])).toEqual([
    [300, 200],
    [undefined, undefined],
    [80, 40],
  ]);
  expect(images.map(({ variants: [{ width, height }] }) => [width, height])).toEqual([
    [300, 200],
    [400, 300],
    [80, 40],
  ]);
});

test('a source that has just been changed is the picture, though the browser still tells the one before', async () => {
  const placeholder = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  const { document: page } = await frameOf('<img src=a.jpg width=640 height=360>');
  // As Firefox has it for a moment.
  const stale = { currentSrc: { value: placeholder }, complete: { value: false }, naturalWidth: { value: 0 } };
  Object.defineProperties(page.querySelector('img'), stale);
  expect(names(await collectImages(page))).toEqual(['a.jpg']);
});

test('a picture is known by its bytes as data: and as blob:, and is one', async () => {
  const { document: page, window } = await frameOf('');
  const png = pngOf(40, 30, 'navy');
  const blob = window.URL.createObjectURL(await blobOf(png));
  await addImage(page, png);
  await addImage(page, blob);
  await addImage(page, pngOf(40, 30, 'maroon'));
  const images = await collectImages(page);
  expect(images.map(({ variants }) => variants.map(({ url }) => url.slice(0, 5)))).toEqual([
    ['data:', 'blob:'],
    ['data:'],
  ]);
});

test('a blob: that was revoked is still listed', async () => {
  const { document: page, window } = await frameOf('');
  const blob = window.URL.createObjectURL(await blobOf(pngOf(40, 30, 'navy')));
  await addImage(page, blob);
  window.URL.revokeObjectURL(blob);
  const [image] = await collectImages(page);
  expect(image?.variants[0].url).toBe(blob);
  expect(image?.key).toMatch(/^[0-9a-f]{64}$/);
});

test('an image document is one picture', async () => {
  const { document: page, window } = await frameOf('<iframe></iframe>');
  const frame = page.querySelector('iframe');
  const blob = window.URL.createObjectURL(await blobOf(pngOf(40, 30, 'navy')));
  const loaded = new Promise((resolve) => {
    frame?.addEventListener('load', resolve);
  });
  if (frame) frame.src = blob;
  await loaded;
  const inner = frame?.contentDocument;
  if (!inner) throw new Error('The image has no document.');
  expect(inner.contentType).toBe('image/png');
  const images = await collectImages(inner);
  expect(images.map(({ source, variants, naturalWidth }) => [source, variants[0].url, naturalWidth])).toEqual([
    ['document', blob, 40],
  ]);
});

test('what the browser fetched and nothing shows any more comes last, without counting pixels', async () => {
  const { document: page, window } = await frameOf(
    '<style>p { @media screen { cursor: -webkit-image-set(url(hand.png) 1x) 2 2, pointer } }</style>' +
      '<img src=shown.jpg style="cursor: url(grab.png), grab">',
  );
  const entry = (name: string, initiatorType: string, decodedBodySize = 0) => ({
    name: site + name,
    initiatorType,
    decodedBodySize,
  });
  const entries = [
    entry('shown.jpg', 'img'),
    entry('removed.jpg', 'img'),
    entry('photo/7', 'img', 20_000),
    entry('sheet.png', 'css'),
    entry('font.woff2', 'css'),
    entry('app.js', 'script'),
    entry('t.gif', 'img', 43),
    entry('collect?uid=1', 'img'),
    entry('sprite.svg#x', 'other'),
    entry('favicon.ico', 'other'),
    entry('hand.png', 'css', 900),
    entry('grab.png', 'css', 900),
    entry('help.cur', 'css', 900),
  ];
  Object.defineProperty(window.performance, 'getEntriesByType', { value: () => entries });
  const images = await collectImages(page);
  expect(names(images)).toEqual(['shown.jpg', 'removed.jpg', 'photo/7', 'sheet.png', 'favicon.ico']);
  expect(images.map(({ source }) => source)).toEqual(['img', 'resource', 'resource', 'resource', 'icon']);
});

test('frames are read at their places; those of other sites and sandboxed ones are left out', async () => {
  const { document: page } = await frameOf(
    '<img src=1.jpg><iframe srcdoc="<img src=2.jpg><iframe srcdoc=\'<img src=3.jpg>\'></iframe>"></iframe>' +
      '<iframe sandbox srcdoc="<img src=never.jpg>"></iframe><img src=4.jpg>',
  );
  expect(names(await collectImages(page))).toEqual(['1.jpg', '2.jpg', '3.jpg', '4.jpg']);
});

test('shadow trees are read at their places, nested ones and their style sheets too', async () => {
  const { document: page, window } = await frameOf('<img src=1.jpg><p><i></i></p><x-card></x-card><img src=9.jpg>');
  const outer = page.createElement('div');
  page.querySelector('p')?.after(outer);
  const root = outer.attachShadow({ mode: 'open' });
  root.innerHTML = '<style>b { background: url(2.png) } :host { background: url(3.png) }</style><b></b><span></span>';
  const inner = root.querySelector('span')?.attachShadow({ mode: 'open' });
  if (inner) inner.innerHTML = '<img src=4.jpg>';
  const card = page.querySelector('x-card')?.attachShadow({ mode: 'open' });
  const sheet = new window.CSSStyleSheet({ baseURL: site });
  sheet.replaceSync('em::after { content: url(5.png) }');
  if (card) {
    card.adoptedStyleSheets = [sheet];
    card.innerHTML = '<em></em>';
  }
  const found = names(await collectImages(page));
  expect(found.toSorted()).toEqual(['1.jpg', '2.png', '3.png', '4.jpg', '5.png', '9.jpg']);
  expect([found[0], found.at(-1)]).toEqual(['1.jpg', '9.jpg']);
});

test('every document and tree is told as it is read', async () => {
  const { document: page } = await frameOf(
    '<iframe srcdoc="<p>x</p>"></iframe><div></div><h2></h2><x-card></x-card><noscript><img src=a.jpg></noscript>',
  );
  const open = page.querySelector('div')?.attachShadow({ mode: 'open' });
  const heading = page.querySelector('h2')?.attachShadow({ mode: 'open' });
  const card = page.querySelector('x-card');
  const closed = card?.attachShadow({ mode: 'closed' });
  const told: (Document | ShadowRoot)[] = [];
  await collectImages(page, {
    onTree: (tree) => told.push(tree),
    openShadowRoot: (element) => (element === card ? (closed ?? null) : null),
  });
  expect(told).toEqual([page, page.querySelector('iframe')?.contentDocument, open, heading, closed]);
});

test('frames that may not be read are told, where they show something', async () => {
  const { document: page } = await frameOf(
    `<iframe id=other src="${site}"></iframe><iframe id=sandboxed sandbox src="about.html"></iframe>` +
      `<iframe id=written sandbox srcdoc="x"></iframe><iframe id=ours srcdoc="x"></iframe><iframe id=empty></iframe>` +
      `<iframe id=narrow src="${site}" width=16 height=400></iframe><iframe id=hidden src="${site}" hidden style="display: none"></iframe>`,
  );
  const told: string[] = [];
  await collectImages(page, { onClosedFrame: (frame) => told.push(frame.id) });
  expect(told).toEqual(['other', 'sandboxed', 'written']);
});

test('only what can have a closed shadow tree is asked for one', async () => {
  const { document: page } = await frameOf(
    '<div></div><p>x</p><x-card>x</x-card><img src=a.jpg><ul></ul><likeable-gallery></likeable-gallery>',
  );
  const asked: string[] = [];
  await collectImages(page, {
    openShadowRoot: (element) => {
      asked.push(element.localName);
      return null;
    },
  });
  expect(asked).toEqual(['div', 'x-card']);
});

test('controls that take the names of their form’s properties change nothing', async () => {
  const controls = ['localName', 'shadowRoot', 'getAttribute', 'getAttributeNames', 'attributes', 'closest', 'style'];
  const html = `<form style="background: url(a.png)" data-bg=/b.png>${controls.map((name) => `<input name=${name}>`).join('')}</form><img src=c.jpg>`;
  expect(names(await collectFrom(html))).toEqual(['b.png', 'a.png', 'c.jpg']);
});

test('elements that take the names of the document’s properties change nothing', async () => {
  const taken = [
    'querySelectorAll',
    'baseURI',
    'defaultView',
    'styleSheets',
    'contentType',
    'nodeType',
    'URL',
    'documentElement',
  ];
  const html = `<style>p::before { content: url(a.png) }</style><p></p>${taken.map((name) => `<form name=${name}></form>`).join('')}<img src=b.jpg>`;
  expect(names(await collectFrom(html))).toEqual(['a.png', 'b.jpg']);
});

test('each picture’s first element is told', async () => {
  const { document: page } = await frameOf(
    '<img src=a.jpg id=a><a href=b.jpg id=b>B</a><img src=a.jpg><meta name=image content=c.jpg>',
  );
  const told: [string, string][] = [];
  const images = await collectImages(page, {
    onElement: (key, element) => told.push([key, element.id || element.localName]),
  });
  expect(told).toEqual([
    [images[0]?.key, 'a'],
    [images[1]?.key, 'b'],
    [images[2]?.key, 'meta'],
  ]);
});

test('a document that is only text is read by its attributes', async () => {
  const page = new DOMParser().parseFromString(
    `<base href="${site}"><img src=a.jpg><p style="background: url(b.png)"><a href=d.jpg><img src=c.jpg></a>`,
    'text/html',
  );
  expect(names(await collectImages(page))).toEqual(['a.jpg', 'b.png', 'd.jpg c.jpg']);
});
