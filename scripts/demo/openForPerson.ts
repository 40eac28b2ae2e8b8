import type { ExtensionBrowser } from '../browsers/extensionBrowser.ts';

interface OpenOptions {
  readonly browser: ExtensionBrowser;
  readonly url: string;
  readonly siteUrl: string;
  readonly say: (line: string) => void;
}

/** Shows the gallery in a window of its own, and stays until the person closes the browser or presses Ctrl+C. */
export async function openForPerson({ browser, url, siteUrl, say }: OpenOptions): Promise<void> {
  const page = await browser.open(url);
  const popup = await browser.pressToolbarButton(page);
  await popup.tree.click({ role: 'button', name: /^Open gallery/ });
  await popup.waitUntilClosed();
  say(`The gallery is open over ${url}.`);
  say(
    'P or L likes, X dislikes, U clears, Enter shows a picture large, Escape goes back, Alt+Shift+L opens and closes the gallery.',
  );
  say(`More pages to try it on: ${siteUrl}/`);
  say('Close the browser, or press Ctrl+C here, to end the demo.');
  await Promise.race([browser.closed, new Promise((resolve) => process.once('SIGINT', resolve))]);
}
