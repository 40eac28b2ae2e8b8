import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../../../scripts/browsers/until.ts';
import type { LibraryExport } from '../../../lib/core/exports/libraryExport.ts';
import { cardNames, openGallery, press } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

test('the options page shows what is stored, lets it be changed, and exports it in the contract’s shape', async ({
  launch,
  site,
  folder: downloadsDir,
}) => {
  const browser = await launch({ downloadsDir });
  const page = await browser.open(`${site.url}/article`);
  await openGallery(browser, page);
  const names = await cardNames(page);
  await press(page, names[0] ?? '', 'Like');
  await press(page, names[1] ?? '', 'Dislike');
  await press(page, names[2] ?? '', 'Like');
  await press(page, names[2] ?? '', 'Like', false);

  const options = await browser.openExtensionPage('options.html');
  await options.tree.waitFor({ role: 'heading', name: 'Library' });
  const card = { role: 'listitem', name: names[1] ?? '' };
  await options.tree.click({ role: 'button', name: 'Like', pressed: false, within: card });
  await options.tree.waitFor({ role: 'button', name: 'Like', pressed: true, within: card });

  await options.goto(`${browser.extensionOrigin}/options.html#export`);
  await options.tree.click({ role: 'button', name: /^Export/ });
  const file = await until(
    async () => (await readdir(downloadsDir)).find((name) => name.endsWith('.json')),
    'No export.',
  );
  await options.tree.waitFor({ role: 'text', name: file });
  const text = await until(
    async () => readFile(join(downloadsDir, file), 'utf8').then((read) => (read.endsWith('\n]}\n') ? read : null)),
    'The export is not complete.',
  );

  const exported = JSON.parse(text) as LibraryExport;
  expect(Object.keys(exported)).toEqual(['format', 'version', 'exportedAt', 'likes']);
  expect(exported).toMatchObject({ format: 'likeable-gallery', version: 1 });
  expect(new Date(exported.exportedAt).toISOString()).toBe(exported.exportedAt);
  expect(exported.likes.map(({ caption, liked }) => ({ caption, liked }))).toEqual(
    expect.arrayContaining([
      { caption: names[0], liked: true },
      { caption: names[1], liked: true },
      { caption: names[2], liked: null },
    ]),
  );
  expect(exported.likes).toHaveLength(3);
  for (const like of exported.likes) {
    expect(like).toMatchObject({ meta: null, page: { url: `${site.url}/article`, title: 'Uphill, slowly' } });
    expect(like.key).toMatch(/^[0-9a-f]{64}$/);
    expect(like.image).toMatchObject({ path: like.url, url: like.url, is_stream: false });
    expect(like.url.startsWith(site.url)).toBe(true);
    expect(like.aliases.length).toBeGreaterThan(0);
  }
});
