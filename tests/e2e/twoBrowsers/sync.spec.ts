import type { DrivenPage, ExtensionBrowser } from '../../../scripts/browsers/extensionBrowser.ts';
import { until } from '../../../scripts/browsers/until.ts';
import { startPouchdbServer } from '../../../scripts/servers/pouchdbServer.ts';
import { startApache, startNginx, startRclone } from '../../../scripts/servers/webdav.ts';
import { cardNames, openGallery, press, waitForPressed } from '../../support/gallery.ts';
import { test } from '../../support/extensionTest.ts';

interface Given {
  readonly name: string;
  readonly start: () => Promise<{
    readonly url: string;
    readonly user: string;
    readonly password: string;
    stop(): Promise<void>;
  }>;
  readonly kind: 'WebDAV' | 'CouchDB';
  readonly passphrase?: string;
}

const servers: readonly Given[] = [
  { name: 'Apache', start: startApache, kind: 'WebDAV' },
  { name: 'nginx, encrypted', start: startNginx, kind: 'WebDAV', passphrase: 'a ridge in November' },
  { name: 'rclone', start: startRclone, kind: 'WebDAV' },
  { name: 'the CouchDB protocol', start: startPouchdbServer, kind: 'CouchDB' },
  { name: 'the CouchDB protocol, encrypted', start: startPouchdbServer, kind: 'CouchDB', passphrase: 'päss phrase' },
];

/** Sets the server up on the options page as a person does. */
async function connect(
  browser: ExtensionBrowser,
  server: Awaited<ReturnType<Given['start']>>,
  given: Given,
): Promise<DrivenPage> {
  const page = await browser.openExtensionPage('options.html#sync');
  const fill = async (name: string, text: string): Promise<void> => {
    await page.tree.focus({ role: 'textbox', name });
    await page.typeText(text);
  };
  await page.tree.click({ role: 'radio', name: given.kind });
  await fill('Address', `${server.url}/likes`);
  await fill('User name', server.user);
  await fill('Password', server.password);
  if (given.passphrase !== undefined) {
    await page.tree.click({ role: 'checkbox', name: 'Encrypt what is sent' });
    await fill('Passphrase', given.passphrase);
    await fill('Passphrase again', given.passphrase);
  }
  await page.tree.click({ role: 'button', name: 'Check and connect' });
  await browser.allowPermission(page);
  await waitUntilSynced(page);
  return page;
}

/** Presses the button, and waits until what it has begun is over. */
async function syncNow(page: DrivenPage): Promise<void> {
  const before = await lastRunAt(page);
  await page.bringToFront();
  await page.tree.click({ role: 'button', name: 'Sync now', disabled: false });
  await until(async () => (await lastRunAt(page)) > before || null, 'It does not sync.', 60_000);
  await waitUntilSynced(page);
}

async function lastRunAt(page: DrivenPage): Promise<number> {
  return Number(
    await page.evaluate(
      `(globalThis.browser ?? chrome).runtime.sendMessage({ name: 'sync.read', request: null }).then(({ value }) => value.last.at)`,
    ),
  );
}

async function waitUntilSynced(page: DrivenPage): Promise<void> {
  const state = { role: 'region', name: 'State' };
  await page.tree.waitFor({ role: 'text', name: 'Synced just now', within: state }, { timeout: 60_000 });
  await page.tree.waitFor({ role: 'button', name: 'Sync now', within: state }, { timeout: 60_000 });
}

test.describe('a Chromium and a Firefox keep one library', () => {
  for (const given of servers) {
    test(`over ${given.name}`, async ({ launch, display, requests, site }) => {
      const server = await given.start();
      requests.declare(server.url);
      try {
        const options = { headless: false, display: display.name };
        const chromium = await launch({ ...options, kind: 'chromium' });
        const firefox = await launch({ ...options, kind: 'firefox' });

        const inChromium = await chromium.open(`${site.url}/article`);
        await openGallery(chromium, inChromium);
        const [first = '', second = '', third = ''] = await cardNames(inChromium);
        await press(inChromium, first, 'Like');
        await press(inChromium, second, 'Dislike');
        const chromiumSync = await connect(chromium, server, given);

        // What is judged before a machine is connected comes along.
        const inFirefox = await firefox.open(`${site.url}/article`);
        await openGallery(firefox, inFirefox);
        await press(inFirefox, third, 'Like');
        const firefoxSync = await connect(firefox, server, given);
        await inFirefox.bringToFront();
        await waitForPressed(inFirefox, first, 'Like');
        await waitForPressed(inFirefox, second, 'Dislike');

        await syncNow(chromiumSync);
        await inChromium.bringToFront();
        await waitForPressed(inChromium, third, 'Like');

        // Both change one picture; the later one counts on both.
        await press(inChromium, first, 'Dislike');
        await inFirefox.bringToFront();
        await press(inFirefox, first, 'Like', false);
        await syncNow(chromiumSync);
        await syncNow(firefoxSync);
        await syncNow(chromiumSync);
        await inChromium.bringToFront();
        await waitForPressed(inChromium, first, 'Dislike', false);
        await waitForPressed(inChromium, first, 'Like', false);
        await waitForPressed(inChromium, second, 'Dislike');
      } finally {
        await server.stop();
      }
    });
  }
});
