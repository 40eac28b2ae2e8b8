import { documentProperty } from './clobberProof.ts';
import { scrollContainer } from './scrollContainer.ts';

/** How far a page has been scrolled through; the caller keeps it from one call to the next. */
export interface Scrolled {
  scroller: WeakRef<Element> | null;
  /** CSS pixels from the top. */
  top: number;
  /** The height of the content when its end was reached; `null` before that. */
  endHeight: number | null;
}

export interface ScrollOptions {
  readonly signal: AbortSignal;
  readonly mostScreens: number;
  /** Milliseconds at the bottom without anything new that make it the end. */
  readonly patience: number;
  readonly onStep: (screens: number) => void;
  /** Called when a screen had its chance to load; the next one waits for it. */
  readonly onScreen: (() => Promise<unknown>) | undefined;
}

/** Part of a screen that one step scrolls, so that nothing falls between two. */
const step = 0.9;
/** Milliseconds without a change after which a screen has had its chance, and the longest it is given. */
const quietTime = 80;
const longestStep = 400;
/** Times that something new at the bottom may leave nothing to scroll to: a page that counts seconds never ends. */
const mostIdleGrowths = 3;

/**
 * Scrolls a page down, a screen at a time, for whatever loads when it comes into view, until nothing more comes; then
 * back to where it was. Goes on from `scrolled`, which it keeps up to date.
 */
export async function scrollThrough(
  root: Document,
  scrolled: Scrolled,
  options: ScrollOptions,
): Promise<'end' | 'paused' | 'stopped'> {
  const { signal, mostScreens } = options;
  const places = new Map<Element, { readonly top: number; readonly left: number }>();
  let scroller: Element | null = null;
  let height = 0;
  let screens = 0;
  let idleGrowths = 0;
  try {
    for (;;) {
      if (signal.aborted) return 'stopped';
      if (!scroller?.isConnected || scroller.scrollHeight < height) scroller = scrollContainer(root);
      if (!scroller || isAtEnd(scroller, scrolled)) return 'end';
      height = scroller.scrollHeight;
      if (!places.has(scroller)) places.set(scroller, { top: scroller.scrollTop, left: scroller.scrollLeft });
      if (scrolled.scroller?.deref() !== scroller) {
        scrolled.scroller = new WeakRef(scroller);
        scrolled.top = 0;
      }
      scrolled.endHeight = null;
      if (scroller.scrollTop < scrolled.top) scrollTo(scroller, scrolled.top);

      if (screens < mostScreens && advance(scroller)) {
        scrolled.top = scroller.scrollTop;
        idleGrowths = 0;
        options.onStep(++screens);
        await settle(root, scroller, signal);
        await options.onScreen?.();
      } else if (screens >= mostScreens && !isAtBottom(scroller)) {
        return 'paused';
      } else if (idleGrowths++ >= mostIdleGrowths || !(await grows(root, scroller, options))) {
        if (!signal.aborted && scroller.isConnected) scrolled.endHeight = scroller.scrollHeight;
      }
    }
  } finally {
    for (const [element, place] of places) await putBack(root, element, place);
  }
}

/** Whether everything the element holds has been scrolled through: content that settles a little is nothing new. */
function isAtEnd(scroller: Element, { scroller: known, endHeight }: Scrolled): boolean {
  return (
    endHeight !== null && known?.deref() === scroller && scroller.scrollHeight <= endHeight + scroller.clientHeight / 4
  );
}

function isAtBottom(scroller: Element): boolean {
  return scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
}

function scrollTo(scroller: Element, top: number, left = scroller.scrollLeft): void {
  // "instant" overrules `scroll-behavior: smooth`.
  scroller.scrollTo({ top, left, behavior: 'instant' });
}

/** Scrolls one step; further where scroll snapping pulls that back. Returns whether it moved. */
function advance(scroller: Element): boolean {
  const before = scroller.scrollTop;
  for (let screens = step; screens < 8 && !isAtBottom(scroller); screens *= 2) {
    scrollTo(scroller, before + screens * scroller.clientHeight);
    if (scroller.scrollTop > before + 1) return true;
  }
  return false;
}

/** Resolves when observers of the new screen have run and what they changed has come to rest. */
async function settle(root: Document, scroller: Element, signal: AbortSignal): Promise<void> {
  const start = performance.now();
  let changed = start;
  const observer = new MutationObserver(() => {
    changed = performance.now();
  });
  for (const tree of new Set([root, scroller.getRootNode()])) {
    observer.observe(tree, { childList: true, subtree: true, attributes: true, attributeFilter: ['src', 'srcset'] });
  }
  await frames(root, 2, signal);
  for (let now = performance.now(); !signal.aborted; now = performance.now()) {
    const rest = Math.min(changed + quietTime, start + longestStep) - now;
    if (rest <= 0) break;
    await wait(rest, signal);
  }
  observer.disconnect();
}

/** Waits at the bottom. Resolves to whether anything came, or the scroller went. */
async function grows(root: Document, scroller: Element, { signal, patience }: ScrollOptions): Promise<boolean> {
  const elements = scroller.getElementsByTagName('*');
  const { scrollHeight } = scroller;
  const { length } = elements;
  const start = performance.now();
  let nudged = false;
  const hasGrown = (): boolean =>
    !scroller.isConnected || scroller.scrollHeight > scrollHeight || elements.length > length;
  while (!signal.aborted && !hasGrown()) {
    const waited = performance.now() - start;
    if (waited >= patience) return false;
    if (!nudged && waited >= patience / 2) {
      nudged = true;
      // Some lists look for more only when their end comes into view again.
      const { scrollTop } = scroller;
      scrollTo(scroller, scrollTop - 2 * scroller.clientHeight);
      await frames(root, 2, signal);
      scrollTo(scroller, scrollTop);
    }
    await wait(Math.min(50, patience / 4), signal);
  }
  return !signal.aborted;
}

async function putBack(
  root: Document,
  scroller: Element,
  { top, left }: { readonly top: number; readonly left: number },
): Promise<void> {
  // The page may answer a scroll by one of its own.
  for (let attempt = 0; attempt < 3; attempt++) {
    if (!scroller.isConnected) return;
    scrollTo(scroller, top, left);
    await frames(root, 1, null);
    if (Math.abs(scroller.scrollTop - top) < 1 && Math.abs(scroller.scrollLeft - left) < 1) return;
  }
}

/** Milliseconds after which a frame is no longer waited for: a hidden tab has none. */
const longestFrame = 100;

async function frames(root: Document, count: number, signal: AbortSignal | null): Promise<void> {
  const view = documentProperty(root, 'defaultView');
  for (let frame = 0; frame < count; frame++) {
    if (!view || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, longestFrame);
      view.requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
