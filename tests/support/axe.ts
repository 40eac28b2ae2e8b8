import axe from 'axe-core';
import type { DrivenPage } from '../../scripts/browsers/extensionBrowser.ts';

/** What axe finds wrong in a page, open shadow roots included, as lines to read. */
export async function axeViolations(page: DrivenPage, context = 'document'): Promise<string[]> {
  const found = await page.evaluate(`(async () => {
    ${axe.source};
    // Colours must have settled before their contrast is measured.
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(${context}, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => id + ': ' + help + ' at ' + target.flat(9).join(' ')));
  })()`);
  return found as string[];
}
