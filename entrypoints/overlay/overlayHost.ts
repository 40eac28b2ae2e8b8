const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** Everything that could make a control of ours act. */
const ACTING_EVENTS =
  'click dblclick auxclick contextmenu pointerdown pointerup mousedown mouseup keydown keyup input beforeinput change submit drop paste wheel'.split(
    ' ',
  );
const KEY_EVENTS = ['keydown', 'keyup', 'keypress'];

export interface OverlayHost {
  open(): void;
  /** Takes the overlay out of the page; it keeps its state and can be opened again. */
  close(): void;
  isOpen(): boolean;
  addStyles(css: string): void;
}

interface OverlayHostOptions {
  readonly css: string;
  readonly mode: ShadowRootMode;
  /** Draws the panel, once, into its dialog. */
  readonly draw: (dialog: Element, close: () => void) => void;
  readonly onClose: () => void;
}

/** The overlay's place in the page: one host element, its shadow root, and a modal dialog in the browser's top layer. */
export function createOverlayHost({ css, mode, draw, onClose }: OverlayHostOptions): OverlayHost {
  const { host, root } = createHost(mode);
  const style = document.createElementNS(HTML, 'style');
  style.textContent = css;
  const dialog = document.createElementNS(HTML, 'dialog') as HTMLDialogElement;
  dialog.className = 'lg-dialog';
  dialog.setAttribute('aria-label', 'Likeable Gallery');
  root.append(style, dialog);
  const place = placeFor(host);
  let drawn = false;

  for (const type of ACTING_EVENTS) root.addEventListener(type, refuseUntrusted, { capture: true });
  // The page's own shortcuts must not run on what is typed in the gallery.
  for (const type of KEY_EVENTS) root.addEventListener(type, (event) => event.stopPropagation());
  // Escape belongs to the panel, which goes back one layer at a time; the browser would close all of it.
  dialog.addEventListener('cancel', (event) => event.preventDefault());

  function close(): void {
    dialog.close();
    place.remove();
    onClose();
  }

  return {
    open() {
      // A page that took the host out left the dialog open without its place in the top layer.
      if (dialog.open) close();
      document.documentElement.append(place);
      if (!drawn) draw(dialog, close);
      drawn = true;
      undoPageZoom(host, dialog);
      dialog.showModal();
    },
    close,
    isOpen: () => dialog.open && host.isConnected,
    addStyles(more) {
      style.append(more);
    },
  };
}

/**
 * The host and its root are made in a document of their own: a page that has defined `<likeable-gallery>` as a custom
 * element would else be handed the closed root through `ElementInternals.shadowRoot`
 * (HTML, "available to element internals").
 */
function createHost(mode: ShadowRootMode): { host: HTMLElement; root: ShadowRoot } {
  const inert = document.implementation.createHTMLDocument('');
  const host = inert.createElement('likeable-gallery');
  const root = host.attachShadow({ mode, delegatesFocus: false });
  return { host, root };
}

/** In an SVG document, nothing of HTML is shown outside of a `foreignObject` (SVG 2, "embedded content"). */
function placeFor(host: HTMLElement): Element {
  const { namespaceURI } = document.documentElement;
  if (namespaceURI !== SVG) return host;
  const place = document.createElementNS(SVG, 'foreignObject');
  place.setAttribute('width', '100%');
  place.setAttribute('height', '100%');
  place.append(host);
  return place;
}

/** A page that zooms itself would zoom us with it: CSS inside cannot tell. */
function undoPageZoom(host: HTMLElement, dialog: HTMLElement): void {
  // Missing in Chrome before 128 and in Firefox before 126.
  const { currentCSSZoom = 1 } = host as { currentCSSZoom?: number };
  dialog.style.setProperty('zoom', currentCSSZoom === 1 ? '' : String(1 / currentCSSZoom));
}

function refuseUntrusted(event: Event): void {
  if (event.isTrusted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
}
