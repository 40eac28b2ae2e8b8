import type { ChromiumBrowser } from '../../scripts/browsers/chromium.ts';
import type { ExtensionBrowser } from '../../scripts/browsers/extensionBrowser.ts';
import type { FirefoxBrowser } from '../../scripts/browsers/firefox.ts';

interface Addons {
  readonly AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
}
declare const ChromeUtils: { importESModule(url: string): Addons };
declare const WebExtensionPolicy: { getByHostname(host: string): { readonly id: string } };

/** Reloads the extension, as an update does, under the pages that are open. Settles when the new one runs. */
export async function reloadExtension(browser: ExtensionBrowser): Promise<void> {
  if (browser.kind === 'firefox') {
    const { chrome, extensionOrigin } = browser as FirefoxBrowser;
    await chrome.call(reloadAddon, new URL(extensionOrigin).hostname);
    return;
  }
  const { context, devTools, installedFrom } = browser as ChromiumBrowser;
  const next = context.waitForEvent('serviceworker');
  // `chrome.runtime.reload` would leave it switched off: this browser is in no developer's hands.
  await devTools.send('Extensions.loadUnpacked', { path: installedFrom });
  await (await next).evaluate('true');
}

/** Inside of Firefox's own window; see `firefoxFrontEnd.ts`. */
async function reloadAddon(host: string): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  await (await AddonManager.getAddonByID(WebExtensionPolicy.getByHostname(host).id)).reload();
}
