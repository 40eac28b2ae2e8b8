import type { ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import { createBackgroundKiller, killBackground, watchJudgements } from '../support/faults/background.ts';
import { keepPressing, openFrames, reloadFrames } from '../support/faults/pictures.ts';
import { nextJudgement } from '../support/faults/settling.ts';
import { openGallery, overlay } from '../support/gallery.ts';
import { adoptImport, check, checkAfterStart, look, rest } from './checks.ts';
import { beginImport, deleteAndUndo, exportLibrary, fileToImport, importFile } from './libraryWork.ts';
import type { Soak, Step, Tab } from './soakRun.ts';

/** Judging, and going from one picture to another. */
const KEYS = ['p', 'x', 'u', 'p', 'x', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'] as const;
const MOST_TABS = 3;
/** Pictures of a tab; the tab after it shows a few of them too. */
const FRAMES = 30;
const OWN_FRAMES = 24;
const MOST_STEPS = 12;
const MOST_KILLS_A_STEP = 8;
/** Of a kill that hits nothing there is no end otherwise. */
const MOST_ATTEMPTS = 3 * MOST_KILLS_A_STEP;
/** Judgements that are stored at least before the browser is killed. */
const FEWEST = 5;
/** Pictures of an import that is to end, and of one that is to be cut off. */
const SMALL_IMPORT = 60;
const LARGE_IMPORT = 4_000;
/** Milliseconds after which an import is cut off at the latest. */
const CUT_OFF_WITHIN = 1_500;

/** One browser from its start to the SIGKILL at its end, on the profile that all of them share. */
export async function liveOnce(soak: Soak): Promise<void> {
  const { ledger, random, tally } = soak;
  const browser = await soak.launch();
  try {
    await checkAfterStart(soak, browser);
    const tabs = await openTabs(soak, browser);
    const killer = await createBackgroundKiller(browser);
    const steps = 3 + random.below(MOST_STEPS - 2);
    const step = { soak, browser, tabs, killer };
    for (let count = 0; count < steps && !soak.isOver(); count++) await random.oneOf(SCHEDULE)(step);
    await endByKill(step);
  } finally {
    await browser.close().catch(() => undefined);
    ledger.endWatching();
    tally.judgements = ledger.acknowledged();
  }
}

/** The last look, by a browser that nobody kills. */
export async function checkOnce(soak: Soak): Promise<void> {
  const browser = await soak.launch();
  try {
    await checkAfterStart(soak, browser);
  } finally {
    await browser.close();
  }
}

const SCHEDULE: [(step: Step) => Promise<void>, ...((step: Step) => Promise<void>)[]] = [
  judgeAndKill,
  judgeAndKill,
  judgeAndKill,
  judgeAndKill,
  closeAndOpenGallery,
  reloadPage,
  exportAll,
  importSome,
  deleteAll,
];

async function openTabs({ random, ledger, site, tally }: Soak, browser: ExtensionBrowser): Promise<Tab[]> {
  const tabs: Tab[] = [];
  const count = 1 + random.below(MOST_TABS);
  for (let index = 0; index < count; index++) {
    const first = index * OWN_FRAMES;
    const page = await openFrames(browser, site, FRAMES, first);
    await openGallery(browser, page);
    tally.overlays++;
    // Firefox tells of all tabs in one place, and once.
    const shared = browser.kind === 'firefox' ? tabs[0]?.judgements : undefined;
    const judgements = shared ?? (await watchJudgements(browser, page));
    ledger.watch(judgements);
    tabs.push({ page, first, judgements });
  }
  return tabs;
}

/** Several tabs judge while the background is killed under them; then all comes to rest, and is looked at. */
async function judgeAndKill(step: Step): Promise<void> {
  const { soak, killer, browser } = step;
  const { random, tally } = soak;
  const wanted = 1 + random.below(MOST_KILLS_A_STEP);
  const target = random.oneOf(step.tabs as [Tab, ...Tab[]]);
  await target.page.bringToFront();
  const ended = new AbortController();
  const kill = async (): Promise<void> => {
    try {
      let effective = 0;
      for (let attempt = 0; effective < wanted && attempt < MOST_ATTEMPTS; attempt++) {
        const { isEffective } = await killBackground(killer, target.page, target.judgements, random);
        if (isEffective) effective++;
        else tally.vainKills++;
      }
      tally.effectiveKills += effective;
    } finally {
      ended.abort();
    }
  };
  // Firefox takes keys in the tab in front alone.
  const judging = browser.kind === 'firefox' ? [target] : step.tabs;
  const press = (tab: Tab): Promise<void> => keepPressing(tab.page, () => random.oneOf(KEYS), ended.signal);
  await Promise.all([kill(), ...judging.map(press)]);
  await check(step);
}

async function closeAndOpenGallery({ soak, browser, tabs }: Step): Promise<void> {
  const tab = soak.random.oneOf(tabs as [Tab, ...Tab[]]);
  await tab.page.bringToFront();
  await tab.page.tree.click({ role: 'button', name: 'Close', within: overlay });
  await tab.page.tree.waitUntilGone(overlay);
  await openGallery(browser, tab.page);
  soak.tally.overlays++;
}

async function reloadPage(step: Step): Promise<void> {
  const { soak, browser, tabs } = step;
  const tab = soak.random.oneOf(tabs as [Tab, ...Tab[]]);
  await rest(step);
  await tab.page.bringToFront();
  await reloadFrames(tab.page, FRAMES, tab.first);
  await openGallery(browser, tab.page);
  soak.tally.overlays++;
  if (browser.kind === 'firefox') return;
  tab.judgements = await watchJudgements(browser, tab.page);
  soak.ledger.watch(tab.judgements);
}

async function exportAll(step: Step): Promise<void> {
  const { soak, browser } = step;
  await rest(step);
  const { likes } = await look(browser);
  if (likes.length === 0) return;
  const exported = await exportLibrary(browser, soak.downloadsDir);
  const written = new Map(exported.likes.map(({ key, liked }) => [key, liked]));
  for (const { key, liked } of likes) {
    if (written.has(key) && written.get(key) === liked) continue;
    soak.tally.lost++;
    soak.say(`LOST in an export: ${key}`);
  }
  soak.tally.exports++;
}

async function importSome(step: Step): Promise<void> {
  const { soak, browser } = step;
  await rest(step);
  const file = fileToImport(soak.files++, SMALL_IMPORT);
  const takeBack = soak.random.chance(0.5);
  await importFile(browser, file, { takeBack });
  if (!takeBack) adoptImport(soak, file, await look(browser));
  soak.tally.imports++;
  await check(step);
}

async function deleteAll(step: Step): Promise<void> {
  const { soak, browser, killer } = step;
  await rest(step);
  if ((await look(browser)).likes.length === 0) return;
  // What was deleted is known by nothing that a background keeps in its memory.
  const meanwhile = soak.random.chance(0.5) ? () => killer.stop() : async () => undefined;
  await deleteAndUndo(browser, meanwhile);
  soak.tally.deletions++;
  await check(step);
}

/** The browser is killed while somebody judges, and sometimes while a file is imported. */
async function endByKill({ soak, browser, tabs }: Step): Promise<void> {
  const { random, tally } = soak;
  const tab = random.oneOf(tabs as [Tab, ...Tab[]]);
  if (random.chance(0.3)) {
    const file = fileToImport(soak.files++, LARGE_IMPORT);
    soak.cutOff = file;
    await beginImport(browser, file);
    await new Promise((resolve) => setTimeout(resolve, random.below(CUT_OFF_WITHIN)));
    tally.importsCutOff++;
  } else {
    await tab.page.bringToFront();
    const ended = new AbortController();
    // It goes while a key is on its way.
    const pressing = keepPressing(tab.page, () => random.oneOf(KEYS), ended.signal).catch(() => undefined);
    try {
      const enough = tab.judgements.storedIds.size + FEWEST;
      while (tab.judgements.storedIds.size < enough) await nextJudgement(tab.page, tab.judgements, 'stored');
      await browser.kill();
    } finally {
      ended.abort();
      await pressing;
    }
    tally.browserKills++;
    return;
  }
  await browser.kill();
  tally.browserKills++;
}
