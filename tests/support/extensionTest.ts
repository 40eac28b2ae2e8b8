import { test as base } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ExtensionBrowser, LaunchOptions } from '../../scripts/browsers/extensionBrowser.ts';
import { startDisplay, type Display } from '../../scripts/browsers/display.ts';
import { launchBrowser } from '../../scripts/browsers/launch.ts';
import { startSite, type Site } from '../../scripts/demo/siteServer.ts';

export type BrowserKind = 'chromium' | 'firefox';

interface LaunchChoices extends Partial<LaunchOptions> {
  /** `shipped` is what people install; `test` has an open shadow root and is otherwise the same. */
  readonly build?: 'shipped' | 'test';
}

interface Fixtures {
  /** The shipped build in a headless browser with an empty profile. */
  readonly extension: ExtensionBrowser;
  readonly launch: (choices?: LaunchChoices) => Promise<ExtensionBrowser>;
  /** An empty folder, gone after the test: a profile to come back to, or a place for downloads. */
  readonly folder: string;
}

export interface WorkerFixtures {
  readonly kind: BrowserKind;
  readonly site: Site;
  readonly display: Display;
}

/** Playwright's runner with a browser of ours: `kind` comes from the project, so that one story runs in both. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  kind: ['chromium', { option: true, scope: 'worker' }],

  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const site = await startSite();
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

  // After `folder`: browsers are closed before the profile they use goes.
  launch: async ({ kind, folder: _ }, use) => {
    const launched: ExtensionBrowser[] = [];
    await use(async ({ build = 'shipped', ...options } = {}) => {
      const browser = await launchBrowser(kind, { extensionDir: extensionDir(kind, build), ...options });
      launched.push(browser);
      return browser;
    });
    // One that a test has killed or closed is closed already.
    for (const browser of launched) await browser.close().catch(() => undefined);
  },

  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'likeable-gallery-test-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  extension: async ({ launch }, use) => {
    await use(await launch());
  },
});

export { expect } from '@playwright/test';

export function extensionDir(kind: BrowserKind, build: 'shipped' | 'test'): string {
  const name = kind === 'chromium' ? 'chrome-mv3' : 'firefox-mv3';
  return resolve('.output', build === 'test' ? `${name}-test` : name);
}
