import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChromiumBrowser } from '../../../../scripts/browsers/chromium.ts';
import type { DrivenPage } from '../../../../scripts/browsers/extensionBrowser.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { readExport } from '../../../support/faults/export.ts';
import { frameName, openFrames, reloadFrames } from '../../../support/faults/pictures.ts';
import { tell } from '../../../support/faults/random.ts';
import { canMount, createSmallDisk } from '../../../support/faults/smallDisk.ts';
import {
  card,
  openGallery,
  overlay,
  press,
  preview,
  waitForPressed,
  waitForPreview,
} from '../../../support/gallery.ts';

const FRAMES = 6;
const hasSmallDisks = canMount();
const [kept, refused] = [frameName(0), frameName(1)];

interface Fault {
  begin(): Promise<void>;
  end(): Promise<void>;
}

/** The gallery over a page while the library takes nothing in, and after that. */
async function judgeThrough(browser: ChromiumBrowser, page: DrivenPage, { begin, end }: Fault): Promise<void> {
  await openGallery(browser, page);
  await press(page, kept, 'Like');
  // Loads what the preview needs, as long as there is room.
  await showPreview(page);
  await begin();

  await press(page, refused, 'Like');
  await page.tree.waitFor({ name: /Not saved/, within: card(refused) });
  await page.tree.waitFor({ name: /1 judgement is not saved/, within: overlay });
  await page.tree.waitFor({ name: /disk is full/, within: overlay });

  // All that needs no room goes on.
  await showPreview(page);
  await page.pressKey('Control+z');
  await waitForPressed(page, refused, 'Like', false);
  await page.pressKey('Control+Shift+z');
  await waitForPressed(page, refused, 'Like');
  await page.tree.waitFor({ name: /Not saved/, within: card(refused) });
  await page.tree.click({ role: 'button', name: 'Close', within: overlay });
  await page.tree.waitUntilGone(overlay);

  await end();
  await openGallery(browser, page);
  await page.tree.click({ role: 'button', name: 'Try again', within: overlay });
  await page.tree.waitUntilGone({ name: /not saved/i, within: overlay });
  await reloadFrames(page, FRAMES);
  await openGallery(browser, page);
  await waitForPressed(page, kept, 'Like');
  await waitForPressed(page, refused, 'Like');
}

async function showPreview(page: DrivenPage): Promise<void> {
  await page.tree.click({ role: 'button', name: 'Preview', within: card(kept) });
  await waitForPreview(page);
  await page.pressKey('Escape');
  await page.tree.waitUntilGone(preview);
}

async function startExport(browser: ChromiumBrowser): Promise<DrivenPage> {
  const options = await browser.openExtensionPage('options.html#export');
  await options.tree.click({ role: 'button', name: /^Export/ });
  return options;
}

async function exportedCaptions(folder: string): Promise<string[]> {
  return (await readExport(folder)).likes.map(({ caption }) => caption).toSorted();
}

test('no more space: the like is shown as not saved, all else works, the export too, and trying again saves it', async ({
  launch,
  folder: downloadsDir,
  site,
}, info) => {
  if (!hasSmallDisks) {
    tell(info, 'SKIPPED', 'a disk that is full to the last byte, for this machine lets us mount none (Linux, as root)');
  }
  const browser = (await launch({ downloadsDir })) as ChromiumBrowser;
  const page = await openFrames(browser, site, FRAMES);
  const inWorker = async (script: string): Promise<void> => {
    for (const worker of browser.context.serviceWorkers()) await worker.evaluate(script);
  };
  await judgeThrough(browser, page, {
    begin: () =>
      // At the very edge, and as the specification words it; all else is real.
      inWorker(`
        globalThis.writes = { put: IDBObjectStore.prototype.put, add: IDBObjectStore.prototype.add };
        IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = () => {
          throw new DOMException('no space', 'QuotaExceededError');
        };`),
    async end() {
      await startExport(browser);
      expect(await exportedCaptions(downloadsDir)).toEqual([kept]);
      await page.bringToFront();
      await inWorker('Object.assign(IDBObjectStore.prototype, globalThis.writes)');
    },
  });
});

// Where no small disk can be had there is nothing to run: the test above says so, on the terminal and in the report.
if (hasSmallDisks) {
  test('a disk that is full to the last byte: the same, and nothing that was stored before is lost', async ({
    launch,
    folder,
    site,
  }) => {
    const downloadsDir = join(folder, 'downloads');
    const disk = await createSmallDisk(join(folder, 'disk'));
    try {
      const browser = (await launch({ userDataDir: join(disk.folder, 'profile'), downloadsDir })) as ChromiumBrowser;
      const page = await openFrames(browser, site, FRAMES);
      await judgeThrough(browser, page, {
        begin: async () => disk.fill(),
        async end() {
          // Chromium opens no database on a disk it cannot write to: that is said, and no half file is left.
          const other = await openFrames(browser, site, FRAMES);
          await openGallery(browser, other);
          await other.tree.waitFor({ name: /disk is full/, within: overlay });
          await other.close();
          const options = await browser.openExtensionPage('options.html#export');
          await options.tree.waitFor({ role: 'heading', name: 'The disk is full' });
          await options.tree.click({ role: 'button', name: 'Export what can be read' });
          await options.tree.waitFor({ name: 'Nothing could be saved', within: { role: 'alert' } });
          await options.tree.waitFor({ name: /disk is full/, within: { role: 'alert' } });
          expect(await readdir(downloadsDir)).toEqual([]);
          await options.close();
          await disk.makeRoom();
          await page.bringToFront();
        },
      });
      await startExport(browser);
      expect(await exportedCaptions(downloadsDir)).toEqual([kept, refused]);
      await browser.close();
    } finally {
      await disk.remove();
    }
  });
}
