import type { NodeQuery } from '../../../scripts/browsers/accessibilityTree.ts';
import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { expect, test } from '../../support/extensionTest.ts';
import { openBarePage, settled } from '../../support/faults/library.ts';
import { openGallery, overlay, selectionBar } from '../../support/gallery.ts';
import { allowedBuild, setSite } from '../../support/marks.ts';
import { beginObserving } from '../../support/observingPage.ts';

const PICTURES = 40;
const ROUNDS = 5;

interface Busy {
  /** Milliseconds by which one turn of the page was delayed at most. */
  readonly longest: number;
}

interface Round {
  readonly observed: unknown;
  readonly marks: Busy;
  readonly gallery: Busy;
}

test('a page that watches everything cannot tell whether none of its pictures are liked or all', async ({
  launch,
  kind,
  site,
  folder,
}, info) => {
  test.setTimeout(1_200_000);
  const browser = await launch({ extensionDir: await allowedBuild(kind, folder) });
  const bare = await openBarePage(browser);
  await setSite(browser, bare, { marks: true });
  const url = `${site.url}/one`;

  const page = await browser.open(url);
  await page.evaluate(beginObserving(PICTURES));
  await openGallery(browser, page);
  await page.tree.waitFor(likedOf(/^Unrated, \d\d$/));
  await page.pressKey('Control+a');
  await page.tree.waitFor(selectionBar);
  await page.pressKey('l');
  await page.tree.waitFor(likedOf(/^Unrated, 0$/));
  await expect.poll(() => bare.evaluate(takeLikes)).toBeGreaterThanOrEqual(PICTURES);

  const rounds: { readonly none: Round[]; readonly all: Round[] } = { none: [], all: [] };
  // The first of each is not counted: what is read for the first time takes longer.
  for (let nth = 0; nth <= ROUNDS; nth++) {
    for (const likes of nth % 2 === 0 ? (['none', 'all'] as const) : (['all', 'none'] as const)) {
      await bare.evaluate(likes === 'all' ? putLikes : removeLikes);
      const round = await observe(browser, bare, page, url, likes);
      if (nth > 0) rounds[likes].push(round);
    }
  }

  const whereNone = rounds.none.map(({ observed }) => factsOf(observed));
  const whereAll = rounds.all.map(({ observed }) => factsOf(observed));
  expect({
    onlyWhereLiked: tellingFacts(whereAll, whereNone),
    onlyWhereNot: tellingFacts(whereNone, whereAll),
  }).toEqual({
    onlyWhereLiked: [],
    onlyWhereNot: [],
  });
  const measured = (['marks', 'gallery'] as const).map((when) => ({
    what: `longest delay, ${when}`,
    none: rounds.none.map((round) => round[when].longest),
    all: rounds.all.map((round) => round[when].longest),
  }));
  for (const { what, none, all } of measured) {
    info.annotations.push({ type: what, description: `none liked ${said(none)}; all liked ${said(all)} ms` });
  }
  expect(measured.filter(({ none, all }) => tells(none, all) || tells(all, none))).toEqual([]);
});

/** From when the page shows its pictures until marks and the gallery have long settled. */
async function observe(
  browser: ExtensionBrowser,
  bare: DrivenPage,
  page: DrivenPage,
  url: string,
  likes: 'none' | 'all',
): Promise<Round> {
  await page.bringToFront();
  await page.goto(url);
  await page.evaluate(beginObserving(PICTURES));
  await page.evaluate('turns(700)');
  const marks = (await page.evaluate('busy()')) as Busy;
  await bare.evaluate(openInTab);
  await page.tree.waitFor(likedOf(likes === 'all' ? /^Unrated, 0$/ : /^Liked, 0$/));
  await page.evaluate('turns(400)');
  const gallery = (await page.evaluate('busy()')) as Busy;
  const observed = await page.evaluate(`observed(${JSON.stringify(browser.extensionOrigin)})`);
  return { observed, marks, gallery };
}

/** The choice of a reaction, with how many pictures of the page have it. */
function likedOf(name: RegExp): NodeQuery {
  return { role: 'radio', name, within: overlay };
}

/** What was observed, leaf by leaf; of lists, what is in them. */
function factsOf(observed: unknown, path = ''): Set<string> {
  if (typeof observed !== 'object' || observed === null) return new Set([`${path}: ${String(observed)}`]);
  return new Set(
    Object.entries(observed).flatMap(([name, value]) => [
      ...factsOf(value, Array.isArray(observed) && typeof value === 'string' ? path : `${path}/${name}`),
    ]),
  );
}

/** What is so in every one of these rounds and in none of those. Where browsers hear of the pointer differs from round to round. */
function tellingFacts(these: readonly Set<string>[], those: readonly Set<string>[]): string[] {
  const [first = new Set<string>(), ...others] = these;
  return [...first].filter(
    (fact) => others.every((facts) => facts.has(fact)) && !those.some((facts) => facts.has(fact)),
  );
}

/** Whether every one of a page's measurements is larger with these than with those, by more than a frame and more than those differ by themselves. */
function tells(smaller: readonly number[], larger: readonly number[]): boolean {
  const [least, most] = [Math.min(...smaller), Math.max(...smaller)];
  return most < Math.min(...larger) && median(larger) - median(smaller) > Math.max(16, most - least);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function said(values: readonly number[]): string {
  return values.map((value) => value.toFixed(0)).join(' ');
}

/** In a page of ours: as its pop-up does. */
const openInTab = `(async () => {
  const { runtime, tabs } = globalThis.browser ?? chrome;
  const [{ id }] = await tabs.query({ url: 'http://127.0.0.1/*' });
  return runtime.sendMessage({ name: 'gallery.open', request: { tabId: id } });
})()`;

/** In a page of ours: keeps the Likes aside, so that they can be put into the library and taken out between two readings. */
const takeLikes = inLikes(`const found = await settled(likes.getAll());
  globalThis.kept = found.filter(({ liked }) => liked);
  return kept.length;`);
const putLikes = inLikes('await Promise.all(kept.map((like) => settled(likes.put(like))));');
const removeLikes = inLikes('await settled(likes.clear());');

function inLikes(body: string): string {
  return `(async () => {
    const settled = ${settled};
    const database = await settled(indexedDB.open('likeable-gallery'));
    const likes = database.transaction('likes', 'readwrite').objectStore('likes');
    try {
      ${body}
    } finally {
      database.close();
    }
  })()`;
}
