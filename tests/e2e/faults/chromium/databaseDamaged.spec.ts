import { copyFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivenPage } from '../../../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../../../scripts/browsers/until.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { readExport } from '../../../support/faults/export.ts';
import { openBarePage, readLibrary, settled } from '../../../support/faults/library.ts';
import { openFrames } from '../../../support/faults/pictures.ts';
import { counted, openGallery, overlay } from '../../../support/gallery.ts';

const FRAMES = 6;

/** A picture that is its own address, and so long a one that Chromium keeps its Like in a file of its own. */
const addLargePicture = `(async () => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 220, height: 220 });
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(220, 220);
  crypto.getRandomValues(new Uint8Array(pixels.data.buffer, 0, 65536));
  crypto.getRandomValues(new Uint8Array(pixels.data.buffer, 65536, 65536));
  context.putImageData(pixels, 0, 0);
  const image = Object.assign(new Image(), { alt: 'Noise', src: canvas.toDataURL() });
  await image.decode();
  document.body.append(image);
})()`;

const countRecords = `(async () => {
  const settled = ${settled};
  const database = await settled(indexedDB.open('likeable-gallery'));
  const count = await settled(database.transaction('likes').objectStore('likes').count());
  database.close();
  return count;
})()`;

async function likeAll(page: DrivenPage, count: number): Promise<void> {
  await page.pressKey('Control+a');
  await page.pressKey('p');
  await page.tree.waitFor(counted('Liked', count));
  await page.tree.waitUntilGone({ name: /^Saving/, within: overlay });
}

/** The files of IndexedDB in a profile whose path ends so. */
async function databaseFiles(profile: string, ending: RegExp): Promise<string[]> {
  const folder = join(profile, 'Default', 'IndexedDB');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => ending.test(path));
}

test('one record cannot be read: the library says so, deletes nothing, and exports all others', async ({
  launch,
  folder,
  site,
}) => {
  const userDataDir = join(folder, 'profile');
  const downloadsDir = join(folder, 'downloads');
  const first = await launch({ userDataDir, downloadsDir });
  const page = await openFrames(first, site, FRAMES);
  await page.evaluate(addLargePicture);
  await openGallery(first, page);
  await likeAll(page, FRAMES + 1);
  const bare = await openBarePage(first);
  await until(async () => (await readLibrary(bare)).likes.length === FRAMES + 1, 'Not all is stored.');
  await first.close();
  const files = await databaseFiles(userDataDir, /\.blob\//);
  expect(files).toHaveLength(1);
  for (const file of files) await rm(file);

  const second = await launch({ userDataDir, downloadsDir });
  const options = await second.openExtensionPage('options.html');
  await options.tree.click({ role: 'button', name: 'Export what can be read' });
  await options.tree.waitFor({ name: /1 judgement could not be read/ });
  const { likes } = await readExport(downloadsDir);
  expect(likes.map(({ caption }) => caption).toSorted()).toEqual(
    Array.from({ length: FRAMES }, (_, index) => `Frame ${index}`),
  );
  expect(await (await openBarePage(second)).evaluate(countRecords)).toBe(FRAMES + 1);

  // Pictures that are not concerned are known as before.
  const again = await openFrames(second, site, FRAMES);
  await openGallery(second, again);
  await again.tree.waitFor(counted('Liked', FRAMES));
});

test('a database that does not open: the pictures are shown, nothing is deleted, and all is back when it opens', async ({
  launch,
  folder,
  site,
}) => {
  const first = await launch({ userDataDir: folder });
  const page = await openFrames(first, site, FRAMES);
  await openGallery(first, page);
  await likeAll(page, FRAMES);
  await first.close();
  const [current = ''] = await databaseFiles(folder, /\.leveldb\/CURRENT$/);
  const spare = join(folder, 'CURRENT');
  await copyFile(current, spare);
  await writeFile(current, 'no manifest of any name\n');

  const second = await launch({ userDataDir: folder });
  const damaged = await openFrames(second, site, FRAMES);
  await openGallery(second, damaged);
  await damaged.tree.waitFor({ name: /library cannot be opened/, within: overlay });
  await damaged.tree.waitFor({ role: 'status', name: `${FRAMES} pictures`, within: overlay });
  const options = await second.openExtensionPage('options.html');
  await options.tree.waitFor({ name: /library (?:cannot be opened|could not be read)/i });
  await options.tree.waitFor({ name: /[Nn]othing .*was deleted/ });
  await second.close();

  await copyFile(spare, current);
  const third = await launch({ userDataDir: folder });
  const repaired = await openFrames(third, site, FRAMES);
  await openGallery(third, repaired);
  await repaired.tree.waitFor(counted('Liked', FRAMES));
});
