import { writeFile } from 'node:fs/promises';
import type { Browser, KeyInput } from 'puppeteer-core';
import { createAccessibilityTree } from './accessibilityTree.ts';
import { nextFrame, type DrivenPage, type DrivenPopup } from './extensionBrowser.ts';
import { firefoxSurface } from './firefoxAccessibility.ts';
import { evaluateIn, openContexts, puppeteerPage, sendBidi } from './firefoxBidi.ts';
import type { ChromeScope } from './firefoxChromeScope.ts';
import * as frontEnd from './firefoxFrontEnd.ts';
import { until } from './until.ts';

/** @param context the BiDi id of a tab. */
export function driveFirefoxPage(browser: Browser, chrome: ChromeScope, context: string): DrivenPage {
  const send = (method: string, parameters: object = {}) => sendBidi(browser, method, { context, ...parameters });
  return {
    tree: createAccessibilityTree(firefoxSurface(chrome, context)),
    goto: async (url) => void (await send('browsingContext.navigate', { url, wait: 'complete' })),
    reload: async () => void (await send('browsingContext.reload', { wait: 'complete' })),
    async url() {
      const tab = (await openContexts(browser)).find((open) => open.context === context);
      if (!tab) throw new Error('The tab is no longer open.');
      return tab.url;
    },
    evaluate: (expression) => evaluateIn(browser, context, expression),
    async pressKey(keys) {
      const { keyboard } = await puppeteerPage(browser, context);
      const modifiers = keys.split('+') as KeyInput[];
      const key = modifiers.pop();
      if (!key) throw new Error(`${keys} names no key.`);
      for (const modifier of modifiers) await keyboard.down(modifier);
      await keyboard.press(key);
      for (const modifier of modifiers.toReversed()) await keyboard.up(modifier);
    },
    async typeText(text) {
      const { keyboard } = await puppeteerPage(browser, context);
      await keyboard.type(text);
    },
    async hover({ x, y }) {
      const { mouse } = await puppeteerPage(browser, context);
      await mouse.move(x, y, { steps: 2 });
    },
    async drag(from, to) {
      const { mouse } = await puppeteerPage(browser, context);
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(to.x, to.y, { steps: 5 });
      await evaluateIn(browser, context, nextFrame);
      await mouse.up();
    },
    async screenshot(path) {
      const { data } = (await send('browsingContext.captureScreenshot')) as { data: string };
      await writeFile(path, Buffer.from(data, 'base64'));
    },
    async setViewport({ width, height }) {
      await chrome.call(frontEnd.makeRoomFor, width, height);
      await send('browsingContext.setViewport', { viewport: { width, height } });
    },
    setColorScheme: (scheme) => chrome.call(frontEnd.preferColorScheme, scheme),
    bringToFront: async () => void (await send('browsingContext.activate')),
    close: async () => void (await send('browsingContext.close')),
  };
}

export function driveFirefoxPopup(chrome: ChromeScope): DrivenPopup {
  const waitUntilClosed = async (): Promise<void> =>
    void (await until(async () => !(await chrome.call(frontEnd.popupIsOpen)), 'The pop-up stays open.'));
  return {
    tree: createAccessibilityTree(firefoxSurface(chrome, null)),
    async screenshot(path) {
      const dataUrl = await chrome.call(frontEnd.drawPopup);
      await writeFile(path, Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'));
    },
    waitUntilClosed,
    async close() {
      await chrome.call(frontEnd.closePopup);
      await waitUntilClosed();
    },
  };
}
