import type { FirefoxWindow, XpcomClasses, XulBrowser } from './firefoxWindow.ts';

/**
 * Reads and presses the accessibility tree inside of Firefox's own window. The functions are sent as text, so each stands alone, as in
 * `firefoxFrontEnd.ts`.
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
type BrowserFinder = { getBrowserById?: (id: string) => XulBrowser | null } | undefined;
interface AccessibleWindow extends FirefoxWindow {
  /** The nodes handed out, by handle, for later clicks. */
  drivenNodes?: Map<number, Accessible>;
}
declare const Cc: XpcomClasses;
declare const Ci: { readonly nsIAccessibilityService: AccessibilityService };
declare const ChromeUtils: { importESModule(url: string): Record<string, BrowserFinder> };

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

  const win = window as unknown as AccessibleWindow;
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
  const win = window as unknown as AccessibleWindow;
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
  (window as unknown as AccessibleWindow).drivenNodes?.get(handle)?.takeFocus();
}
