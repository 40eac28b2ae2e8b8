import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { LibraryExport } from '../../lib/core/exports/libraryExport.ts';
import type { NodeQuery } from '../browsers/accessibilityTree.ts';
import type { DrivenPage, ExtensionBrowser } from '../browsers/extensionBrowser.ts';
import { stillScreenshot } from '../browsers/stillScreenshot.ts';
import { until } from '../browsers/until.ts';

interface MainJobOptions {
  readonly browser: ExtensionBrowser;
  /** A page with at least four pictures. */
  readonly url: string;
  /** The folder for screenshots and the export; also where the browser saves downloads. */
  readonly output: string;
  readonly say: (line: string) => void;
}

const LIKED = [0, 1, 2];
const DISLIKED = 3;

/**
 * What the extension is for, done in a real browser as a person does it: by what is seen, with trusted clicks.
 * @throws {Error} at the first step that does not come out as it should.
 */
export async function doMainJob({ browser, url, output, say }: MainJobOptions): Promise<void> {
  const screenshots: string[] = [];
  const shoot = async (page: { screenshot(path: string): Promise<void> }, name: string) => {
    const path = join(output, `${name}.png`);
    await stillScreenshot(page, path);
    screenshots.push(path);
  };

  say(`${browser.kind === 'chromium' ? 'Chromium' : 'Firefox'} ${browser.version}, without a window`);
  const page = await browser.open(url);
  await openGallery(browser, page);
  const captions = await cardNames(page);
  if (captions.length < 4) throw new Error(`${url} shows ${captions.length} pictures; the demo needs at least four.`);
  say(`Opened the gallery on ${url}: ${captions.length} pictures in view`);
  await shoot(page, '1-gallery');

  for (const index of LIKED) await press(page, captions[index], 'Like');
  say(`Liked ${LIKED.map((index) => `“${captions[index]}”`).join(', ')}`);
  await press(page, captions[DISLIKED], 'Dislike');
  say(`Disliked “${captions[DISLIKED]}”`);
  await shoot(page, '2-judged');

  await page.tree.click({ role: 'button', name: 'Preview', within: card(captions[0]) });
  await page.tree.waitFor({ role: 'heading', name: captions[0] ?? '', within: { role: 'dialog', name: 'Preview' } });
  await shoot(page, '3-preview');
  await page.pressKey('Escape');
  say(`Previewed “${captions[0]}”`);

  await page.reload();
  await openGallery(browser, page);
  for (const index of LIKED) await page.tree.waitFor({ name: 'Like', pressed: true, within: card(captions[index]) });
  await page.tree.waitFor({ name: 'Dislike', pressed: true, within: card(captions[DISLIKED]) });
  say('Reloaded the page: all four judgements are there');
  await page.setColorScheme('dark');
  await shoot(page, '4-after-reload-dark');

  const file = await exportLibrary(browser, output, shoot);
  const judged = judgements(JSON.parse(await readFile(file, 'utf8')) as LibraryExport);
  if (judged !== '3 liked, 1 disliked, 0 cleared')
    throw new Error(`The export holds ${judged}; it should hold four judgements.`);
  say(`Exported the library: ${judged}`);
  say('');
  say('Look at:');
  for (const path of [...screenshots, file]) say(`  ${relative('.', path)}`);
}

async function openGallery(browser: ExtensionBrowser, page: DrivenPage): Promise<void> {
  const popup = await browser.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: /^Open gallery/ });
  await popup.waitUntilClosed();
  await page.tree.waitFor({ role: 'listitem' });
  // The counts stand when the page has been looked at and the library has answered.
  await page.tree.waitFor({ role: 'status', name: /pictures?$/ });
}

async function cardNames(page: DrivenPage): Promise<string[]> {
  const cards = await page.tree.findAll({ role: 'listitem', within: { role: 'list', within: { role: 'dialog' } } });
  return cards.map(({ name }) => name).filter((name) => name !== '');
}

function card(name: string | undefined): NodeQuery {
  return { role: 'listitem', name: name ?? '', within: { role: 'dialog' } };
}

async function press(page: DrivenPage, caption: string | undefined, button: 'Like' | 'Dislike'): Promise<void> {
  await page.tree.click({ role: 'button', name: button, pressed: false, within: card(caption) });
  await page.tree.waitFor({ role: 'button', name: button, pressed: true, within: card(caption) });
}

async function exportLibrary(
  browser: ExtensionBrowser,
  output: string,
  shoot: (page: DrivenPage, name: string) => Promise<void>,
): Promise<string> {
  const file = join(output, `likeable-gallery-${new Date().toISOString().slice(0, 10)}.json`);
  await rm(file, { force: true });
  const options = await browser.openExtensionPage('options.html#export');
  await options.tree.click({ role: 'button', name: /^Export/ });
  await until(
    () =>
      readFile(file, 'utf8').then(
        (text) => text.endsWith('\n]}\n'),
        () => false,
      ),
    'The export was not saved.',
  );
  await shoot(options, '5-export');
  await options.goto(`${browser.extensionOrigin}/options.html#library`);
  await options.tree.waitFor({ role: 'heading', name: 'Library' });
  await options.tree.waitFor({ role: 'listitem', name: /./, within: { role: 'main' } });
  await shoot(options, '6-library');
  await options.close();
  return file;
}

function judgements({ likes }: LibraryExport): string {
  const count = (liked: boolean | null) => likes.filter((like) => like.liked === liked).length;
  return `${count(true)} liked, ${count(false)} disliked, ${count(null)} cleared`;
}
