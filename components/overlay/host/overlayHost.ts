import type { GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import { text } from '../../../lib/core/text.ts';
import { markLanguage } from '../../ui/markLanguage.ts';
import { createHost, placeFor, undoPageZoom } from './hostElement.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
/** Everything that could make a control of ours act. */
const ACTING_EVENTS =
  'click dblclick auxclick contextmenu pointerdown pointerup mousedown mouseup keydown keyup input beforeinput change submit drop paste wheel'.split(
    ' ',
  );
const KEY_EVENTS = ['keydown', 'keyup', 'keypress'];
/** What happens in a page, beside us, when it puts something over us. */
const COVERING_EVENTS = ['toggle', 'focusin', 'pointerdown', 'fullscreenchange'];
/** How often a page that takes us out, or that covers us within ten seconds, is answered. */
const PATIENCE = 3;

/** Where the panel stands, its size when that is beside the page, in CSS pixels, and how it looks. */
export type PanelSettings = Pick<GallerySettings, 'dock' | 'dockWidth' | 'dockHeight' | 'theme' | 'customCss'>;

export interface OverlayHost {
  open(): void;
  /** Takes the overlay out of the page; it keeps its state and can be opened again. */
  close(): void;
  isOpen(): boolean;
  addStyles(css: string): void;
  /** Leaves it to the page, and to a later version of ours, to take the overlay out. */
  letGo(): void;
  /** Obeys the settings; what the panel shows, its focus and its scroll positions stay. */
  setPanel(settings: PanelSettings): void;
}

interface OverlayHostOptions {
  readonly css: string;
  readonly mode: ShadowRootMode;
  readonly panel: PanelSettings;
  /** Draws the panel, once, into its dialog. */
  readonly draw: (dialog: Element, close: () => void) => void;
  readonly onClose: () => void;
  /** Beside `onClose`, when a page has taken it out again and again, or all its listeners: this host is of no more use. */
  readonly onLost: () => void;
}

/**
 * The overlay's place in the page: one host element, its shadow root, and a dialog in the browser's top layer. Over the
 * whole page it is modal; beside it, it is a popover, so that the page can be used as well.
 */
export function createOverlayHost({ css, mode, panel, draw, onClose, onLost }: OverlayHostOptions): OverlayHost {
  const { host, root } = createHost(mode);
  const style = document.createElementNS(HTML, 'style');
  style.textContent = css;
  // After ours, and after what is added to them.
  const customStyle = document.createElementNS(HTML, 'style');
  const dialog = document.createElementNS(HTML, 'dialog') as HTMLDialogElement;
  dialog.className = 'lg-dialog';
  dialog.setAttribute('aria-label', text('extension_name'));
  markLanguage(dialog);
  root.append(style, customStyle, dialog);
  const place = placeFor(host);
  const removals = new MutationObserver(putBack);
  let drawn = false;
  let shown = false;
  let { dock } = panel;
  /** Modal although beside the page: someone wants to use us under a modal dialog of the page. */
  let insisting = false;
  let focused: HTMLElement | null = null;
  let timesRemoved = 0;
  let timesCovered: readonly number[] = [];

  const undoZoom = (): void => undoPageZoom(host, dialog);
  // The page may zoom itself at any time. A frame later, else the page would hear of a loop.
  new ResizeObserver(() => requestAnimationFrame(undoZoom)).observe(dialog);
  for (const type of ACTING_EVENTS) root.addEventListener(type, refuseUntrusted, { capture: true });
  // The page's own shortcuts must not run on what is typed in the gallery.
  for (const type of KEY_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  root.addEventListener('focusin', () => (focused = root.activeElement as HTMLElement | null));
  // A page can take the focus from its host, and keys with it.
  root.addEventListener('focusout', (event) => (event as FocusEvent).relatedTarget ?? queueMicrotask(keepFocus));
  // Escape belongs to the panel, which goes back one layer at a time; the browser would close all of it.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  dialog.addEventListener('close', () => shown && !isShown() && close());
  dialog.addEventListener('pointerdown', (event) => {
    // On the page beside us, which our being modal has made inert.
    if (insisting && !isAt(event)) showAgain(false);
  });

  function keepFocus(): void {
    if (shown && dock === 'full' && !root.activeElement) focused?.focus({ preventScroll: true });
  }

  function isShown(): boolean {
    return dialog.open || dialog.matches(':popover-open');
  }

  function show(): void {
    // As a custom element of the page's, the host may have taken itself out already.
    if (!host.isConnected) return;
    const modal = dock === 'full' || insisting;
    dialog.toggleAttribute('popover', !modal);
    if (modal) {
      dialog.showModal();
    } else {
      dialog.popover = 'manual';
      dialog.showPopover();
    }
  }

  function hide(): void {
    if (dialog.open) dialog.close();
    if (dialog.matches(':popover-open')) dialog.hidePopover();
  }

  /** As the topmost of everything, and as if nothing had happened. */
  function showAgain(insist: boolean): void {
    const before = focused;
    insisting = insist;
    // Neither comes in again nor is away between, which would lose its scroll positions.
    dialog.dataset['still'] = '';
    hide();
    show();
    before?.focus({ preventScroll: true });
  }

  function enter(): void {
    removals.disconnect();
    removals.observe(document, { childList: true });
    removals.observe(document.documentElement, { childList: true });
    removals.observe(host, { attributes: true });
    document.documentElement.append(place);
  }

  function putBack(): void {
    // Firefox has nobody told of what is in it then, the top layer included.
    host.ariaHidden = null;
    // A document that is written anew has no element for a while.
    if (place.parentNode === document.documentElement || !document.documentElement) return;
    timesRemoved += 1;
    // `document.open` takes all listeners with it, those of `refuseUntrusted` too.
    const isDeaf = root.dispatchEvent(new Event('drop', { cancelable: true }));
    if (isDeaf || timesRemoved > PATIENCE) {
      close();
      onLost();
      return;
    }
    enter();
    showAgain(insisting);
  }

  function onCovering(event: Event): void {
    if (event.target === host || !isCovered()) return;
    // Beside the page, only when it is us that someone wants to use.
    if (dock !== 'full' && !(event instanceof PointerEvent && isAt(event))) return;
    const now = performance.now();
    timesCovered = [...timesCovered.filter((time) => now - time < 10_000), now];
    if (timesCovered.length <= PATIENCE) showAgain(dock !== 'full');
  }

  /** What is inert because of another modal dialog is not hit either. */
  function isCovered(): boolean {
    const { x, y, width, height } = dialog.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    return document.elementFromPoint(x + width / 2, y + height / 2) !== host;
  }

  function isAt({ clientX, clientY }: PointerEvent): boolean {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return clientX >= left && clientX < right && clientY >= top && clientY < bottom;
  }

  function setPanel({ dock: next, dockWidth, dockHeight, theme, customCss }: PanelSettings): void {
    const modeChanges = (next === 'full') !== (dock === 'full');
    dock = next;
    dialog.classList.toggle('lg-beside', dock !== 'full');
    dialog.dataset['dock'] = dock;
    dialog.style.setProperty('--lg-dock-width', `${dockWidth}px`);
    dialog.style.setProperty('--lg-dock-height', `${dockHeight}px`);
    dialog.style.colorScheme = theme === 'system' ? '' : theme;
    if (customStyle.textContent !== customCss) customStyle.textContent = customCss;
    if (shown && modeChanges) showAgain(false);
  }
  setPanel(panel);

  function close(): void {
    shown = false;
    removals.disconnect();
    for (const type of COVERING_EVENTS) document.removeEventListener(type, onCovering, true);
    hide();
    place.remove();
    onClose();
  }

  return {
    open() {
      // A page that took the host out left the dialog open without its place in the top layer.
      if (shown) close();
      shown = true;
      insisting = false;
      focused = null;
      timesRemoved = 0;
      timesCovered = [];
      delete dialog.dataset['still'];
      enter();
      if (!drawn) draw(dialog, close);
      drawn = true;
      undoZoom();
      show();
      for (const type of COVERING_EVENTS) document.addEventListener(type, onCovering, true);
    },
    close,
    letGo: () => removals.disconnect(),
    isOpen: () => shown && host.isConnected,
    addStyles(more) {
      // Firefox lets a content script's text pass the page's policy, and no text nodes.
      style.textContent += more;
    },
    setPanel,
  };
}

function refuseUntrusted(event: Event): void {
  if (event.isTrusted) {
    if (event.defaultPrevented) forgetPrevention(event);
    return;
  }
  event.stopImmediatePropagation();
  event.preventDefault();
}

/** What the page has prevented was not meant for it; what we prevent ourselves tells our own listeners that it is done. */
function forgetPrevention(event: Event): void {
  let isDone = false;
  Object.defineProperty(event, 'defaultPrevented', { get: () => isDone });
  event.preventDefault = () => void (isDone = true);
}
