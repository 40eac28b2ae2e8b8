import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccessibilityTree } from './accessibilityTree.ts';
import { chromiumSurface } from './chromiumAccessibility.ts';
import { stopServiceWorker } from './chromiumServiceWorker.ts';
import { pressToolbarButton, waitForPopup } from './chromiumToolbar.ts';
import { nextFrame, type DrivenPage, type ExtensionBrowser, type LaunchOptions } from './extensionBrowser.ts';
import { findChromium } from './find.ts';
import { countWindows, pressKeys, pressRightButton } from './keyboard.ts';
import { until } from './until.ts';

export interface ChromiumBrowser extends ExtensionBrowser {
  readonly kind: 'chromium';
  readonly context: BrowserContext;
  /** The browser's own DevTools session. */
  readonly devTools: CDPSession;
  /** The folder that the extension is installed from now. */
  readonly installedFrom: string;
  /** The Playwright page behind a driven one. */
  playwrightPage(page: DrivenPage): Page;
  /** A driven page over any page of the context. */
  drive(page: Page): Promise<DrivenPage>;
}

/** Starts Chromium with the extension loaded and nothing granted to it beyond its manifest. */
export async function launchChromium(options: LaunchOptions): Promise<ChromiumBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium found: install chromium, or set CHROMIUM to its path.');
  const { headless = true, display } = options;
  const ownDataDir = options.userDataDir ? null : await mkdtemp(join(tmpdir(), 'likeable-gallery-chromium-'));
  const userDataDir = options.userDataDir ?? ownDataDir ?? '';
  await writePreferences(userDataDir, options.downloadsDir);

  const context = await chromium.launchPersistentContext(userDataDir, {
    executablePath,
    headless,
    viewport: options.viewport ?? (headless ? { width: 1280, height: 800 } : null),
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    env: { ...definedEnvironment(), ...(display ? { DISPLAY: display } : {}) },
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--enable-unsafe-extension-debugging',
      // Catalogues of extensions follow it also where the browser has no words of its own in that language.
      `--lang=${options.language ?? 'en-US'}`,
      '--disable-gpu',
      '--disable-quic',
      // Of what Chromium would ask of its makers' servers by itself.
      '--disable-background-networking',
      '--disable-component-update',
      '--autofill-server-url=none',
      '--component-updater=url-source=data:,none',
      '--disable-sync',
      '--allow-browser-signin=false',
      '--extensions-update-frequency=604800',
      ...(options.proxy
        ? [`--proxy-server=http://${options.proxy.host}:${options.proxy.port}`, '--proxy-bypass-list=<-loopback>']
        : []),
      ...(options.args ?? []),
    ],
  });

  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gave a context without its browser.');
  const devTools = await browser.newBrowserCDPSession();
  if (options.downloadsDir) {
    // The browser's own way, as a person finds it: DevTools' ways lose the names that extensions give to files.
    const [target] = (await devTools.send('Target.getTargets')).targetInfos;
    await devTools.send('Browser.setDownloadBehavior', {
      behavior: 'default',
      ...(target?.browserContextId ? { browserContextId: target.browserContextId } : {}),
    });
  }
  let id = '';
  let installedFrom = options.extensionDir;
  const origin = (): string => `chrome-extension://${id}`;
  const install = async (): Promise<void> => {
    // Branded Chrome refuses --load-extension since version 137; this way works in both.
    ({ id } = await devTools.send('Extensions.loadUnpacked', { path: installedFrom }));
    // Commands and clicks that come before the worker has run once find no listener and are lost.
    const ownWorker = () => context.serviceWorkers().find((worker) => worker.url().startsWith(`${origin()}/`));
    await (await until(ownWorker, 'The extension has no worker.')).evaluate('true');
  };
  await install();

  const pages = new WeakMap<DrivenPage, Page>();
  const playwrightPage = (driven: DrivenPage): Page => {
    const page = pages.get(driven);
    if (!page) throw new Error('This page belongs to another browser.');
    return page;
  };
  const drive = async (page: Page): Promise<DrivenPage> => {
    const driven = await drivePage(context, page);
    pages.set(driven, page);
    return driven;
  };
  const cleanUp = async (): Promise<void> => {
    if (ownDataDir) await rm(ownDataDir, { recursive: true, force: true, maxRetries: 5 });
  };

  return {
    kind: 'chromium',
    version: browser.version(),
    get extensionOrigin() {
      return origin();
    },
    closed,
    context,
    devTools,
    get installedFrom() {
      return installedFrom;
    },
    playwrightPage,
    drive,
    async open(url) {
      const blank = context.pages().find((page) => page.url() === 'about:blank');
      const page = blank ?? (await context.newPage());
      await page.goto(url);
      return drive(page);
    },
    async openExtensionPage(path) {
      const page = await context.newPage();
      await page.goto(`${origin()}/${path}`);
      return drive(page);
    },
    async waitForPage(url) {
      // One that is open already may be on its way there.
      const page = await until(
        () => context.pages().find((open) => url.test(open.url())),
        `No page of ${url} was opened.`,
      );
      await page.waitForLoadState();
      return drive(page);
    },
    async pressShortcut(driven, keys) {
      if (!display) throw new Error('A real shortcut in Chromium needs a window on a display of our own (display.ts).');
      await playwrightPage(driven).bringToFront();
      await pressKeys({ name: display }, keys);
    },
    async pressToolbarButton(driven) {
      return pressToolbarButton({ context, devTools, id }, playwrightPage(driven));
    },
    waitForPopup: () => waitForPopup({ context, devTools, id }),
    async chooseInMenu(driven, { x, y }, { place }) {
      if (!display) throw new Error('A menu of Chromium needs a window on a display of our own (display.ts).');
      const page = playwrightPage(driven);
      await page.bringToFront();
      const [left, top] = await page.evaluate(() => [
        window.screenX + (window.outerWidth - window.innerWidth) / 2,
        window.screenY + window.outerHeight - window.innerHeight,
      ]);
      const screen = { name: display };
      const before = await countWindows(screen);
      const untilOpen = (menus: number) =>
        until(async () => (await countWindows(screen)) >= before + menus, 'A menu of Chromium does not open.');
      await pressRightButton(screen, (left ?? 0) + x, (top ?? 0) + y);
      await untilOpen(1);
      // The extension's entry stands above "Inspect", which is the last.
      for (const key of ['Up', 'Up', 'Right']) await pressKeys(screen, key);
      await untilOpen(2);
      for (const key of [...Array<string>(place).fill('Down'), 'Return']) await pressKeys(screen, key);
    },
    async allowPermission(driven) {
      if (!display) throw new Error('A question of Chromium needs a window on a display of our own (display.ts).');
      const page = playwrightPage(driven);
      // Playwright has every page believe that it has the focus; the question takes it.
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
      const isAsked = () => page.evaluate('!document.hasFocus()');
      await until(isAsked, 'Chromium asks for no permission.');
      // Nothing tells when Chromium begins to take an answer: for half a second it takes none, lest it be a mistake.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      // The question begins at "Deny"; the next button is "Allow".
      await pressKeys({ name: display }, 'Tab');
      await pressKeys({ name: display }, 'Return');
      await until(async () => !(await isAsked()), 'Chromium still asks for a permission.');
    },
    stopBackground: () => stopServiceWorker(context, origin()),
    async reinstall() {
      const before = context.pages();
      const page = await context.newPage();
      for (const old of before) await old.close();
      await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
      await devTools.send('Extensions.uninstall', { id });
      // Another folder makes another id: Chromium may still be deleting what the one before has kept.
      installedFrom = await mkdtemp(join(userDataDir, 'extension-'));
      await cp(options.extensionDir, installedFrom, { recursive: true });
      await install();
    },
    async kill() {
      const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
      const main = processInfo.find((entry) => entry.type === 'browser');
      if (!main) throw new Error('Chromium does not name its process.');
      process.kill(main.id, 'SIGKILL');
      await closed;
      await cleanUp();
    },
    async close() {
      await context.close();
      await cleanUp();
    },
  };
}

/** A fresh profile's preferences; one that is used again keeps its own. */
async function writePreferences(userDataDir: string, downloadsDir: string | undefined): Promise<void> {
  if (downloadsDir) await mkdir(downloadsDir, { recursive: true });
  const profile = join(userDataDir, 'Default');
  await mkdir(profile, { recursive: true });
  const preferences = {
    // Else Chromium asks servers of its makers what forms are about.
    credentials_enable_service: false,
    autofill: { profile_enabled: false, credit_card_enabled: false },
    // Else it fetches a dictionary from there when text is first written.
    browser: { enable_spellchecking: false },
    spellcheck: { dictionary: '', dictionaries: [] },
    ...(downloadsDir ? { download: { default_directory: downloadsDir, prompt_for_download: false } } : {}),
  };
  await writeFile(join(profile, 'Preferences'), JSON.stringify(preferences), { flag: 'wx' }).catch(() => undefined);
}

async function drivePage(context: BrowserContext, page: Page): Promise<DrivenPage> {
  const devTools = await context.newCDPSession(page);
  return {
    tree: createAccessibilityTree(chromiumSurface(devTools)),
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    url: async () => page.url(),
    evaluate: (expression) => page.evaluate(expression),
    pressKey: (keys) => page.keyboard.press(keys),
    typeText: (text) => page.keyboard.type(text),
    hover: ({ x, y }) => page.mouse.move(x, y, { steps: 2 }),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 5 });
      await page.evaluate(nextFrame);
      await page.mouse.up();
    },
    screenshot: async (path) => void (await page.screenshot({ path })),
    setViewport: (size) => page.setViewportSize(size),
    setColorScheme: (colorScheme) => page.emulateMedia({ colorScheme }),
    bringToFront: () => page.bringToFront(),
    close: () => page.close(),
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
