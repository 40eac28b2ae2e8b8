import type { DrivenPage, ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../scripts/browsers/until.ts';

const read = `chrome.tabs.query({}).then((tabs) =>
  Promise.all(tabs.map(({ id }) => chrome.action.getBadgeText({ tabId: id }))))`;

/** Until the toolbar's button says this of one of the open tabs, or, where it is empty, nothing of any of them. */
export async function waitForBadge(browser: ExtensionBrowser, page: DrivenPage, text: string): Promise<void> {
  const options = await browser.openExtensionPage('options.html#data');
  await until(
    async () => {
      const said = ((await options.evaluate(read)) as string[]).filter((each) => each !== '');
      return text === '' ? said.length === 0 : said.includes(text);
    },
    `The button does not say ${JSON.stringify(text)}.`,
  );
  await options.close();
  await page.bringToFront();
}
