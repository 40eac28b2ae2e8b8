import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { cardNames, openGallery } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

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

const key = 'a'.repeat(64);

test('nobody asks in the name of a page by naming a gallery that is none, and no page’s script in another’s', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [ofPage, own] = [await fromContent(extension, page), await fromExtension(extension)];
  const onBehalf = { name: 'likes.read', request: { pictures: [{ key, aliases: [] }] }, gallery: 'gallery-1' };
  expect(await own(onBehalf)).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await ofPage({ name: 'settings.read', request: null, gallery: 'gallery-1' })).toMatchObject({
    ok: false,
    error: { code: 'sender-not-allowed' },
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
  await cardNames(page);
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
