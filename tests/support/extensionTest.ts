import { expect, test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ExtensionBrowser, LaunchOptions } from '../../scripts/browsers/extensionBrowser.ts';
import { startDisplay, type Display } from '../../scripts/browsers/display.ts';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { startSite, type Site } from '../../scripts/demo/siteServer.ts';
import { startLoggingProxy, type LoggingProxy } from './loggingProxy.ts';

export type BrowserKind = 'chromium' | 'firefox';

interface LaunchChoices extends Partial<LaunchOptions> {
  /** `shipped` is what people install; `test` has an open shadow root and is otherwise the same. */
  readonly build?: 'shipped' | 'test';
  /** Another browser than the project's. */
  readonly kind?: BrowserKind;
}

interface Fixtures {
  /** The shipped build in a headless browser, just installed. */
  readonly extension: ExtensionBrowser;
  readonly launch: (choices?: LaunchChoices) => Promise<ExtensionBrowser>;
  /** An empty folder, gone after the test: a profile to come back to, or a place for downloads. */
  readonly folder: string;
}

export interface WorkerFixtures {
  readonly kind: BrowserKind;
  readonly site: Site;
  /** Every browser's requests go through it. What goes to `site`, or to a server that the test declares, is asked for; a test with any other request fails. */
  readonly requests: LoggingProxy;
  readonly display: Display;
  /** What `extension` has in one test after the other: a browser that is running, or `null` before the first. */
  readonly running: { browser: ExtensionBrowser | null };
}

/** Playwright's runner with a browser of ours: `kind` comes from the project, so that one story runs in both. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  kind: ['chromium', { option: true, scope: 'worker' }],

  requests: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const proxy = await startLoggingProxy();
      await use(proxy);
      await proxy.close();
    },
    { scope: 'worker' },
  ],

  site: [
    async ({ requests }, use) => {
      const site = await startSite();
      requests.declare(site.url);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],

  display: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const display = await startDisplay();
      await use(display);
      await display.stop();
    },
    { scope: 'worker' },
  ],

  running: [
    // oxlint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const running: WorkerFixtures['running'] = { browser: null };
      await use(running);
      await running.browser?.close().catch(() => undefined);
    },
    { scope: 'worker' },
  ],

  // After `folder`: browsers are closed before the profile they use goes.
  launch: async ({ kind, requests, folder: _ }, use) => {
    const launched: ExtensionBrowser[] = [];
    await use(async ({ build = 'shipped', kind: wanted = kind, ...options } = {}) => {
      const browser = await launchBrowser(wanted, {
        extensionDir: extensionDir(wanted, build),
        proxy: requests,
        ...options,
      });
      launched.push(browser);
      return browser;
    });
    // One that a test has killed or closed is closed already.
    for (const browser of launched) await browser.close().catch(() => undefined);
    expect(requests.takeUnasked(), 'requests that nobody asked for').toEqual([]);
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-test-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  // One browser for many tests, with the extension installed anew for each: starting a browser is dearer than most tests.
  extension: async ({ kind, requests, running }, use) => {
    let browser = running.browser;
    running.browser = null;
    if (browser === null) {
      browser = await launchBrowser(kind, { extensionDir: extensionDir(kind, 'shipped'), proxy: requests });
    } else await browser.reinstall();
    let isAlive = true;
    void browser.closed.then(() => (isAlive = false));
    await use(browser);
    if (isAlive) running.browser = browser;
    expect(requests.takeUnasked(), 'requests that nobody asked for').toEqual([]);
  },
});

export { expect } from '@playwright/test';

export function extensionDir(kind: BrowserKind, build: 'shipped' | 'test'): string {
  const name = kind === 'chromium' ? 'chrome-mv3' : 'firefox-mv3';
  return resolve('.output', build === 'test' ? `${name}-test` : name);
}
