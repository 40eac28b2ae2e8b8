import { expect, test } from '../../../support/extensionTest.ts';
import { createBackgroundKiller, killBackground, watchJudgements } from '../../../support/faults/background.ts';
import { openBarePage, readLibrary } from '../../../support/faults/library.ts';
import { keepPressing, openFrames, reloadFrames } from '../../../support/faults/pictures.ts';
import { startRandom, tell } from '../../../support/faults/random.ts';
import { nextJudgement, saveTheRest, untilSettled } from '../../../support/faults/settling.ts';
import { counted, openGallery, overlay } from '../../../support/gallery.ts';

const KILLS = { chromium: 200, firefox: 20 };
/** A busy Firefox often tells of a judgement when it is stored already. */
const MOST_IN_VAIN = { chromium: 400, firefox: 200 };
/** Of the kills between judgements. */
const ROUNDS = 20;
const FRAMES = 60;
/** How often at most somebody has to press a button so that the gallery goes on: when every attempt at one question was killed. */
const MOST_STOPS = { chromium: 4, firefox: 1 };

test('the background is killed again and again while somebody judges: every like is kept, once', async ({
  extension: browser,
  kind,
  site,
}, info) => {
  // A worker that was killed takes up to two seconds to come back on a busy machine.
  test.setTimeout(20 * 60_000);
  const random = startRandom(info);
  const page = await openFrames(browser, site, FRAMES);
  await openGallery(browser, page);
  const judgements = await watchJudgements(browser, page);
  const killer = await createBackgroundKiller(browser);
  await page.pressKey('a');
  await page.tree.waitFor({ name: /goes on/, within: overlay });

  const started = performance.now();
  const kills = { stop: 0, crash: 0, inVain: 0 };
  let stops = 0;
  const killed = new AbortController();
  let pressed = 0;
  const nextKey = (): string => (pressed++ % FRAMES === 0 ? 'Home' : random.oneOf(['p', 'x', 'u', 'p', 'x']));
  const kill = async (): Promise<void> => {
    while (kills.stop + kills.crash < KILLS[kind] && kills.inVain < MOST_IN_VAIN[kind] && stops <= MOST_STOPS[kind]) {
      const { how, isEffective, stops: pressedOn } = await killBackground(killer, page, judgements, random);
      stops += pressedOn;
      kills[isEffective ? how : 'inVain']++;
    }
    killed.abort();
  };
  await Promise.all([keepPressing(page, nextKey, killed.signal), kill()]);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  tell(
    info,
    'effective kills',
    `${kills.stop} stopped, ${kills.crash} crashed, ${kills.inVain} in vain, ${stops} stops, ${seconds} s`,
  );
  expect(stops, 'How often the gallery did not go on by itself').toBeLessThanOrEqual(MOST_STOPS[kind]);
  expect(kills.stop + kills.crash).toBe(KILLS[kind]);

  // What is not stored after every retry is shown as not saved; the rest is there.
  const bare = await openBarePage(browser);
  await page.bringToFront();
  const notSaved = await untilSettled(page, judgements);
  const before = await readLibrary(bare);
  const applied = new Set(before.operationIds);
  expect(applied.size).toBe(before.operationIds.length);
  expect([...applied].filter((id) => !judgements.sentIds.has(id))).toEqual([]);
  expect([...judgements.stored.values()].filter(({ operationId }) => !applied.has(operationId))).toEqual([]);
  await saveTheRest(page, judgements);

  const { likes } = await readLibrary(bare);
  const wanted = [...judgements.last].map(([key, { liked }]) => `${key} ${liked}`);
  expect(likes.map(({ key, liked }) => `${key} ${liked}`).toSorted()).toEqual(wanted.toSorted());
  const aliases = likes.flatMap((like) => like.aliases);
  expect(new Set(aliases).size).toBe(aliases.length);
  tell(info, 'judgements', `${judgements.sentIds.size} of ${wanted.length} pictures, ${notSaved} shown as not saved`);

  await reloadFrames(page, FRAMES);
  await openGallery(browser, page);
  await page.tree.waitFor(counted('Liked', likes.filter(({ liked }) => liked === true).length));
  await page.tree.waitFor(counted('Disliked', likes.filter(({ liked }) => liked === false).length));
});

test('the background is killed while the gallery hears of what was judged: judging goes on as if nothing had been', async ({
  extension: browser,
  site,
}, info) => {
  const random = startRandom(info);
  const page = await openFrames(browser, site, 1);
  await openGallery(browser, page);
  const judgements = await watchJudgements(browser, page);
  const killer = await createBackgroundKiller(browser);
  let stops = 0;
  let kills = 0;
  for (let round = 0; kills < ROUNDS; round++) {
    const stored = nextJudgement(page, judgements, 'stored');
    await page.pressKey(round % 2 === 0 ? 'p' : 'x');
    stops += await stored;
    // Everybody is told of it, and asks anew.
    await pause(random.below(3));
    if (await killer.stop()) kills++;
  }
  expect(stops, 'How often the gallery took no judgement until a button was pressed').toBe(0);
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
