import type { ChromiumBrowser } from '../../../../scripts/browsers/chromium.ts';
import type { Reaction } from '../../../../lib/core/judging/reaction.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { watchChromiumJudgements } from '../../../support/faults/contentWorld.ts';
import { openBarePage, readLibrary } from '../../../support/faults/library.ts';
import { keepPressing, openFrames } from '../../../support/faults/pictures.ts';
import { startRandom, tell } from '../../../support/faults/random.ts';
import { openGallery } from '../../../support/gallery.ts';

const KILLS = 10;
const FRAMES = 30;
/** Judgements that are stored at least before the kill. */
const FEWEST = 5;
/** Milliseconds after the browser has said so of the last one: at once every other time, when the disk is hardest pressed. */
const LATEST = 100;
/** Judging, and going from one picture to another. */
const KEYS = ['p', 'x', 'u', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'] as const;

test(`the browser is killed ${KILLS} times while somebody judges: what it said to have stored is there`, async ({
  launch,
  folder,
  site,
}, info) => {
  test.slow();
  const random = startRandom(info);
  let storedCount = 0;
  /** The last operation of each picture that was said to be stored. */
  const stored = new Map<string, string>();
  const sentIds = new Set<string>();
  /** What the library may hold of each picture. */
  const possible = new Map<string, ReadonlySet<Reaction>>();
  let cutOff = 0;
  for (let round = 0; round < KILLS; round++) {
    const browser = (await launch({ userDataDir: folder })) as ChromiumBrowser;
    const page = await openFrames(browser, site, FRAMES);
    await openGallery(browser, page);
    const judgements = await watchChromiumJudgements(browser, page);
    const { processInfo } = await browser.devTools.send('SystemInfo.getProcessInfo');
    const main = processInfo.find(({ type }) => type === 'browser')?.id ?? Number.NaN;
    const killed = new AbortController();
    // It goes while a key is on its way.
    const judging = keepPressing(page, () => random.oneOf(KEYS), killed.signal).catch(() => undefined);
    while (judgements.storedIds.size < FEWEST) await judgements.next('stored');
    if (round % 2 === 1) await new Promise((resolve) => setTimeout(resolve, random.below(LATEST)));
    process.kill(main, 'SIGKILL');
    await browser.closed;
    killed.abort();
    await judging;
    if (judgements.underWay() > 0) cutOff++;
    storedCount += judgements.storedIds.size;
    for (const id of judgements.sentIds) sentIds.add(id);
    for (const [key, { operationId, liked }] of judgements.stored) {
      stored.set(key, operationId);
      possible.set(key, new Set([liked]));
    }
    for (const [key, { operationId, liked }] of judgements.last) {
      // Nobody can say whether what was cut off is stored.
      if (!judgements.storedIds.has(operationId)) possible.set(key, new Set([liked, ...(possible.get(key) ?? [])]));
    }
  }

  const bare = await openBarePage(await launch({ userDataDir: folder }));
  const { likes, operationIds } = await readLibrary(bare);
  tell(
    info,
    'judgements',
    `${storedCount} of ${sentIds.size} said to be stored, of ${likes.length} pictures; ${cutOff} kills cut one off`,
  );
  expect([...stored.values()].filter((id) => !operationIds.includes(id))).toEqual([]);
  expect(operationIds.filter((id) => !sentIds.has(id))).toEqual([]);
  expect(likes.filter(({ key, liked }) => possible.get(key)?.has(liked) !== true)).toEqual([]);
  const aliases = likes.flatMap((like) => like.aliases);
  expect(new Set(aliases).size).toBe(aliases.length);
});
