import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { openGallery, overlay, press, cardNames } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import {
  allowedBuild,
  bar,
  cornerButton,
  hostsIn,
  hover,
  judgeButton,
  mark,
  middleOf,
  pressAt,
  registeredPatterns,
  setSite,
} from '../../support/marks.ts';

/** Everything that a page can see of itself, but our host. */
const pageState = `(() => {
  const box = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].join(); };
  const elements = [...document.querySelectorAll('*')].filter(({ localName }) => localName !== 'likeable-gallery');
  return {
    size: [document.documentElement.scrollWidth, document.documentElement.scrollHeight].join(),
    html: document.head.outerHTML + document.body.outerHTML + [...document.documentElement.attributes].map(({ name, value }) => name + value),
    boxes: elements.map(box),
    styles: [...document.images].map((image) => { const { opacity, visibility, display, filter, outline, transform } = getComputedStyle(image);
      return [opacity, visibility, display, filter, outline, transform].join(); }),
  };
})()`;

/** The article's last picture is the one that stands alone on `/one`, there in another size. */
async function showLast(page: DrivenPage): Promise<void> {
  await page.evaluate(`(async () => {
    for (const image of document.images) Object.assign(image, { loading: 'eager' });
    await Promise.all([...document.images].map((image) => image.decode()));
    document.images[document.images.length - 1].scrollIntoView({ block: 'center', behavior: 'instant' });
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null))));
  })()`);
}

/** Pictures of one size in rows, named by their number. */
async function openPictures(browser: ExtensionBrowser, url: string, count: number): Promise<DrivenPage> {
  const page = await browser.open(url);
  await fillWithPictures(page, count);
  return page;
}

async function fillWithPictures(page: DrivenPage, count: number): Promise<void> {
  await page.evaluate(`(async () => {
    await document.images[0].decode();
    const photo = document.images[0].currentSrc;
    document.body.innerHTML = '<main style="display:flex;flex-wrap:wrap;gap:20px;padding:20px"></main>';
    document.querySelectorAll('style,link').forEach((sheet) => sheet.remove());
    for (let index = 0; index < ${count}; index++) {
      const image = Object.assign(new Image(200, 150), { alt: 'picture ' + index, src: photo + '?n=' + index });
      document.querySelector('main').append(image);
    }
    await Promise.all([...document.images].map((image) => image.decode()));
  })()`);
}

test('marks are switched on by one press, which asks for the site, and show what was judged through another page', async ({
  launch,
  display,
  kind,
  site,
}) => {
  const browser = await launch({ headless: false, display: display.name });
  const page = await browser.open(`${site.url}/one`);
  await openGallery(browser, page);
  const [caption = ''] = await cardNames(page);
  await press(page, caption, 'Like');
  await page.goto(`${site.url}/article`);
  await showLast(page);
  const before = await page.evaluate(pageState);
  expect(await hostsIn(page)).toBe(0);

  const region = { role: 'region', name: 'On 127.0.0.1' };
  const marks = { role: 'switch', name: 'Mark judged pictures in pages', disabled: false, within: region };
  const popup = await browser.pressToolbarButton(page);
  await popup.tree.waitFor({ ...marks, checked: false });
  if (kind === 'firefox') {
    await popup.tree.click(marks);
    await browser.allowPermission(page);
  } else {
    // Where a question over a real pop-up cannot be answered by keys, one over the same page in a tab can.
    await popup.close();
    const inTab = await browser.openExtensionPage('options.html');
    const id = await inTab.evaluate(
      `chrome.tabs.query({}).then((tabs) => tabs.find(({ url }) => url?.startsWith('${site.url}'))?.id)`,
    );
    await inTab.goto(`${browser.extensionOrigin}/popup.html?tab=${String(id)}`);
    await inTab.tree.click(marks);
    await browser.allowPermission(inTab);
    await inTab.tree.waitFor({ ...marks, checked: true });
    await inTab.close();
  }

  // At once, in the page that was open already.
  await page.bringToFront();
  await page.tree.waitFor(mark('Liked'));
  expect(await page.tree.findAll(mark('Liked'))).toHaveLength(1);
  expect(await page.evaluate(pageState)).toEqual(before);

  await page.reload();
  await showLast(page);
  await page.tree.waitFor(mark('Liked'));
  const again = await browser.pressToolbarButton(page);
  await again.tree.click({ ...marks, checked: true });
  await again.tree.waitFor({ ...marks, checked: false });
  await again.close();
  await page.tree.waitUntilGone(mark('Liked'));
  expect(await hostsIn(page)).toBe(0);
  const options = await browser.openExtensionPage('options.html');
  expect(await registeredPatterns(browser, options)).toEqual([]);
});

test('a picture is judged where it is, by its buttons and by key, and what is pressed again is taken back', async ({
  launch,
  kind,
  folder,
  site,
}) => {
  const browser = await launch({ extensionDir: await allowedBuild(kind, folder) });
  const options = await browser.openExtensionPage('options.html');
  await setSite(browser, options, { marks: true });
  const page = await openPictures(browser, `${site.url}/one`, 6);
  const before = await page.evaluate(pageState);
  await hover(page, 'picture 0');
  await page.tree.click(judgeButton('Like', false));
  await page.tree.waitFor(mark('Liked', 'picture 0'));
  await page.tree.waitFor(judgeButton('Like', true));

  await hover(page, 'picture 1');
  await page.pressKey('Alt+Shift+ArrowDown');
  await page.tree.waitFor(mark('Disliked', 'picture 1'));
  await page.tree.click(judgeButton('Dislike', true));
  await page.tree.waitUntilGone(mark('Disliked', 'picture 1'));

  // Never while somebody types.
  await page.evaluate('document.body.append(document.createElement("input"))');
  await page.evaluate('document.querySelector("input").focus()');
  await page.pressKey('Alt+Shift+ArrowUp');
  await page.evaluate('document.querySelector("input").remove()');
  await page.hover({ x: 2, y: 2 });
  await page.tree.waitUntilGone(bar);
  expect(await page.evaluate(pageState)).toEqual(before);

  // It is in the library, and the gallery over the page shows it.
  await page.reload();
  await fillWithPictures(page, 6);
  await page.tree.waitFor(mark('Liked', 'picture 0'));
  expect(await page.tree.findAll(mark('Disliked'))).toEqual([]);
  await openGallery(browser, page);
  await page.tree.waitFor({ role: 'radio', name: 'Liked, 1', within: overlay });
  await press(page, 'picture 2', 'Dislike');
  await page.pressKey('Escape');
  await page.tree.waitFor(mark('Disliked', 'picture 2'));
});

test('disliked pictures are dimmed or hidden, come back by one press, and the page is as it was', async ({
  launch,
  kind,
  folder,
  site,
}) => {
  const browser = await launch({ extensionDir: await allowedBuild(kind, folder) });
  const options = await browser.openExtensionPage('options.html');
  await setSite(browser, options, { marks: true, disliked: 'hidden' });
  const page = await openPictures(browser, `${site.url}/one`, 6);
  const before = await page.evaluate(pageState);
  for (const name of ['picture 0', 'picture 1', 'picture 2']) {
    await hover(page, name);
    await page.pressKey('Alt+Shift+ArrowDown');
    await page.tree.waitFor({ role: 'button', name: `Show the disliked picture: ${name}` });
  }
  await page.tree.waitFor(cornerButton(/^3 disliked, hidden\. Show$/));
  expect(await page.evaluate(pageState)).toEqual(before);

  await pressAt(page, await middleOf(page, 'picture 1'));
  await page.tree.waitFor(mark('Disliked', 'picture 1'));
  await page.tree.waitFor(cornerButton(/^2 disliked, hidden\. Show$/));

  await page.tree.focus(cornerButton(/^2 disliked, hidden\. Show$/));
  await page.pressKey('Enter');
  await page.tree.waitFor(mark('Disliked', 'picture 0'));
  await page.tree.waitFor({ ...cornerButton(/^3 disliked, shown\. Hide$/), focused: true });
  await page.pressKey('Enter');
  await page.tree.waitUntilGone(mark('Disliked'));

  await setSite(browser, options, { disliked: 'dimmed' });
  await page.tree.waitFor(mark('Disliked', 'picture 0'));
  await page.tree.waitFor(cornerButton(/^3 disliked, dimmed\. Show$/));
  await setSite(browser, options, { disliked: 'shown' });
  await page.tree.waitUntilGone(cornerButton(/disliked/));
  expect(await page.tree.findAll(mark('Disliked'))).toHaveLength(3);
});

test('a page cannot tell which of its pictures was disliked and hidden, nor that it was just judged', async ({
  launch,
  kind,
  folder,
  site,
}) => {
  const browser = await launch({ extensionDir: await allowedBuild(kind, folder) });
  const options = await browser.openExtensionPage('options.html');
  await setSite(browser, options, { marks: true, disliked: 'hidden' });
  const page = await openPictures(browser, `${site.url}/one`, 4);
  await page.evaluate(`(() => {
    globalThis.heard = [];
    const types = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'keydown', 'keyup', 'focusin', 'beforetoggle', 'toggle'];
    for (const type of types) window.addEventListener(type, ({ target, key }) => heard.push([type, target.localName, key].join()), true);
    globalThis.changes = 0;
    new MutationObserver((records) => { changes += records.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  })()`);
  await hover(page, 'picture 0');
  await page.tree.click(judgeButton('Dislike', false));
  await page.tree.waitFor({ role: 'button', name: 'Show the disliked picture: picture 0' });
  await page.hover({ x: 2, y: 2 });
  await page.tree.waitUntilGone(bar);
  await page.tree.waitFor(cornerButton(/^1 disliked, hidden\. Show$/));
  await hover(page, 'picture 1');
  await page.tree.click(judgeButton('Like', false));
  await page.tree.waitFor(mark('Liked'));
  await page.hover({ x: 2, y: 2 });
  await page.tree.waitUntilGone(bar);
  expect(await page.evaluate('({ heard, changes })')).toEqual({ heard: [], changes: 0 });

  const [hidden, liked, other] = (await page.evaluate(`(async () => {
    const lies = {};
    if ('isVisible' in IntersectionObserverEntry.prototype) {
      await new Promise((resolve) => {
        const watch = new IntersectionObserver((entries) => {
          for (const { target, isVisible } of entries) lies[target.alt] = isVisible;
          if (Object.keys(lies).length === document.images.length) setTimeout(resolve, 300);
        }, { trackVisibility: true, delay: 100 });
        for (const image of document.images) watch.observe(image);
      });
    }
    return [...document.images].slice(0, 3).map((image) => {
      const { left, top, width, height } = image.getBoundingClientRect();
      const hits = [];
      for (let x = 1; x < width; x += 7) for (let y = 1; y < height; y += 7) {
        hits.push(document.elementsFromPoint(left + x, top + y).map(({ localName }) => localName).join('>'));
      }
      return {
        hits: [...new Set(hits)],
        isVisible: lies[image.alt],
        style: JSON.stringify([...getComputedStyle(image)].map((name) => [name, getComputedStyle(image)[name]])),
        seen: image.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      };
    });
  })()`)) as unknown[];
  expect(hidden).toEqual(other);
  expect(liked).toEqual(other);
  expect(hidden).toMatchObject({ hits: ['img>main>body>html'] });
  const found = await page.evaluate(`({
    words: ['Show', 'disliked', 'hidden'].filter((word) => window.find(word)),
    moving: document.getAnimations().length,
    size: (({ scrollWidth, scrollHeight, childNodes, attributes, shadowRoot }) =>
      [scrollWidth, scrollHeight, childNodes.length, attributes.length, shadowRoot])(document.querySelector('likeable-gallery')),
    corner: document.elementsFromPoint(innerWidth - 40, innerHeight - 30).some(({ localName }) => localName === 'likeable-gallery'),
  })`);
  expect(found).toEqual({ words: [], moving: 0, size: [0, 0, 0, 0, null], corner: false });

  // What the page makes up does nothing.
  await page.evaluate(`(() => {
    const { left, top, width, height } = document.images[0].getBoundingClientRect();
    const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
    for (const type of ['pointerdown', 'pointerup', 'click']) document.images[0].dispatchEvent(new PointerEvent(type, at));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, shiftKey: true, bubbles: true }));
  })()`);
  await page.tree.waitFor(cornerButton(/^1 disliked, hidden\. Show$/));
  expect(await page.tree.findAll(mark('Liked'))).toHaveLength(1);
});

test('where marks are off, nothing is registered and nothing of ours is in the page', async ({
  launch,
  kind,
  folder,
  site,
}) => {
  const browser = await launch({ extensionDir: await allowedBuild(kind, folder) });
  const options = await browser.openExtensionPage('options.html');
  expect(await registeredPatterns(browser, options)).toEqual([]);
  // Wished for, but not allowed there.
  await setSite(browser, options, { marks: false, disliked: 'hidden' });
  const asked = { name: 'settings.change', request: { changes: { sites: { 'example.org': { marks: true } } } } };
  await options.evaluate(`${kind === 'chromium' ? 'chrome' : 'browser'}.runtime.sendMessage(${JSON.stringify(asked)})`);
  expect(await registeredPatterns(browser, options)).toEqual([]);
  const page = await browser.open(`${site.url}/article`);
  await page.hover(await middleOf(page, (await page.evaluate('document.images[0].alt')) as string));
  expect(await hostsIn(page)).toBe(0);
  expect(await page.tree.findAll(bar)).toEqual([]);
});
