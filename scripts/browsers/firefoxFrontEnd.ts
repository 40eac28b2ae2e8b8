import type { FirefoxWindow, XpcomClasses, XulBrowser } from './firefoxWindow.ts';

/**
 * What is done inside Firefox's own window, with its privileges. `ChromeScope.call` sends these functions as text, so each stands alone:
 * it uses its arguments and Firefox's own objects, of which the declarations below name as much as is used.
 */

interface TextInputProcessor {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): number;
  keyup(event: KeyboardEvent): boolean;
}
interface ContextMenu extends HTMLElement {
  readonly state: string;
  activateItem(item: Element): void;
}
interface ContextSubmenu extends HTMLElement {
  openMenu(open: boolean): void;
}
declare const Cc: XpcomClasses;
declare const Ci: { readonly nsITextInputProcessor: TextInputProcessor };
declare const CustomizableUI: { addWidgetToArea(widget: string, area: string): void };
declare const gBrowser: {
  readonly selectedBrowser: XulBrowser;
  selectedTab: object;
  addTrustedTab(url: string): object;
};
declare const PanelMultiView: { hidePopup(panel: Element | null): void };
declare const Services: {
  readonly locale: { availableLocales: string[]; requestedLocales: string[] };
  readonly appinfo: { readonly processID: number };
  readonly prefs: {
    setBoolPref(name: string, value: boolean): void;
    setIntPref(name: string, value: number): void;
    getStringPref(name: string): string;
    setStringPref(name: string, value: string): void;
  };
};
declare const WebExtensionPolicy: {
  getByID(id: string): {
    readonly extension: { readonly backgroundState: string; terminateBackground(options: object): Promise<void> };
  };
};

/** Keys as a keyboard would send them to the window, so that Firefox's and extensions' shortcuts act; `keys` as in `Alt+Shift+L`. */
export async function pressWindowKeys(keys: string): Promise<void> {
  gBrowser.selectedBrowser.focus();
  const processor = Cc['@mozilla.org/text-input-processor;1']?.createInstance(Ci.nsITextInputProcessor);
  if (!processor?.beginInputTransactionForTests(window)) throw new Error('Firefox takes no keys now.');
  const modifiers: Record<string, [key: string, code: string, keyCode: number]> = {
    Alt: ['Alt', 'AltLeft', 18],
    Ctrl: ['Control', 'ControlLeft', 17],
    Shift: ['Shift', 'ShiftLeft', 16],
  };
  const events = keys.split('+').map((name) => {
    const [key, code, keyCode] = modifiers[name] ?? [
      name,
      `Key${name.toUpperCase()}`,
      name.toUpperCase().charCodeAt(0),
    ];
    return new KeyboardEvent('', { key, code, keyCode });
  });
  for (const event of events) processor.keydown(event);
  for (const event of events.toReversed()) processor.keyup(event);
}

/** Opens the context menu at a point of the page in front, and chooses an entry of an extension in it. */
export async function chooseInMenu(extensionName: string, x: number, y: number, entry: string): Promise<void> {
  const win = window as unknown as FirefoxWindow;
  const box = gBrowser.selectedBrowser.getBoundingClientRect();
  const [left, top] = [box.x + x, box.y + y];
  for (const type of ['mousemove', 'mousedown', 'contextmenu', 'mouseup']) {
    if (win.synthesizeMouseEvent) {
      win.synthesizeMouseEvent(type, left, top, { button: 2, clickCount: 1 }, { isDOMEventSynthesized: false });
    } else {
      win.windowUtils.sendMouseEvent?.(type, left, top, 2, type === 'mousemove' ? 0 : 1, 0);
    }
  }
  const menu = document.getElementById('contentAreaContextMenu') as ContextMenu | null;
  const until = async <Found>(find: () => Found | null | undefined | false, what: string): Promise<Found> => {
    for (let tries = 0; tries < 200; tries++) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`There is no ${what} in Firefox's menu.`);
  };
  const labelled = (tag: string, label: string) =>
    [...(menu?.querySelectorAll<ContextSubmenu>(tag) ?? [])].find((each) => each.getAttribute('label') === label);
  await until(() => menu?.state === 'open', 'menu');
  const submenu = labelled('menu', extensionName);
  submenu?.openMenu(true);
  if (submenu) await until(() => submenu.querySelector<ContextMenu>('menupopup')?.state === 'open', extensionName);
  const item = await until(() => labelled('menuitem', entry), entry);
  item.closest<ContextMenu>('menupopup')?.activateItem(item);
}

/** Puts the extension's button into the toolbar, as "Pin to toolbar" does, and clicks it. */
export async function clickToolbarButton(extensionId: string): Promise<void> {
  const win = window as unknown as FirefoxWindow;
  const widget = extensionId.toLowerCase().replace(/[^a-z0-9_-]/g, '_');
  CustomizableUI.addWidgetToArea(`${widget}-browser-action`, 'nav-bar');
  let box = new DOMRect();
  for (let tries = 0; tries < 100 && box.width === 0; tries++) {
    box = document.getElementById(`${widget}-BAP`)?.getBoundingClientRect() ?? box;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  if (box.width === 0) throw new Error('The toolbar shows no button of the extension.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    if (win.synthesizeMouseEvent) {
      win.synthesizeMouseEvent(type, x, y, { button: 0, clickCount: 1 }, { isDOMEventSynthesized: false });
    } else {
      win.windowUtils.sendMouseEvent?.(type, x, y, 0, type === 'mousemove' ? 0 : 1, 0);
    }
  }
}

/** Whether the pop-up is there and has been laid out. */
export async function popupIsOpen(): Promise<boolean> {
  const browser = document.querySelector('browser.webextension-popup-browser');
  return browser?.closest('panel')?.getAttribute('panelopen') === 'true' && browser.getBoundingClientRect().width > 1;
}

export async function closePopup(): Promise<void> {
  PanelMultiView.hidePopup(document.querySelector('browser.webextension-popup-browser')?.closest('panel') ?? null);
}

/** A PNG of the pop-up, as a data URL. */
export async function drawPopup(): Promise<string> {
  const browser = document.querySelector<XulBrowser>('browser.webextension-popup-browser');
  if (!browser) throw new Error('No pop-up is open.');
  const picture = await browser.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'rgb(255,255,255)');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas') as HTMLCanvasElement;
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
  return canvas.toDataURL();
}

/** Opens an address that pages may not open, and shows it. */
export async function openTrustedTab(url: string): Promise<void> {
  gBrowser.selectedTab = gBrowser.addTrustedTab(url);
}

/** @returns whether a running event page was ended. */
export async function endEventPage(extensionId: string): Promise<boolean> {
  const { extension } = WebExtensionPolicy.getByID(extensionId);
  if (extension.backgroundState !== 'running') return false;
  await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
  return true;
}

/** From now on what an extension has kept goes when it is removed. */
export async function forgetUninstalled(): Promise<void> {
  Services.prefs.setBoolPref('extensions.webextensions.keepStorageOnUninstall', false);
}

/** The origin that an extension has once it is installed. */
export async function giveUuid(extensionId: string, uuid: string): Promise<void> {
  const name = 'extensions.webextensions.uuids';
  const uuids = JSON.parse(Services.prefs.getStringPref(name)) as object;
  Services.prefs.setStringPref(name, JSON.stringify({ ...uuids, [extensionId]: uuid }));
}

export async function processId(): Promise<number> {
  return Services.appinfo.processID;
}

/** What pages are told of the person's colour scheme. */
export async function preferColorScheme(scheme: 'light' | 'dark'): Promise<void> {
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', scheme === 'dark' ? 0 : 1);
}

/**
 * Has extensions that are loaded from now on choose their catalogue for a language. Firefox only takes one of which it
 * has a language pack, or believes to have.
 */
export async function preferLanguage(language: string): Promise<void> {
  Services.locale.availableLocales = [...new Set([language, ...Services.locale.availableLocales])];
  Services.locale.requestedLocales = [language];
}

/** Makes the window at least so large that a viewport of this size lies within it: clicks outside of the window hit nothing. */
export async function makeRoomFor(width: number, height: number): Promise<void> {
  const box = gBrowser.selectedBrowser.getBoundingClientRect();
  const [more, taller] = [Math.max(0, width - box.width), Math.max(0, height - box.height)];
  if (more > 0 || taller > 0) window.resizeBy(more, taller);
}

/** Agrees to the question for a permission that Firefox asks beside its address bar; `false` while it asks none. */
export async function allowPermission(): Promise<boolean> {
  const question = document.getElementById('addon-webext-permissions-notification');
  const panel = document.getElementById('notification-popup') as (HTMLElement & { readonly state: string }) | null;
  const button = question?.querySelector<HTMLElement>('.popup-notification-primary-button');
  if (!button || panel?.state !== 'open') return false;
  button.click();
  return true;
}
