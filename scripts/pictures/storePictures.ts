import type { ChromiumBrowser } from '../browsers/chromium.ts';
import { nextFrame, type DrivenPage } from '../browsers/extensionBrowser.ts';
import { FRAMES } from './namedSite.ts';
import { card, NOWHERE, openGallery, overlay, preview, waitForPreview } from './driving.ts';

const DANDELIONS = 'Dandelions against the sun';

/** Makes a picture of what a page shows. */
export type Shoot = (page: DrivenPage, name: string) => Promise<void>;

/**
 * What the stores show, in the order in which they show it; their texts are in `docs/stores/listing.md`.
 * @param past a library of before, as a file to import.
 */
export async function storePictures(browser: ChromiumBrowser, past: string, shoot: Shoot): Promise<void> {
  const options = await browser.openExtensionPage('options.html#export');
  await importFile(options, 'library.json', past);

  const page = await browser.open(`${FRAMES}/grid`);
  await gallery(browser, page);
  await shoot(page, '1-gallery');
  await page.pressKey('Escape');
  for (const caption of ['Aitzgorri in late autumn', /^Brushes/, /^Falcon 9/]) await judge(page, caption, 'Like');
  await largePicture(page);
  await shoot(page, '2-preview');
  await page.close();

  await show(options, browser, 'library');
  await options.tree.waitFor({ role: 'listitem', name: 'Half a fig', within: { role: 'main' } });
  await shoot(options, '3-library');

  await show(options, browser, 'export');
  await options.tree.click({ role: 'radio', name: 'Hugging Face', within: { role: 'radiogroup', name: 'Format' } });
  await shoot(options, '4-export');

  await show(options, browser, 'gallery');
  for (const choice of ['Dark', 'Rows', 'On the picture']) {
    await options.tree.click({ role: 'radio', name: choice, within: { role: 'main' } });
    await options.tree.waitFor({ role: 'radio', name: choice, checked: true });
  }
  await options.hover(NOWHERE);
  await shoot(options, '5-settings');
  await options.close();
}

async function gallery(browser: ChromiumBrowser, page: DrivenPage): Promise<void> {
  await openGallery(browser, page);
  await judge(page, 'The stream, step by step', 'Dislike');
  for (const caption of ['The path up, Picos de Europa', 'Two at the window', 'Half a fig', DANDELIONS]) {
    await judge(page, caption, 'Like');
  }
  for (const caption of ['A drum on a cushion', 'Espresso, red cup']) {
    await page.tree.click({ role: 'checkbox', within: card(caption) });
    await page.tree.waitFor({ role: 'checkbox', checked: true, within: card(caption) });
  }
  await page.hover(NOWHERE);
}

async function judge(page: DrivenPage, caption: string | RegExp, button: 'Like' | 'Dislike'): Promise<void> {
  await page.tree.click({ role: 'button', name: button, pressed: false, within: card(caption) });
  await page.tree.waitFor({ role: 'button', name: button, pressed: true, within: card(caption) });
}

/** One picture with its details, in the dark. */
async function largePicture(page: DrivenPage): Promise<void> {
  await page.setColorScheme('dark');
  await page.tree.focus(card(DANDELIONS));
  await page.pressKey('Enter');
  await waitForPreview(page);
  await page.pressKey('i');
  await page.tree.waitFor({ role: 'heading', name: 'Details', within: overlay });
  await page.tree.focus({ role: 'textbox', name: 'Add a tag', within: preview });
  for (const tag of ['light', 'meadow']) {
    await page.typeText(tag);
    await page.pressKey('Enter');
    await page.tree.waitFor({ role: 'button', name: `Remove ${tag}`, within: preview });
  }
  await page.tree.focus({ role: 'textbox', name: 'Note', within: preview });
  await page.typeText('Only the nearest one is sharp: for the cover?');
  await page.tree.click({ role: 'heading', name: 'Details', within: preview });
  await page.hover(NOWHERE);
}

async function show(options: DrivenPage, browser: ChromiumBrowser, section: string): Promise<void> {
  await options.bringToFront();
  await options.goto(`${browser.extensionOrigin}/options.html#${section}`);
  await options.reload();
  await options.tree.waitFor({ role: 'heading', name: /./, within: { role: 'main' } });
  await options.evaluate(nextFrame);
}

/** Drops a file on the options page, and imports it. */
async function importFile(options: DrivenPage, name: string, content: string): Promise<void> {
  await options.tree.waitFor({ role: 'radio', name: /^Everything/ });
  await options.evaluate(`{
    const carried = new DataTransfer();
    carried.items.add(new File([${JSON.stringify(content)}], ${JSON.stringify(name)}));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  }`);
  await options.tree.click({ role: 'button', name: 'Import' });
  await options.tree.waitFor({ role: 'text', name: `${name} imported` });
}
