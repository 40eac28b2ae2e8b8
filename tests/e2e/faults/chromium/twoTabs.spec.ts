import type { ChromiumBrowser } from '../../../../scripts/browsers/chromium.ts';
import { nextFrame } from '../../../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../../../scripts/browsers/until.ts';
import { expect, test } from '../../../support/extensionTest.ts';
import { watchChromiumJudgements } from '../../../support/faults/contentWorld.ts';
import { openBarePage, readLibrary } from '../../../support/faults/library.ts';
import { frameName, openFrames } from '../../../support/faults/pictures.ts';
import { startRandom, tell } from '../../../support/faults/random.ts';
import { card, openGallery, selectionBar, waitForPressed } from '../../../support/gallery.ts';

/** Of both tabs together. */
const PRESSES = 1_000;
/** How often both come to rest, and agree. */
const ROUNDS = 10;

test(`two tabs judge one picture ${PRESSES} times: one record, and the last word wins in both`, async ({
  extension,
  site,
}, info) => {
  test.slow();
  const random = startRandom(info);
  const browser = extension as ChromiumBrowser;
  const frame = frameName(0);
  const openTab = async () => {
    const page = await openFrames(browser, site, 1);
    await openGallery(browser, page);
    // A key pressed before its card is drawn brings the card into view, and does no more.
    await page.tree.waitFor({ ...card(frame), focused: true });
    // What is selected is judged as the key says; otherwise the same key again would take the judgement back.
    await page.pressKey('Space');
    await page.tree.waitFor(selectionBar);
    return { page, judgements: await watchChromiumJudgements(browser, page) };
  };
  const one = await openTab();
  const two = await openTab();
  const tabs = [one, two];
  const bare = await openBarePage(browser);

  const press = ({ page }: typeof one, liked: boolean): Promise<void> => page.pressKey(liked ? 'p' : 'x');
  const isQuiet = async (): Promise<boolean> => {
    const sent = tabs.map(({ judgements }) => judgements.sentIds.size);
    if (tabs.some(({ judgements }) => judgements.underWay() > 0)) return false;
    // Between two messages none is under way.
    for (const { page } of tabs) await page.evaluate(nextFrame);
    return tabs.every(({ judgements }, tab) => judgements.underWay() === 0 && judgements.sentIds.size === sent[tab]);
  };
  const each = PRESSES / ROUNDS / 2;
  let lost = 0;
  for (let round = 0; round < ROUNDS; round++) {
    // Both at once, and then one of them, while what the other has said may still be on its way.
    const pressAll = async (tab: typeof one): Promise<void> => {
      for (let count = 0; count < each; count++) await press(tab, random.below(2) === 0);
    };
    await Promise.all([pressAll(one), pressAll(two)]);
    const speaker = random.oneOf([one, two]);
    const liked = random.below(2) === 0;
    await press(speaker, !liked);
    await press(speaker, liked);
    await until(isQuiet, 'The galleries come to no end.');
    const { likes } = await readLibrary(bare);
    expect(likes).toHaveLength(1);
    if (likes[0]?.liked !== liked) lost++;
    for (const { page } of tabs) await waitForPressed(page, frame, likes[0]?.liked ? 'Like' : 'Dislike');
  }
  const sent = tabs.map(({ judgements }) => judgements.sentIds.size);
  tell(info, 'judgements', `${PRESSES} presses, ${sent.join(' and ')} sent, ${lost} last words lost`);
  expect(lost).toBe(0);
});
