import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrivenPage, ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import type { LibraryExport } from '../../lib/core/exports/libraryExport.ts';
import { dropFile, exportAs, openExport, savedFile } from '../support/options.ts';

/** Exports the whole library, as a person does on the options page. */
export async function exportLibrary(browser: ExtensionBrowser, downloadsDir: string): Promise<LibraryExport> {
  const options = await openExport(browser);
  await exportAs(options, 'JSON');
  const { name, bytes } = await savedFile(downloadsDir, /\.json$/);
  await rm(join(downloadsDir, name));
  await options.close();
  return JSON.parse(bytes.toString('utf8')) as LibraryExport;
}

/** A file of judgements on pictures that no page here shows. */
export interface ImportedFile {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly bytes: Buffer;
}

export function fileToImport(number: number, pictures: number): ImportedFile {
  const addresses = Array.from({ length: pictures }, (_, index) => `https://import.example/${number}/${index}.jpg`);
  const entries = addresses.map((image, index) => ({ image, caption: `Import ${index}`, liked: index % 3 > 0 }));
  return { name: `import-${number}.json`, addresses, bytes: Buffer.from(JSON.stringify(entries)) };
}

/** Begins an import, and hands back the page it runs in. */
export async function beginImport(browser: ExtensionBrowser, { name, bytes }: ImportedFile): Promise<DrivenPage> {
  const options = await openExport(browser);
  await dropFile(options, name, bytes);
  await options.tree.click({ role: 'button', name: 'Import' });
  return options;
}

export async function importFile(
  browser: ExtensionBrowser,
  file: ImportedFile,
  { takeBack }: { readonly takeBack: boolean },
): Promise<void> {
  const options = await beginImport(browser, file);
  await options.tree.waitFor({ role: 'text', name: `${file.name} imported` });
  if (takeBack) {
    await options.tree.click({ role: 'button', name: /^Undo/ });
    await options.tree.waitFor({ role: 'text', name: `${file.name} taken back` });
  }
  await options.close();
}

/** Deletes the whole library, and brings it back. */
export async function deleteAndUndo(browser: ExtensionBrowser, meanwhile: () => Promise<unknown>): Promise<void> {
  const options = await browser.openExtensionPage('options.html#data');
  await options.tree.click({ role: 'button', name: 'Delete everything…' });
  await options.tree.click({
    role: 'button',
    name: 'Delete everything',
    within: { role: 'dialog', name: 'Delete everything?' },
  });
  await options.tree.waitFor({ name: /pictures? (?:was|were) deleted/ });
  await meanwhile();
  await options.tree.click({ role: 'button', name: 'Undo' });
  await options.tree.waitFor({ name: 'Everything is back as it was.' });
  await options.close();
}
