import type { NodeQuery } from '../browsers/accessibilityTree.ts';
import type { DrivenPage, ExtensionBrowser } from '../browsers/extensionBrowser.ts';

export const overlay: NodeQuery = { role: 'dialog', name: 'Likeable Gallery' };
export const preview: NodeQuery = { role: 'dialog', name: 'Preview', within: overlay };
export const compare: NodeQuery = { role: 'dialog', name: 'Compare', within: overlay };

/** Where the mouse rests without changing what anything looks like. */
export const NOWHERE = { x: 640, y: 3 } as const;

export function card(caption: string | RegExp): NodeQuery {
  return { role: 'listitem', name: caption, within: overlay };
}

/** Opens the gallery by its shortcut, and waits until the page has been looked at and the library has answered. */
export async function openGallery(browser: ExtensionBrowser, page: DrivenPage): Promise<void> {
  await browser.pressShortcut(page, 'Alt+Shift+L');
  await page.tree.waitFor({ role: 'status', name: /pictures?$/, within: overlay });
  await page.tree.waitFor({ role: 'listitem', name: /./, within: overlay });
}

/** Until the preview can be used: something of the same name stands in for it while its script comes. */
export async function waitForPreview(page: DrivenPage): Promise<void> {
  await page.tree.waitFor({ role: 'button', name: /of full size/, within: preview });
}
