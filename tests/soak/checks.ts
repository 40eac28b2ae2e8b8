import type { ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../scripts/browsers/until.ts';
import { openBarePage, readLibrary, type KeptLibrary } from '../support/faults/library.ts';
import { saveAll } from '../support/faults/settling.ts';
import { openExport } from '../support/options.ts';
import type { ImportedFile } from './libraryWork.ts';
import type { Soak, Step } from './soakRun.ts';

/** What the browser before was killed over is put right, and all it had promised is there. */
export async function checkAfterStart(soak: Soak, browser: ExtensionBrowser): Promise<void> {
  if (soak.cutOff !== null) {
    const file = soak.cutOff;
    soak.cutOff = null;
    // An import is all or nothing: what was cut off is put back at the next start of a page that imports.
    const options = await openExport(browser);
    const isWhole = async (): Promise<{ count: number } | null> => {
      const count = importedOf(file, await look(browser)).length;
      return count === 0 || count === file.addresses.length ? { count } : null;
    };
    const { count } = await until(isWhole, `A part of ${file.name} stays in the library.`, 60_000);
    await options.close();
    if (count > 0) adoptImport(soak, file, await look(browser));
  }
  const library = await look(browser);
  report(soak, library);
  soak.ledger.settle(library);
}

export function adoptImport({ ledger, tally, say }: Soak, file: ImportedFile, library: KeptLibrary): void {
  const likes = importedOf(file, library);
  ledger.adopt(likes);
  const missing = file.addresses.length - likes.length;
  if (missing === 0) return;
  tally.lost += missing;
  say(`LOST of ${file.name}: ${missing}`);
}

function importedOf({ addresses }: ImportedFile, { likes }: KeptLibrary) {
  const wanted = new Set(addresses);
  return likes.filter(({ url }) => wanted.has(url));
}

export async function rest({ tabs }: Step): Promise<void> {
  await saveAll(
    tabs.map(({ page }) => page),
    new Set(tabs.map(({ judgements }) => judgements)),
  );
}

/** Each time in a page of its own: one whose process is killed along with the background answers nothing any more. */
export async function look(browser: ExtensionBrowser): Promise<KeptLibrary> {
  const bare = await openBarePage(browser);
  const library = await readLibrary(bare);
  await bare.close();
  return library;
}

export async function check(step: Step): Promise<void> {
  await rest(step);
  report(step.soak, await look(step.browser));
}

function report({ ledger, tally, say }: Soak, library: KeptLibrary): void {
  const { lost, doubled, strange } = ledger.compare(library);
  tally.checks++;
  tally.judgements = ledger.acknowledged();
  tally.lost += lost.length;
  tally.doubled += doubled.length;
  tally.strange += strange.length;
  for (const what of lost) say(`LOST: ${what}`);
  for (const what of doubled) say(`DOUBLED: ${what}`);
  for (const what of strange) say(`NOBODY MADE: ${what}`);
}
