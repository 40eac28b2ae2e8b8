import type { ChromiumBrowser } from '../../../scripts/browsers/chromium.ts';
import { card, cardNames, openGallery, overlay, press, waitForPressed } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

/** Runs in the background worker: storage is made to refuse at its very edge, all else is real. */
async function inWorker(browser: unknown, script: string): Promise<void> {
  const [worker] = (browser as ChromiumBrowser).context.serviceWorkers();
  if (worker === undefined) throw new Error('The worker is not running.');
  await worker.evaluate(script);
}

test('a full disk: the like is shown as not saved, the rest works, and trying again saves it', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await openGallery(extension, page);
  const [first = '', second = ''] = await cardNames(page);
  await press(page, first, 'Like');

  await inWorker(
    extension,
    `globalThis.writing = { put: IDBObjectStore.prototype.put, add: IDBObjectStore.prototype.add };
     const refuse = () => { throw new DOMException('no space', 'QuotaExceededError'); };
     Object.assign(IDBObjectStore.prototype, { put: refuse, add: refuse });`,
  );
  await press(page, second, 'Like');
  await page.tree.waitFor({ name: /Not saved/, within: card(second) });
  await page.tree.waitFor({ name: /disk is full/, within: overlay });

  await inWorker(extension, 'Object.assign(IDBObjectStore.prototype, globalThis.writing);');
  await page.tree.click({ role: 'button', name: 'Try again', within: overlay });
  await page.tree.waitUntilGone({ name: /Not saved/, within: overlay });
  await page.reload();
  await openGallery(extension, page);
  await waitForPressed(page, first, 'Like');
  await waitForPressed(page, second, 'Like');
});

test('a library that cannot be opened: the gallery says so and shows the pictures; trying again brings it back', async ({
  extension,
  site,
}) => {
  const page = await extension.open(`${site.url}/article`);
  await inWorker(
    extension,
    `globalThis.openDatabase = IDBFactory.prototype.open;
     IDBFactory.prototype.open = () => { throw new DOMException('refused', 'UnknownError'); };`,
  );
  await openGallery(extension, page);
  await page.tree.waitFor({ name: /The library cannot be opened/, within: overlay });
  expect((await cardNames(page)).length).toBeGreaterThan(3);
  expect(await page.tree.findAll({ role: 'button', name: 'Like', within: overlay })).toEqual([]);

  await inWorker(extension, 'IDBFactory.prototype.open = globalThis.openDatabase;');
  await page.tree.click({ role: 'button', name: 'Try again', within: overlay });
  await page.tree.waitUntilGone({ name: /The library cannot be opened/, within: overlay });
  const [first = ''] = await cardNames(page);
  await press(page, first, 'Like');
});
