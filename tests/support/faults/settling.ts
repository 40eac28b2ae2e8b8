import type { DrivenPage } from '../../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../../scripts/browsers/until.ts';
import type { Judgements } from './judgements.ts';
import { overlay } from '../gallery.ts';

const tryAgainButton = { role: 'button', name: 'Try again', within: overlay };
/** Milliseconds without news after which somebody would look at the banner, and how often they would. */
const STALLED = 3_000;
const LOOKS = 15;

/**
 * Waits until the next judgement is sent, or stored. Where the gallery takes none any more, because it could not read the library,
 * presses the button that it offers.
 * @returns how often it had to.
 */
export async function nextJudgement(
  page: DrivenPage,
  judgements: Judgements,
  what: 'sent' | 'stored',
): Promise<number> {
  const come = judgements.next(what).then(() => true);
  let pressed = 0;
  for (let look = 0; look < LOOKS; look++) {
    const { promise: stalled, resolve } = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => resolve(false), STALLED);
    const hasCome = await Promise.race([come, stalled]);
    clearTimeout(timer);
    if (hasCome) return pressed;
    const [button] = await page.tree.findAll(tryAgainButton);
    // It may go by itself meanwhile.
    if (button) {
      await page.tree.click(tryAgainButton).catch(() => undefined);
      pressed++;
    }
  }
  throw new Error(`No judgement is ${what} any more in\n${await page.tree.describe()}`);
}

/** Waits until nothing is under way and the gallery shows as not saved just what is not; hands back of how many pictures. */
export async function untilSettled(page: DrivenPage, judgements: Judgements): Promise<number> {
  const settled = async (): Promise<{ count: number } | null> => {
    const sent = judgements.sentIds.size;
    const [banner] = await page.tree.findAll({ name: /judgements? (?:is|are) not saved/, within: overlay });
    const count = notSaved(judgements);
    // Between two judgements of one picture nothing is under way either.
    if (judgements.underWay() > 0 || judgements.sentIds.size > sent) return null;
    return Number.parseInt(banner?.name ?? '0', 10) === count ? { count } : null;
  };
  return (await until(settled, 'The gallery comes to no end.', 60_000)).count;
}

/** Has everything saved that is not, as the gallery offers. */
export function saveTheRest(page: DrivenPage, judgements: Judgements): Promise<void> {
  return saveAll([page], [judgements]);
}

/** The same for several galleries: nothing is under way in any of them then, and nothing is left that is not saved. */
export async function saveAll(pages: readonly DrivenPage[], all: Iterable<Judgements>): Promise<void> {
  const press = async (): Promise<boolean> => {
    let isOffered = false;
    for (const page of pages) {
      const [button] = await page.tree.findAll(tryAgainButton);
      if (button) await page.tree.click(tryAgainButton).catch(() => undefined);
      isOffered ||= button !== undefined;
    }
    return !isOffered && [...all].every((judgements) => judgements.underWay() === 0 && notSaved(judgements) === 0);
  };
  await until(press, 'Trying again has not saved everything.', 60_000);
}

/** Pictures whose last judgement the library has not confirmed. */
function notSaved({ last, storedIds }: Judgements): number {
  return [...last.values()].filter(({ operationId }) => !storedIds.has(operationId)).length;
}
