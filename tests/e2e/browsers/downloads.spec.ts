import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from '../../../scripts/browsers/until.ts';
import { addPictures, card, cardNames, openGallery, overlay, waitForSelected } from '../../support/gallery.ts';
import { expect, test } from '../../support/extensionTest.ts';

const run = promisify(execFile);

/** Python's own reader, which checks every file's sum: names, or the name of a file that is damaged. */
async function zippedNames(path: string): Promise<string[]> {
  const script =
    'import json, sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(json.dumps(z.namelist()))';
  const { stdout } = await run('python3', ['-c', script, path]);
  return JSON.parse(stdout) as string[];
}

/** What is in the folder once the browser has put it there under its own name. */
const saved = (folder: string, ending: string) =>
  until(async () => {
    const names = await readdir(folder);
    if (names.some((name) => name.endsWith('.part') || name.endsWith('.crdownload'))) return null;
    const name = names.find((each) => each.endsWith(ending));
    return name !== undefined && (await stat(join(folder, name))).size > 0 ? name : null;
  }, `No ${ending} file.`);

test('what is selected is saved as one ZIP, every picture under a name of its own', async ({
  launch,
  site,
  folder: downloadsDir,
}) => {
  const browser = await launch({ downloadsDir });
  const page = await browser.open(`${site.url}/article`);
  await addPictures(page, [
    { name: 'Same', width: 300, height: 200 },
    { name: 'same', width: 310, height: 200 },
    { name: 'Same', width: 320, height: 200 },
    { name: '../../etc/passwd', width: 330, height: 200 },
    { name: 'con', width: 340, height: 200 },
  ]);
  await openGallery(browser, page);
  await page.pressKey('Control+a');
  await waitForSelected(page, 11);
  await page.pressKey('d');
  await page.tree.waitFor({ name: /^Saved 11 pictures in Uphill, slowly.*\.zip\.$/, within: overlay });

  const zip = await saved(downloadsDir, '.zip');
  expect(zip).toMatch(/^Uphill, slowly/);
  const names = await zippedNames(join(downloadsDir, zip));
  expect(names).toHaveLength(11);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(11);
  for (const name of names) expect(name).toMatch(/^[^./\\][^/\\:*?"<>|]*\.(?:jpg|webp|avif|png)$/);
  expect(names).toEqual(expect.arrayContaining(['Same.png', 'same (2).png', 'Same (3).png', '_con.png']));
  expect(await readdir(downloadsDir)).toEqual([zip]);
});

test('one picture is saved by itself, from the site and from the page', async ({
  launch,
  site,
  folder: downloadsDir,
}) => {
  const browser = await launch({ downloadsDir });
  const page = await browser.open(`${site.url}/one`);
  await addPictures(page, [{ name: 'Drawn here', width: 300, height: 200 }]);
  await openGallery(browser, page);
  const [first = ''] = await cardNames(page);
  await page.tree.focus(card(first));
  await page.pressKey('d');
  await page.tree.waitFor({ name: /^Saved as .*\.(?:jpg|webp|avif)$/, within: overlay });
  const fromSite = await saved(downloadsDir, '.jpg');
  expect(fromSite.startsWith(first.slice(0, 20))).toBe(true);
  await page.tree.focus(card('Drawn here'));
  await page.pressKey('d');
  await page.tree.waitFor({ name: 'Saved as Drawn here.png', within: overlay });
  expect(await saved(downloadsDir, '.png')).toBe('Drawn here.png');
});
