import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import type { Site } from '../../../scripts/demo/siteServer.ts';
import { overlay } from '../gallery.ts';

/** Opens a page with so many pictures of one address each and nothing else: `Frame 0`, `Frame 1`…, or from another number on. */
export async function openFrames(browser: ExtensionBrowser, site: Site, count: number, first = 0): Promise<DrivenPage> {
  const page = await browser.open(`${site.url}/empty`);
  await addFrames(page, count, first);
  return page;
}

export function frameName(index: number): string {
  return `Frame ${index}`;
}

/** The page comes again with its pictures, and without what the extension put into it. */
export async function reloadFrames(page: DrivenPage, count: number, first = 0): Promise<void> {
  await page.reload();
  await page.tree.waitUntilGone(overlay);
  await addFrames(page, count, first);
}

/** One key after the other, until the signal. */
export async function keepPressing(page: DrivenPage, nextKey: () => string, until: AbortSignal): Promise<void> {
  while (!until.aborted) await page.pressKey(nextKey());
}

async function addFrames(page: DrivenPage, count: number, first: number): Promise<void> {
  await page.evaluate(`(async () => {
    for (let index = ${first}; index < ${first + count}; index++) {
      const image = new Image(300, 200);
      image.alt = 'Frame ' + index;
      image.src = '/photo/friends-320.jpg?frame=' + index;
      await image.decode();
      document.body.append(image);
    }
  })()`);
}
