import type { ChromiumBrowser } from '../../../../scripts/browsers/chromium.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { watchChromiumJudgements } from '../../../support/faults/contentWorld.ts';
import { openBarePage, readLibrary, settled } from '../../../support/faults/library.ts';
import { keepPressing, openFrames } from '../../../support/faults/pictures.ts';
import { startRandom, tell } from '../../../support/faults/random.ts';
import { nextJudgement, saveTheRest, untilSettled } from '../../../support/faults/settling.ts';
import { openGallery, overlay } from '../../../support/gallery.ts';

const CLOSINGS = 5;
const FRAMES = 40;

/** Hears of it when the browser closes a connection by itself. */
const hearOfClosing = `(async () => {
  const database = await (${settled})(indexedDB.open('likeable-gallery'));
  globalThis.closed = new Promise((heard) => { database.onclose = () => heard(true); });
})()`;

test(`the browser closes the database under the extension ${CLOSINGS} times: it is opened again, and nothing is lost`, async ({
  extension,
  site,
}, info) => {
  const random = startRandom(info);
  const browser = extension as ChromiumBrowser;
  const page = await openFrames(browser, site, FRAMES);
  await openGallery(browser, page);
  const judgements = await watchChromiumJudgements(browser, page);
  const bare = await openBarePage(browser);
  const internals = await browser.context.newPage();
  await page.bringToFront();
  await page.pressKey('a');
  await page.tree.waitFor({ name: /goes on/, within: overlay });

  const closed = new AbortController();
  let pressed = 0;
  const nextKey = (): string => (pressed++ % FRAMES === 0 ? 'Home' : random.oneOf(['p', 'x']));
  const judging = keepPressing(page, nextKey, closed.signal);
  for (let closing = 0; closing < CLOSINGS; closing++) {
    await nextJudgement(page, judgements, 'stored');
    await bare.evaluate(hearOfClosing);
    await internals.goto('chrome://indexeddb-internals');
    await internals.getByText('Force close').click();
    await bare.evaluate('globalThis.closed');
  }
  closed.abort();
  await judging;

  // What was under way at that moment may be refused: it is shown, and trying again saves it.
  const notSaved = await untilSettled(page, judgements);
  await saveTheRest(page, judgements);
  const { likes } = await readLibrary(bare);
  const wanted = [...judgements.last].map(([key, { liked }]) => `${key} ${liked}`);
  expect(likes.map(({ key, liked }) => `${key} ${liked}`).toSorted()).toEqual(wanted.toSorted());
  tell(info, 'judgements', `${judgements.sentIds.size} of ${likes.length} pictures, ${notSaved} shown as not saved`);
});
