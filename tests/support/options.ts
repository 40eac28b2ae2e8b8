import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivenPage, ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../scripts/browsers/until.ts';

/** The options page's section for files, when it knows the library. */
export async function openExport(browser: ExtensionBrowser): Promise<DrivenPage> {
  const page = await browser.openExtensionPage('options.html#export');
  await page.tree.waitFor({ role: 'radio', name: /^Everything/, checked: true });
  return page;
}

/** Begins to export everything in a format that asks for no permission. */
export async function exportAs(page: DrivenPage, format: string): Promise<void> {
  await chooseFormat(page, format);
  await page.tree.click({ role: 'button', name: 'Export' });
}

export function chooseFormat(page: DrivenPage, format: string): Promise<void> {
  return page.tree.click({ role: 'radio', name: format, within: { role: 'radiogroup', name: 'Format' } });
}

/** The file in the folder that is called so, once the browser has put it there whole. */
export async function savedFile(folder: string, called: RegExp): Promise<{ name: string; bytes: Buffer }> {
  const name = await until(
    async () => {
      const names = await readdir(folder);
      if (names.some((each) => each.endsWith('.part') || each.endsWith('.crdownload'))) return null;
      const found = names.find((each) => called.test(each));
      return found !== undefined && (await stat(join(folder, found))).size > 0 ? found : null;
    },
    `No file is called ${String(called)}.`,
  );
  return { name, bytes: await readFile(join(folder, name)) };
}

/** Drops a file on the page. */
export async function dropFile(page: DrivenPage, name: string, bytes: Buffer): Promise<void> {
  await page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(bytes.toString('base64'))}), (letter) => letter.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], ${JSON.stringify(name)}));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
  })()`);
}
