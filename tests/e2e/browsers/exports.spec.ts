import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cardNames, openGallery, press } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { chooseFormat, exportAs, openExport, dropFile, savedFile } from '../../support/options.ts';
import type { ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';

/** What each format's file is called after the date, and how it begins. */
const formats: readonly (readonly [format: string, ending: string, begins: string])[] = [
  ['JSON Lines', '.jsonl', '{"image":'],
  ['CSV', '.csv', '\uFEFF'],
  ['Web page', '.html', '<!DOCTYPE html>'],
  ['Bookmarks', '-bookmarks.html', '<!DOCTYPE NETSCAPE-Bookmark-file-1>'],
  ['Addresses', '.txt', 'http'],
  ['Parquet', '.parquet', 'PAR1'],
  ['Labelled', '-labels.jsonl', '{"prompt":'],
  ['Pairs', '-pairs.jsonl', '{"prompt":'],
  ['Gradio', '-gradio.json', '['],
  ['JSON', '.json', '{"format":"likeable-gallery"'],
];

async function judgeSome(browser: ExtensionBrowser, url: string): Promise<void> {
  const page = await browser.open(url);
  await openGallery(browser, page);
  const [first = '', second = '', third = ''] = await cardNames(page);
  await press(page, first, 'Like');
  await press(page, second, 'Dislike');
  await press(page, third, 'Like');
}

test('every format that holds no pictures reaches the downloads under a name that says what it is', async ({
  launch,
  site,
  folder,
}) => {
  const browser = await launch({ downloadsDir: folder });
  await judgeSome(browser, `${site.url}/article`);
  const page = await openExport(browser);
  const saved: string[] = [];
  for (const [format, ending, begins] of formats) {
    await exportAs(page, format);
    const { name, bytes } = await savedFile(folder, new RegExp(`^likeable-gallery-[0-9-]{10}${ending}$`));
    saved.push(name);
    expect(bytes.toString('utf8').startsWith(begins), format).toBe(true);
  }
  expect((await readdir(folder)).toSorted()).toEqual(saved.toSorted());
});

test('a backup with its pictures makes the same library in an empty profile, and can be taken back', async ({
  launch,
  site,
  folder,
  kind,
  display,
}) => {
  const folders = ['first', 'second'].map((name) => join(folder, name));
  for (const each of folders) await mkdir(each);
  const [firstFolder = '', secondFolder = ''] = folders;
  // Chromium asks for permissions in windows only.
  const windowed = kind === 'chromium' ? { headless: false, display: display.name } : {};
  const first = await launch({ downloadsDir: firstFolder, ...windowed });
  await judgeSome(first, `${site.url}/article`);
  const out = await openExport(first);
  await exportAs(out, 'JSON');
  const json = await savedFile(firstFolder, /\.json$/);

  await chooseFormat(out, 'ZIP');
  await out.tree.waitFor({ role: 'text', name: /Needs to read pictures from/ });
  await out.tree.click({ role: 'button', name: /^Export/ });
  await first.allowPermission(out);
  await out.tree.waitFor({ role: 'text', name: /^3 pictures exported$/ });
  const zip = await savedFile(firstFolder, /\.zip$/);
  await first.close();

  const second = await launch({ downloadsDir: secondFolder });
  const back = await openExport(second);
  await dropFile(back, zip.name, zip.bytes);
  await back.tree.click({ role: 'button', name: 'Import' });
  await back.tree.waitFor({ role: 'text', name: `${zip.name} imported` });
  await exportAs(back, 'JSON');
  const again = await savedFile(secondFolder, /\.json$/);
  const undated = (bytes: Buffer) => bytes.toString('utf8').replace(/"exportedAt":"[^"]*"/, '');
  expect(undated(again.bytes)).toBe(undated(json.bytes));

  await back.tree.click({ role: 'button', name: /^Undo/ });
  await back.tree.waitFor({ role: 'text', name: `${zip.name} taken back` });
  const library = await second.openExtensionPage('options.html');
  await library.tree.waitFor({ role: 'heading', name: 'Nothing is judged yet' });
});
