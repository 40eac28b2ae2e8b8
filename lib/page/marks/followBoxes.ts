import { createOverPage, isCoveredAt, stackedPictures } from './overPage.ts';
import { flatParent, intersection, isEmpty, isSameRect, moved, type Rect } from './rects.ts';

/** Where an element is, and how much of it can be seen. */
export interface Box {
  /** What the places are relative to: the page, with which the element is scrolled, or the window. */
  readonly frame: 'page' | 'window';
  readonly rect: Rect;
  readonly seen: Rect;
}

export interface BoxFollower {
  /** Tells where the element is, in the next frame and whenever that changes; `null` while nothing of it can be seen. */
  follow(element: Element, place: (box: Box | null) => void): void;
  unfollow(element: Element): void;
  /** What of the window shows the page, and not bars that stand over it. */
  openWindow(): Rect;
  stop(): void;
}

interface Options {
  readonly isOurs: (element: Element) => boolean;
  /** Whether whoever is told moves things along with the page by itself. */
  readonly movesAlong: boolean;
  /** The page may have another length, or other bars over it. */
  readonly onLayout: () => void;
}

interface Followed {
  readonly place: (box: Box | null) => void;
  surroundings: Surroundings | null;
  box: Box | null;
  isCovered: boolean;
  isPlaced: boolean;
}

interface Surroundings {
  /** Those that cut off what lies outside of them. */
  readonly clippers: readonly Element[];
  /** Whether it is scrolled with the page, and with nothing else. */
  readonly isOfPage: boolean;
  /** Whether it may stand over the page itself. */
  readonly isFixed: boolean;
}

/** Milliseconds after the last movement at which it is looked for what lies over the pictures. */
const quiet = 150;
/** Milliseconds between two looks where nothing tells of a movement (one made by `element.animate`, say). */
const lookEvery = 500;
/** Milliseconds for which an animation is followed frame by frame. */
const longestAnimation = 1500;

/**
 * Follows elements as they move, without anything being changed in the page, and works only while there are some. Reads
 * all boxes at once, in the frame in which something has moved; nothing while the page is scrolled, for those that are
 * scrolled with it.
 */
export function followBoxes({ isOurs, movesAlong, onLayout }: Options): BoxFollower {
  const followed = new Map<Element, Followed>();
  const over = createOverPage();
  const mutations = new MutationObserver(() => {
    isChanged = true;
    over.noteChange();
    look();
  });
  /** Those of which the observer has not told yet: it does so at first, whether or not anything has changed. */
  const unmeasured = new Set<Element>();
  const sizes = new ResizeObserver((entries) => {
    const changed = entries.filter(({ target }) => !unmeasured.delete(target));
    if (changed.length === 0) return;
    // Before the page is painted in its new length.
    if (changed.some(({ target }) => !followed.has(target))) onLayout();
    look();
  });
  let listening: AbortController | null = null;
  let frame = 0;
  let animatedUntil = 0;
  let movedAt = 0;
  /** Whether the page has changed since it stood still last. */
  let isChanged = false;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;
  let lookTimer: ReturnType<typeof setInterval> | undefined;
  let open: Rect = windowRect();

  function start(): void {
    listening = new AbortController();
    const { signal } = listening;
    const listen = (type: string, hear: (event: Event) => void): void =>
      window.addEventListener(type, hear, { capture: true, passive: true, signal });
    listen('scroll', onScroll);
    for (const type of ['load', 'toggle', 'fullscreenchange', 'resize']) listen(type, look);
    for (const type of ['transitionrun', 'animationstart']) {
      listen(type, () => {
        animatedUntil = performance.now() + longestAnimation;
        look();
      });
    }
    mutations.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden', 'open'],
    });
    for (const element of [document.documentElement, document.body]) if (element) measure(element);
    lookTimer = setInterval(look, lookEvery);
    onLayout();
    settleLater();
  }

  function measure(element: Element): void {
    unmeasured.add(element);
    sizes.observe(element);
  }

  function rest(): void {
    unmeasured.clear();
    listening?.abort();
    listening = null;
    mutations.disconnect();
    sizes.disconnect();
    clearInterval(lookTimer);
    clearTimeout(settleTimer);
    settleTimer = undefined;
    cancelAnimationFrame(frame);
    frame = 0;
  }

  function onScroll({ target }: Event): void {
    settleLater();
    if (target !== document || !movesAlong || hasWindowFrames()) look();
  }

  function hasWindowFrames(): boolean {
    for (const { box } of followed.values()) if (box?.frame === 'window') return true;
    return false;
  }

  function look(): void {
    if (frame === 0 && followed.size > 0 && document.visibilityState === 'visible')
      frame = requestAnimationFrame(onFrame);
  }

  function onFrame(now: number): void {
    frame = 0;
    if (placeAll()) settleLater();
    if (now < animatedUntil) look();
  }

  /** Reads everything, then tells of what has changed, so that the page is laid out once at most. */
  function placeAll(): boolean {
    const clips = new Map<Element, Rect>();
    const changed: Followed[] = [];
    for (const [element, each] of followed) {
      const box = boxOf(element, each, clips);
      if (each.isPlaced && isSame(box, each.box)) continue;
      each.box = box;
      each.isPlaced = true;
      changed.push(each);
    }
    for (const { place, box, isCovered } of changed) place(isCovered ? null : box);
    return changed.length > 0;
  }

  function boxOf(element: Element, each: Followed, clips: Map<Element, Rect>): Box | null {
    each.surroundings ??= surroundingsOf(element);
    const { clippers, isFixed, isOfPage } = each.surroundings;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const rect = { left, top, right, bottom };
    const isAlong = isOfPage && movesAlong;
    let seen: Rect = isAlong ? rect : intersection(rect, isFixed ? windowRect() : open);
    for (const clipper of clippers) {
      let clip = clips.get(clipper);
      if (!clip) {
        clip = clipper.getBoundingClientRect();
        clips.set(clipper, clip);
      }
      seen = intersection(seen, clip);
    }
    if (isEmpty(seen)) return null;
    if (!isAlong) return { frame: 'window', rect, seen };
    return { frame: 'page', rect: moved(rect, scrollX, scrollY), seen: moved(seen, scrollX, scrollY) };
  }

  function settleLater(): void {
    movedAt = performance.now();
    settleTimer ??= setTimeout(settle, quiet);
  }

  /** Now that everything stands still: what lies over what? */
  function settle(): void {
    settleTimer = undefined;
    if (performance.now() - movedAt < quiet) {
      settleTimer = setTimeout(settle, quiet);
      return;
    }
    if (document.visibilityState !== 'visible') return;
    open = over.openWindow();
    onLayout();
    for (const [element, each] of followed) {
      if (isChanged) each.surroundings = null;
      const isCovered = each.box !== null && isHidden(element, each.box);
      if (isCovered === each.isCovered) continue;
      each.isCovered = isCovered;
      each.isPlaced = false;
    }
    isChanged = false;
    placeAll();
  }

  function isHidden(element: Element, { frame: within, seen: seenThere }: Box): boolean {
    const seen = intersection(within === 'page' ? moved(seenThere, -scrollX, -scrollY) : seenThere, open);
    // What is not in the window hides nothing, and cannot be asked for.
    if (isEmpty(seen)) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    const [x, y] = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2];
    return (over.mayCover(element, x, y) || stackedPictures(element).length > 0) && isCoveredAt(element, x, y, isOurs);
  }

  return {
    follow(element, place) {
      if (followed.size === 0) start();
      followed.set(element, { place, surroundings: null, box: null, isCovered: false, isPlaced: false });
      measure(element);
      settleLater();
      look();
    },
    unfollow(element) {
      if (!followed.delete(element)) return;
      sizes.unobserve(element);
      unmeasured.delete(element);
      if (followed.size === 0) rest();
    },
    openWindow: () => open,
    stop() {
      followed.clear();
      rest();
    },
  };
}

function surroundingsOf(element: Element): Surroundings {
  const clippers: Element[] = [];
  let isOfPage = true;
  let isFixed = /^(?:fixed|sticky)$/.test(getComputedStyle(element).position);
  for (
    let around = flatParent(element);
    around && !/^(?:html|body)$/.test(around.localName);
    around = flatParent(around)
  ) {
    const { overflowX, overflowY, position } = getComputedStyle(around);
    if (overflowX !== 'visible' || overflowY !== 'visible') clippers.push(around);
    if (/^(?:auto|scroll)$/.test(overflowX) || /^(?:auto|scroll)$/.test(overflowY)) isOfPage = false;
    if (position === 'fixed' || position === 'sticky') isFixed = true;
    if (position === 'fixed') break;
  }
  return { clippers, isFixed, isOfPage: isOfPage && !isFixed };
}

function windowRect(): Rect {
  return { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
}

function isSame(a: Box | null, b: Box | null): boolean {
  if (a === null || b === null) return a === b;
  return a.frame === b.frame && isSameRect(a.rect, b.rect) && isSameRect(a.seen, b.seen);
}
