import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import { openGallery } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('malformed and import-sized messages are refused with typed errors by the real background', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const options = await extension.openExtensionPage('options.html');
  const codes = await (extension as ChromiumBrowser).playwrightPage(options).evaluate(async () => {
    interface Refusal {
      readonly error?: { readonly code: string };
    }
    const { runtime } = (
      globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<Refusal> } } }
    ).chrome;
    const messages: unknown[] = [
      { name: 'no.such.message', request: null },
      { name: 'library.react', request: { operationId: 'operation-1', key: 'not a key', liked: true } },
      {
        name: 'library.react',
        request: { operationId: 'operation-1', key: 'a'.repeat(64), liked: true, more: 'x'.repeat(2_000_000) },
      },
      { name: 'library.react', request: { operationId: 'operation-1', key: 'a'.repeat(64), liked: true } },
      { name: 'likes.set', request: {} },
      42,
    ];
    const answers = [];
    for (const message of messages) answers.push((await runtime.sendMessage(message)).error?.code);
    return answers;
  });
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
