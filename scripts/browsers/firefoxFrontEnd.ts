/**
 * What is done inside Firefox's own window, with its privileges. `ChromeScope.call` sends these functions as text, so each stands alone:
 * it uses its arguments and Firefox's own objects, of which the declarations below name as much as is used.
 */

interface Accessible {
  readonly name: string | null;
  readonly value: string;
  readonly description: string;
  readonly role: number;
  readonly computedARIARole: string;
  readonly childCount: number;
  readonly parent: Accessible | null;
  /** In device pixels of the screen, as `getBounds`. */
  getDeepestChildAtPoint(x: number, y: number): Accessible | null;
  getBounds(x: Out, y: Out, width: Out, height: Out): void;
  getChildAt(index: number): Accessible;
  getState(state: { value?: number }, extraState: { value?: number }): void;
  getBoundsInCSSPixels(x: Out, y: Out, width: Out, height: Out): void;
  scrollTo(type: number): void;
  takeFocus(): void;
}
interface Out {
  value?: number;
}
interface AccessibilityService {
  getAccessibleFor(element: XulBrowser): Accessible | null;
  getStringRole(role: number): string;
  getStringStates(state: number, extraState: number): Iterable<string>;
}
interface XulBrowser extends HTMLElement {
  readonly browsingContext: {
    readonly currentWindowGlobal: {
      drawSnapshot(rect: DOMRect | null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
}
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
type BrowserFinder = { getBrowserById?: (id: string) => XulBrowser | null } | undefined;
interface FirefoxWindow {
  readonly windowUtils: {
    sendMouseEvent?: (type: string, x: number, y: number, button: number, clicks: number, modifiers: number) => void;
  };
  /** In Firefox 144 and later, in place of `windowUtils.sendMouseEvent`. */
  synthesizeMouseEvent?: (type: string, x: number, y: number, details: object, options: object) => void;
  /** The nodes handed out, by handle, for later clicks. */
  drivenNodes?: Map<number, Accessible>;
}
declare const Cc: Record<string, { createInstance<T>(type: T): T; getService<T>(type: T): T }>;
declare const Ci: {
  readonly nsIAccessibilityService: AccessibilityService;
  readonly nsITextInputProcessor: TextInputProcessor;
};
declare const ChromeUtils: { importESModule(url: string): Record<string, BrowserFinder> };
declare const CustomizableUI: { addWidgetToArea(widget: string, area: string): void };
declare const gBrowser: {
  readonly selectedBrowser: XulBrowser;
  selectedTab: object;
  getTabForBrowser(browser: XulBrowser): object;
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

/** A node as it travels out of Firefox's window. */
export interface SentNode {
  role: string;
  /** Whether it has `aria-pressed`: Firefox tells it by a role of its own. */
  toggles: boolean;
  name: string;
  value: string;
  description: string;
  states: string[];
  handle: number;
  children: SentNode[];
}

/** @param surface the BiDi id of a page, or `null` for the toolbar button's pop-up. */
export async function readAccessible(surface: string | null): Promise<SentNode | null> {
  const modules = ['NavigableManager', 'TabManager'].map((name): BrowserFinder => {
    try {
      return ChromeUtils.importESModule(`chrome://remote/content/shared/${name}.sys.mjs`)[name];
    } catch {
      return undefined;
    }
  });
  const browser =
    surface === null
      ? document.querySelector<XulBrowser>('browser.webextension-popup-browser')
      : modules.find((module) => module?.getBrowserById)?.getBrowserById?.(surface);
  if (!browser) return null;

  const service = Cc['@mozilla.org/accessibilityService;1']?.getService(Ci.nsIAccessibilityService);
  const content = service?.getAccessibleFor(browser);
  if (!service || !content || content.childCount === 0) return null;

  const win = window as unknown as FirefoxWindow;
  const nodes = (win.drivenNodes ??= new Map());
  let handle = Math.max(0, ...[...nodes.keys()].slice(-1));
  // A few trees back is as far as anybody holds on to a node.
  const oldest = handle - 100_000;
  for (const key of nodes.keys()) {
    if (key >= oldest) break;
    nodes.delete(key);
  }

  const visit = (node: Accessible): SentNode => {
    const state: Out = {};
    const extraState: Out = {};
    node.getState(state, extraState);
    nodes.set(++handle, node);
    const sent: SentNode = {
      role: node.computedARIARole || service.getStringRole(node.role),
      toggles: service.getStringRole(node.role) === 'toggle button',
      name: node.name ?? '',
      value: node.value,
      description: node.description,
      states: [...service.getStringStates(state.value ?? 0, extraState.value ?? 0)],
      handle,
      children: [],
    };
    for (let index = 0; index < node.childCount; index++) sent.children.push(visit(node.getChildAt(index)));
    return sent;
  };
  return visit(content.getChildAt(0));
}

export async function clickAccessible(handle: number, withShift: boolean): Promise<void> {
  const win = window as unknown as FirefoxWindow;
  const node = win.drivenNodes?.get(handle);
  if (!node) throw new Error('The node is no longer known.');
  const anywhere = 6;
  node.scrollTo(anywhere);

  const service = Cc['@mozilla.org/accessibilityService;1']?.getService(Ci.nsIAccessibilityService);
  let page: Accessible = node;
  while (page.parent && service?.getStringRole(page.parent.role) !== 'internal frame') page = page.parent;
  const isHit = (): boolean => {
    const [x, y, width, height]: [Out, Out, Out, Out] = [{}, {}, {}, {}];
    node.getBounds(x, y, width, height);
    const middleOf = (start: Out, length: Out) => Math.round((start.value ?? 0) + (length.value ?? 0) / 2);
    let hit = page.getDeepestChildAtPoint(middleOf(x, width), middleOf(y, height));
    while (hit && hit !== node) hit = hit.parent;
    return hit === node;
  };

  // What Firefox says of hits is of a copy of the page that may lag behind: it is waited for, and not relied on.
  const deadline = Date.now() + 10_000;
  let before = '';
  let middle = { x: 0, y: 0 };
  for (;;) {
    const [x, y, width, height]: [Out, Out, Out, Out] = [{}, {}, {}, {}];
    node.getBoundsInCSSPixels(x, y, width, height);
    middle = {
      x: (x.value ?? 0) + (width.value ?? 0) / 2 - (window as unknown as { mozInnerScreenX: number }).mozInnerScreenX,
      y: (y.value ?? 0) + (height.value ?? 0) / 2 - (window as unknown as { mozInnerScreenY: number }).mozInnerScreenY,
    };
    const now = JSON.stringify([middle, width, height]);
    // Scrolling reaches the parent process late, and what is drawn in parts has its place only with the last of them.
    if (now === before && (isHit() || Date.now() > deadline)) break;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  // As `nsIDOMWindowUtils.MODIFIER_SHIFT`.
  const modifiers = withShift ? 4 : 0;
  for (const type of ['mousemove', 'mousedown', 'mouseup']) {
    if (win.synthesizeMouseEvent) {
      const details = { button: 0, clickCount: 1, modifiers };
      win.synthesizeMouseEvent(type, middle.x, middle.y, details, { isDOMEventSynthesized: false });
    } else {
      win.windowUtils.sendMouseEvent?.(type, middle.x, middle.y, 0, type === 'mousemove' ? 0 : 1, modifiers);
    }
  }
}

export async function focusAccessible(handle: number): Promise<void> {
  (window as unknown as FirefoxWindow).drivenNodes?.get(handle)?.takeFocus();
}

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
