import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SiteSettings } from '../../lib/core/settings/extensionSettings.ts';
import type { NodeQuery } from '../../scripts/browsers/accessibilityTree.ts';
import type { DrivenPage, ExtensionBrowser, Point } from '../../scripts/browsers/extensionBrowser.ts';
import { extensionDir, type BrowserKind } from './extensionTest.ts';

/** The buttons on the picture under the pointer. */
export const bar: NodeQuery = { role: 'group', name: 'Judge this picture' };

export function judgeButton(name: 'Like' | 'Dislike', pressed: boolean): NodeQuery {
  return { role: 'button', name, pressed, within: bar };
}

export function mark(kind: 'Liked' | 'Disliked', caption?: string): NodeQuery {
  // Browsers have two names for the role of an image.
  return { name: caption === undefined ? new RegExp(`^${kind}(?:: |$)`) : `${kind}: ${caption}` };
}

export function cornerButton(name: RegExp): NodeQuery {
  return { role: 'button', name };
}

/** The shipped build, let into this machine's pages beforehand: what the browser asks is another test's subject. */
export async function allowedBuild(kind: BrowserKind, folder: string): Promise<string> {
  const copy = join(folder, 'extension');
  await cp(extensionDir(kind, 'shipped'), copy, { recursive: true });
  const path = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  return copy;
}

/** Asks the background as a page of ours does. */
function askBackground(browser: ExtensionBrowser, ours: DrivenPage, message: unknown): Promise<unknown> {
  const api = browser.kind === 'chromium' ? 'chrome' : 'browser';
  return ours.evaluate(`${api}.runtime.sendMessage(${JSON.stringify(message)})`);
}

export async function setSite(
  browser: ExtensionBrowser,
  ours: DrivenPage,
  changes: Partial<SiteSettings>,
): Promise<void> {
  await askBackground(browser, ours, {
    name: 'settings.change',
    request: { changes: { sites: { '127.0.0.1': changes } } },
  });
}

/** The match patterns of the pages that our scripts are registered for. */
export async function registeredPatterns(browser: ExtensionBrowser, ours: DrivenPage): Promise<string[]> {
  const api = browser.kind === 'chromium' ? 'chrome' : 'browser';
  return (await ours.evaluate(
    `${api}.scripting.getRegisteredContentScripts().then((scripts) => scripts.flatMap(({ matches }) => matches))`,
  )) as string[];
}

/** Of the elements of ours that a page can see. */
export async function hostsIn(page: DrivenPage): Promise<number> {
  return (await page.evaluate('document.querySelectorAll("likeable-gallery").length')) as number;
}

/** The middle of what the window shows of a picture. */
export async function middleOf(page: DrivenPage, caption: string): Promise<Point> {
  return (await page.evaluate(`(() => {
    const picture = [...document.images].find(({ alt }) => alt === ${JSON.stringify(caption)});
    const { left, top, right, bottom } = picture.getBoundingClientRect();
    return { x: (left + right) / 2, y: (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2 };
  })()`)) as Point;
}

/** Rests the pointer on a picture until its buttons are there. */
export async function hover(page: DrivenPage, caption: string): Promise<void> {
  // A mouse that is where it was does not move.
  await page.hover({ x: 2, y: 2 });
  await page.hover(await middleOf(page, caption));
  await page.tree.waitFor(bar);
}

/** Presses the mouse where something is drawn. */
export function pressAt(page: DrivenPage, at: Point): Promise<void> {
  return page.drag(at, at);
}
