import type { AccessibleNode, NodeQuery } from '../../scripts/browsers/accessibilityTree.ts';
import type { DrivenPage, ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';

/** The overlay as a person meets it, whatever the browser. */
export const overlay: NodeQuery = { role: 'dialog', name: 'Likeable Gallery' };

export const preview: NodeQuery = { role: 'dialog', name: 'Preview', within: overlay };

/** Whatever is selected, and what can be done with it. */
export const selectionBar: NodeQuery = { role: 'toolbar', name: 'Selection', within: overlay };

export const compare: NodeQuery = { role: 'dialog', name: 'Compare', within: overlay };

export function card(name: string | RegExp): NodeQuery {
  return { role: 'listitem', name, within: overlay };
}

/** Opens the gallery by the toolbar button and the popup's own button. */
export async function openGallery(browser: ExtensionBrowser, page: DrivenPage): Promise<void> {
  const popup = await browser.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: /^Open gallery/ });
  await popup.waitUntilClosed();
  await waitUntilCounted(page);
}

/** The page has been looked at, and the library has answered. */
export async function waitUntilCounted(page: DrivenPage): Promise<void> {
  await page.tree.waitFor({ role: 'status', name: /pictures?$/i, within: overlay });
}

/** Presses a card's button and waits until it shows. */
export async function press(
  page: DrivenPage,
  caption: string | RegExp,
  button: 'Like' | 'Dislike',
  pressed = true,
): Promise<void> {
  await page.tree.click({ role: 'button', name: button, pressed: !pressed, within: card(caption) });
  await waitForPressed(page, caption, button, pressed);
}

export async function waitForPressed(
  page: DrivenPage,
  caption: string | RegExp,
  button: 'Like' | 'Dislike',
  pressed = true,
): Promise<AccessibleNode> {
  return page.tree.waitFor({ role: 'button', name: button, pressed, within: card(caption) });
}

/** The names of the cards in view, in page order. */
export async function cardNames(page: DrivenPage): Promise<string[]> {
  // Cards are drawn a frame after the count is said.
  await page.tree.waitFor({ role: 'listitem', name: /./, within: overlay });
  const cards = await page.tree.findAll({ role: 'listitem', within: { role: 'list', within: overlay } });
  return cards.map(({ name }) => name).filter((name) => name !== '');
}

/** The choice of a reaction in the header, which says how many pictures have it. */
export function counted(name: 'All' | 'Liked' | 'Disliked' | 'Unrated', count: number): NodeQuery {
  return { role: 'radio', name: `${name}, ${count}`, within: overlay };
}

export async function waitForSelected(page: DrivenPage, count: number): Promise<void> {
  await page.tree.waitFor({ role: 'text', name: String(count), within: { role: 'status', within: selectionBar } });
}

/** Pictures of these sizes in pixels, added to the page's end. */
export async function addPictures(
  page: DrivenPage,
  pictures: readonly { readonly name: string; readonly width: number; readonly height: number }[],
): Promise<void> {
  await page.evaluate(`(async () => {
    for (const { name, width, height } of ${JSON.stringify(pictures)}) {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d');
      context.fillStyle = 'hsl(' + (width * 7 + height) % 360 + ' 60% 50%)';
      context.fillRect(0, 0, width, height);
      const image = Object.assign(new Image(), { alt: name, src: canvas.toDataURL() });
      await image.decode();
      document.body.append(image);
    }
  })()`);
}

/** Until it can be used: at its first opening something of the same name stands in for it while its script comes. */
export async function waitForPreview(page: DrivenPage): Promise<void> {
  await page.tree.waitFor({ role: 'button', name: /of full size/, within: preview });
}

/** Whether the middle of the page's last picture is in the window. */
export const lastIsSeen = (page: DrivenPage) =>
  page.evaluate(`(() => {
    const { top, bottom } = [...document.querySelectorAll('main img, article img')].at(-1).getBoundingClientRect();
    return (top + bottom) / 2 > 0 && (top + bottom) / 2 < innerHeight;
  })()`);
