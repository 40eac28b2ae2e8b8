import { pictureKey } from '../../../lib/core/pictureKey.ts';
import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { openGallery } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { aSnapshot } from '../../support/likes.ts';

interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string };
}
type Ask = (message: unknown) => Promise<Answer>;

/** Asks the background as a script of ours in the page does: from the extension's world there, which Playwright leaves out. */
async function fromContent(browser: ExtensionBrowser, driven: DrivenPage): Promise<Ask> {
  const page = (browser as ChromiumBrowser).playwrightPage(driven);
  const session = await page.context().newCDPSession(page);
  let world: number | undefined;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === browser.extensionOrigin) world = context.id;
  });
  await session.send('Runtime.enable');
  await expect.poll(() => world).toBeDefined();
  return async (message) => {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `chrome.runtime.sendMessage(${JSON.stringify(message)})`,
      ...(world === undefined ? {} : { contextId: world }),
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value as Answer;
  };
}

async function fromExtension(browser: ExtensionBrowser): Promise<Ask> {
  const options = await browser.openExtensionPage('options.html');
  const page = (browser as ChromiumBrowser).playwrightPage(options);
  return (message) =>
    page.evaluate((asked) => {
      const { runtime } = (
        globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<Answer> } } }
      ).chrome;
      return runtime.sendMessage(asked);
    }, message);
}

const address = 'https://example.org/ridge.jpg';
const key = pictureKey(address);
const picture = { key, snapshot: aSnapshot({ url: address, aliases: [address] }) };
const identity = { key, aliases: [address] };
const thumbnail = {
  key,
  aliases: [address],
  image: btoa('RIFF....WEBP'),
  mediaType: 'image/webp',
  width: 320,
  height: 200,
  look: '0123456789abcdef',
};
const refused = 'sender-not-allowed';

test('who may ask what: the table of commands and senders, asked of the real background', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const askers = { content: await fromContent(extension, page), extension: await fromExtension(extension) };
  const table = [
    { name: 'likes.read', request: { pictures: [identity] }, content: 'ok', extension: refused },
    {
      name: 'likes.set',
      request: { operationId: 'operation-1', liked: true, at: 1, ...picture },
      content: 'ok',
      extension: refused,
    },
    {
      name: 'likes.setMany',
      request: { judgements: [{ operationId: 'operation-2', liked: false, at: 2, ...picture }] },
      content: 'ok',
      extension: refused,
    },
    { name: 'likes.setMany', request: { judgements: [] }, content: 'invalid-message', extension: refused },
    {
      name: 'likes.setMany',
      request: { judgements: [{ operationId: 'operation-3', liked: true, at: 3, ...picture, key: 'a'.repeat(64) }] },
      content: 'invalid-message',
      extension: refused,
    },
    {
      name: 'likes.annotate',
      request: { operationId: 'operation-4', pictures: [picture], annotation: { addTags: ['ridge'] } },
      content: 'ok',
      extension: refused,
    },
    {
      name: 'likes.annotate',
      request: { operationId: 'operation-5', pictures: [picture], annotation: { note: 'x'.repeat(10_001) } },
      content: 'invalid-message',
      extension: refused,
    },
    { name: 'likes.details', request: { pictures: [identity] }, content: 'ok', extension: refused },
    { name: 'settings.read', request: null, content: refused, extension: 'ok' },
    { name: 'settings.change', request: { changes: { badge: true } }, content: refused, extension: 'ok' },
    { name: 'settings.readOfPage', request: null, content: 'ok', extension: refused },
    { name: 'settings.changeOfPage', request: { changes: { cardWidth: 200 } }, content: 'ok', extension: refused },
    {
      name: 'settings.changeOfPage',
      request: { changes: { dock: 'top' } },
      content: 'invalid-message',
      extension: refused,
    },
    {
      name: 'actions.run',
      request: {
        operationId: 'operation-8',
        actionId: 'action-1',
        picture: { key, image: 'https://a.example/x.jpg' },
        inFront: true,
      },
      content: 'not-found',
      extension: 'not-found',
    },
    // Nothing of it is known to be missing: the page where that can be seen opens.
    { name: 'actions.allow', request: { actionId: 'action-1' }, content: 'ok', extension: refused },
    {
      name: 'library.change',
      request: { operationId: 'operation-6', changes: [{ key: 'b'.repeat(64), liked: true }] },
      content: refused,
      extension: 'ok',
    },
    {
      name: 'library.merge',
      request: { operationId: 'operation-7', keys: [key, 'b'.repeat(64)] },
      content: refused,
      extension: 'not-found',
    },
    { name: 'library.unmerge', request: { undo: 'operation-7' }, content: refused, extension: 'not-found' },
    { name: 'library.deleteAll', request: { settings: 1 }, content: refused, extension: 'invalid-message' },
    { name: 'library.restore', request: null, content: refused, extension: 'not-found' },
    { name: 'library.forget', request: null, content: refused, extension: 'ok' },
    { name: 'page.counts', request: { liked: 2 }, content: 'ok', extension: refused },
    { name: 'page.counts', request: { liked: '2' }, content: 'invalid-message', extension: refused },
    { name: 'thumbnails.add', request: thumbnail, content: 'ok', extension: refused },
    {
      name: 'thumbnails.add',
      request: { ...thumbnail, image: btoa('<script>') },
      content: 'invalid-message',
      extension: refused,
    },
    {
      name: 'comparisons.add',
      request: { id: 'comparison-1', session: 'session-1', chosen: key, rejected: 'b'.repeat(64) },
      content: 'ok',
      extension: refused,
    },
    {
      name: 'marks.read',
      request: { pictures: [{ aliases: [address] }, { aliases: [], key }] },
      content: 'ok',
      extension: refused,
    },
    { name: 'marks.describe', request: null, content: 'ok', extension: refused },
    { name: 'marks.extend', request: null, content: 'ok', extension: refused },
    // A tab that is none: it is answered that the gallery cannot be opened there.
    { name: 'gallery.open', request: { tabId: 999_999_999 }, content: refused, extension: 'ok' },
    { name: 'gallery.describe', request: { tabId: 999_999_999 }, content: refused, extension: 'ok' },
  ] as const;
  for (const { name, request, ...expected } of table) {
    for (const sender of ['content', 'extension'] as const) {
      const answer = await askers[sender]({ name, request });
      expect(answer.ok ? 'ok' : answer.error?.code, `${name} from ${sender}`).toBe(expected[sender]);
    }
  }
  expect(await askers.content({ name: 'likes.details', request: { pictures: [identity] } })).toMatchObject({
    ok: true,
    value: [{ tags: ['ridge'], note: '', judgedAt: expect.any(Number) }],
  });
});

test('settings that a page’s gallery changes are the person’s everywhere, and outlive the worker', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const content = await fromContent(extension, page);
  await Promise.all([
    content({ name: 'settings.changeOfPage', request: { changes: { cardWidth: 333 } } }),
    content({ name: 'settings.changeOfPage', request: { changes: { keys: { like: ['y'] } } } }),
  ]);
  await extension.stopBackground();
  const asked = await fromExtension(extension);
  expect(await asked({ name: 'settings.read', request: null })).toMatchObject({
    ok: true,
    value: { gallery: { cardWidth: 333, keys: { like: ['y'] } } },
  });
});

test('malformed and import-sized messages are refused with typed errors by the real background', async ({
  extension,
}) => {
  const ask = await fromExtension(extension);
  const codes = [];
  for (const message of [
    { name: 'no.such.message', request: null },
    { name: 'library.change', request: { operationId: 'operation-1', changes: [{ key: 'not a key', liked: true }] } },
    {
      name: 'library.change',
      request: { operationId: 'operation-1', changes: [{ key, caption: 'x'.repeat(2_000_000) }] },
    },
    { name: 'library.unmerge', request: { undo: 'operation-1' } },
    { name: 'likes.set', request: {} },
    42,
  ]) {
    codes.push((await ask(message)).error?.code);
  }
  expect(codes).toEqual([
    'unknown-message',
    'invalid-message',
    'message-too-large',
    'not-found',
    'sender-not-allowed',
    'unknown-message',
  ]);
});

test('nothing of the extension answers a page, and a page finds nothing of it', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const seen = await page.evaluate(`(() => {
    const host = document.querySelector('likeable-gallery');
    return {
      root: host.shadowRoot,
      attributes: host.attributes.length,
      children: host.childNodes.length,
      api: typeof globalThis.chrome?.runtime?.sendMessage,
      resources: performance.getEntriesByType('resource').filter(({ name }) => name.startsWith('chrome-extension')).length,
    };
  })()`);
  expect(seen).toEqual({ root: null, attributes: 0, children: 0, api: 'undefined', resources: 0 });
});

test('a page that has defined the overlay’s element gets no hold of its root', async ({ extension, site }) => {
  const page = await extension.open(`${site.url}/article`);
  await page.evaluate(`customElements.define('likeable-gallery', class extends HTMLElement {
    constructor() {
      super();
      globalThis.stolen = this.attachInternals().shadowRoot;
      globalThis.upgraded = true;
    }
  })`);
  await openGallery(extension, page);
  expect(
    await page.evaluate('({ upgraded: globalThis.upgraded === true, stolen: globalThis.stolen ?? null })'),
  ).toEqual({
    upgraded: true,
    stolen: null,
  });
});

test('clicks and keys that the page makes up do nothing', async ({ launch, site }) => {
  const browser = await launch({ build: 'test' });
  const page = await browser.open(`${site.url}/article`);
  await openGallery(browser, page);
  const pressed = await page.evaluate(`(() => {
    const root = document.querySelector('likeable-gallery').shadowRoot;
    const like = root.querySelector('button[aria-label="Like"]');
    like.click();
    like.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    root.querySelector('[role="listitem"]').dispatchEvent(new KeyboardEvent('keydown', { key: 'l', bubbles: true, composed: true }));
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
      resolve(root.querySelectorAll('[aria-pressed="true"]').length))));
  })()`);
  expect(pressed).toBe(0);
});
