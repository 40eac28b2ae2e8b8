import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { DrivenPage, DrivenPopup, ExtensionBrowser, LaunchOptions } from './extensionBrowser.ts';
import { findFirefox } from './find.ts';
import { evaluateIn, openContexts, sendBidi, type OpenContext } from './firefoxBidi.ts';
import { openChromeScope, type ChromeScope } from './firefoxChromeScope.ts';
import * as frontEnd from './firefoxFrontEnd.ts';
import { driveFirefoxPage, driveFirefoxPopup } from './firefoxPage.ts';
import { pressKeys } from './keyboard.ts';
import { until } from './until.ts';

/** Milliseconds: a pop-up is shown when its page is there, which takes long while other browsers start. */
const POPUP_TIMEOUT = 60_000;
/** As in wxt.config.ts. */
const extensionId = 'likeable-gallery@likeable-gallery.org';
/** Heads its entries in menus. */
const extensionName = 'Likeable Gallery';
/** Firefox makes one up at every install; a fixed one gives the extension's pages and storage a fixed origin. */
const extensionUuid = '6c1b6a0e-2f0d-4e2e-9b6b-1f5f3a3c6a57';

export interface FirefoxBrowser extends ExtensionBrowser {
  readonly kind: 'firefox';
  readonly browser: Browser;
  /** Firefox's own window. */
  readonly chrome: ChromeScope;
}

export interface FirefoxOptions extends LaunchOptions {
  /** Milliseconds after which an idle event page ends; Firefox's own choice is 30,000. */
  readonly backgroundIdleTimeout?: number;
  readonly prefs?: Readonly<Record<string, string | number | boolean>>;
}

/** Starts Firefox with the extension loaded and nothing granted to it beyond its manifest. */
export async function launchFirefox(options: FirefoxOptions): Promise<FirefoxBrowser> {
  const executablePath = await findFirefox();
  if (!executablePath) throw new Error('No Firefox found: install firefox, or set FIREFOX to its path.');
  const { headless = true, display, downloadsDir } = options;
  const { width, height } = options.viewport ?? { width: 1280, height: 800 };
  const ownDataDir = options.userDataDir ? null : await mkdtemp(join(tmpdir(), 'likeable-gallery-firefox-'));
  if (downloadsDir) await mkdir(downloadsDir, { recursive: true });

  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless,
    defaultViewport: null,
    userDataDir: options.userDataDir ?? ownDataDir ?? '',
    args: ['--remote-allow-system-access', ...(options.args ?? [])],
    env: {
      ...process.env,
      ...(display ? { DISPLAY: display } : {}),
      // The screen that a headless Firefox believes in.
      MOZ_HEADLESS_WIDTH: '3000',
      MOZ_HEADLESS_HEIGHT: '2400',
      // Lets the preference below be followed.
      MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
    },
    extraPrefsFirefox: preferences(options),
  });
  const closed = new Promise<void>((resolve) => browser.once('disconnected', () => resolve()));
  const chrome = await openChromeScope(browser);
  // Extensions choose their catalogue when they are loaded.
  if (options.language) await chrome.call(frontEnd.preferLanguage, options.language);
  await browser.installExtension(options.extensionDir);
  // A click outside of the window would hit nothing; on a screen of its own the window's size is the person's affair.
  if (headless) await chrome.call(frontEnd.makeRoomFor, width, height);
  if (options.colorScheme) await chrome.call(frontEnd.preferColorScheme, options.colorScheme);

  let uuid = extensionUuid;
  const origin = (): string => `moz-extension://${uuid}`;
  const contexts = new WeakMap<DrivenPage, string>();
  const contextOf = (driven: DrivenPage): string => {
    const context = contexts.get(driven);
    if (!context) throw new Error('This page belongs to another browser.');
    return context;
  };
  const drive = async (context: string): Promise<DrivenPage> => {
    const driven = driveFirefoxPage(browser, chrome, context);
    contexts.set(driven, context);
    if (headless) await driven.setViewport({ width, height });
    return driven;
  };
  const findTab = (matches: (tab: OpenContext) => boolean): Promise<OpenContext> =>
    until(async () => (await openContexts(browser)).find(matches), 'The page has not come up.');
  const waitForPopup = async (): Promise<DrivenPopup> => {
    await until(() => chrome.call(frontEnd.popupIsOpen), 'No pop-up has opened.', POPUP_TIMEOUT);
    return driveFirefoxPopup(chrome);
  };
  const openTrusted = async (url: string): Promise<DrivenPage> => {
    const before = new Set((await openContexts(browser)).map(({ context }) => context));
    await chrome.call(frontEnd.openTrustedTab, url);
    const { context } = await findTab((tab) => !before.has(tab.context) && tab.url.startsWith(url));
    const isComplete = () => evaluateIn(browser, context, 'document.readyState === "complete"').catch(() => false);
    await until(isComplete, `${url} does not load.`);
    return drive(context);
  };
  const cleanUp = async (): Promise<void> => {
    if (ownDataDir) await rm(ownDataDir, { recursive: true, force: true, maxRetries: 5 });
  };

  return {
    kind: 'firefox',
    version: (await browser.version()).replace(/^firefox\//i, ''),
    get extensionOrigin() {
      return origin();
    },
    closed,
    browser,
    chrome,
    async open(url) {
      // Going from an open page to one of Firefox's or an extension's own never settles: it is swapped into another process.
      if (!/^(https?|data|file):/.test(url)) return openTrusted(url);
      const blank = (await openContexts(browser)).find((tab) => tab.url === 'about:blank');
      const { context } =
        blank ?? ((await sendBidi(browser, 'browsingContext.create', { type: 'tab' })) as { context: string });
      const page = await drive(context);
      await page.bringToFront();
      await page.goto(url);
      return page;
    },
    openExtensionPage: (path) => openTrusted(`${origin()}/${path}`),
    async waitForPage(url) {
      return drive((await findTab((tab) => url.test(tab.url))).context);
    },
    async pressShortcut(driven, keys) {
      contextOf(driven);
      await driven.bringToFront();
      // With a display of our own by X, as a keyboard does; else by Firefox's window, in the same place of its code.
      if (display) await pressKeys({ name: display }, keys);
      else await chrome.call(frontEnd.pressWindowKeys, keys);
    },
    async pressToolbarButton(driven) {
      contextOf(driven);
      await driven.bringToFront();
      await chrome.call(frontEnd.clickToolbarButton, extensionId);
      return waitForPopup();
    },
    waitForPopup,
    async chooseInMenu(driven, { x, y }, { name }) {
      contextOf(driven);
      await driven.bringToFront();
      await chrome.call(frontEnd.chooseInMenu, extensionName, x, y, name);
    },
    async allowPermission() {
      await until(() => chrome.call(frontEnd.allowPermission), 'Firefox asks for no permission.');
    },
    stopBackground: () => chrome.call(frontEnd.endEventPage, extensionId),
    async reinstall() {
      const before = await openContexts(browser);
      await sendBidi(browser, 'browsingContext.create', { type: 'tab' });
      for (const { context } of before) await sendBidi(browser, 'browsingContext.close', { context });
      await chrome.call(frontEnd.forgetUninstalled);
      await browser.uninstallExtension(extensionId);
      // Another origin: Firefox may still be deleting what the one before has kept.
      uuid = randomUUID();
      await chrome.call(frontEnd.giveUuid, extensionId, uuid);
      await browser.installExtension(options.extensionDir);
    },
    async kill() {
      process.kill(await chrome.call(frontEnd.processId), 'SIGKILL');
      await closed;
      await cleanUp();
    },
    async close() {
      if (browser.connected) await browser.close();
      await cleanUp();
    },
  };
}

function preferences({ backgroundIdleTimeout, downloadsDir, proxy, prefs }: FirefoxOptions) {
  return {
    ...quiet,
    ...(proxy ? proxyPreferences(proxy) : {}),
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: extensionUuid }),
    // A temporary extension is uninstalled when Firefox ends; an installed one keeps its data, and so must this.
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    ...(backgroundIdleTimeout === undefined ? {} : { 'extensions.background.idle.timeout': backgroundIdleTimeout }),
    ...(downloadsDir
      ? {
          'browser.download.folderList': 2,
          'browser.download.dir': downloadsDir,
          'browser.download.useDownloadDir': true,
        }
      : {}),
    ...prefs,
  };
}

/** What Firefox would ask of its makers' servers and others by itself. Puppeteer switches off some of it. */
const quiet = {
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.contentblocking.report.lockwise.enabled': false,
  'browser.newtabpage.activity-stream.feeds.system.topstories': false,
  'browser.newtabpage.activity-stream.feeds.topsites': false,
  'browser.region.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.search.update': false,
  'datareporting.healthreport.uploadEnabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.push.connection.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
  'toolkit.telemetry.server': '',
};

function proxyPreferences({ host, port }: NonNullable<LaunchOptions['proxy']>) {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': host,
    'network.proxy.http_port': port,
    'network.proxy.ssl': host,
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '',
    'network.proxy.allow_hijacking_localhost': true,
    // It stays a secure context, as it is without a proxy.
    'network.proxy.testing_localhost_is_secure_when_hijacked': true,
    // What cannot be had through the proxy is not asked for beside it.
    'network.proxy.failover_direct': false,
  };
}
