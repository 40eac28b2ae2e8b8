import { intersection, isCoveredAt, isEmpty, openWindow, surroundingsOf, type Rect, type Surroundings } from './surroundings.ts';

/** Where an element is in the window, and how much of it can be seen. */
export interface Box {
  readonly rect: Rect;
  readonly seen: Rect;
}

export interface BoxFollower {
  /** Tells where the element is, in the next frame and whenever that changes; `null` while nothing of it can be seen. */
  follow(element: Element, place: (box: Box | null) => void): void;
  unfollow(element: Element): void;
  /** To be called when something may have changed that nothing tells of. */
  look(): void;
  stop(): void;
}

interface Followed {
  readonly place: (box: Box | null) => void;
  surroundings: Surroundings | null;
  box: Box | null;
  isCovered: boolean;
  isPlaced: boolean;
}

/** Milliseconds after the last movement at which it is looked for what lies over the pictures. */
const quiet = 120;
/** Milliseconds between two looks where nothing tells of a movement (one made by `element.animate`, say). */
const lookEvery = 500;
/** Milliseconds for which an animation is followed frame by frame. */
const longestAnimation = 1500;

const movementTypes = ['scroll', 'load', 'toggle', 'fullscreenchange'];
const animationTypes = ['transitionrun', 'animationstart'];

/**
 * Follows elements as they move, without anything being changed in the page, and works only while there are some. Reads
 * all boxes at once, in the frame in which something has moved.
 */
export function followBoxes(isOurs: (element: Element) => boolean): BoxFollower {
  const followed = new Map<Element, Followed>();
  const mutations = new MutationObserver(look);
  const sizes = new ResizeObserver(look);
  let listening: AbortController | null = null;
  let frame = 0;
  let animatedUntil = 0;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;
  let lookTimer: ReturnType<typeof setInterval> | undefined;
  let open: Rect | null = null;

  function start(): void {
    listening = new AbortController();
    const { signal } = listening;
    for (const type of movementTypes) window.addEventListener(type, look, { capture: true, passive: true, signal });
    for (const type of animationTypes) {
      window.addEventListener(
        type,
        () => {
          animatedUntil = performance.now() + longestAnimation;
          look();
        },
        { capture: true, passive: true, signal },
      );
    }
    window.addEventListener('resize', look, { signal });
    mutations.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden', 'open'],
    });
    lookTimer = setInterval(look, lookEvery);
  }

  function rest(): void {
    listening?.abort();
    listening = null;
    mutations.disconnect();
    sizes.disconnect();
    clearInterval(lookTimer);
    clearTimeout(settleTimer);
    cancelAnimationFrame(frame);
    frame = 0;
    open = null;
  }

  function look(): void {
    if (frame === 0 && followed.size > 0 && document.visibilityState === 'visible') frame = requestAnimationFrame(onFrame);
  }

  function onFrame(now: number): void {
    frame = 0;
    if (placeAll()) {
      clearTimeout(settleTimer);
      settleTimer = setTimeout(settle, quiet);
    }
    if (now < animatedUntil) look();
  }

  /** Reads everything, then tells of what has changed, so that the page is laid out once at most. */
  function placeAll(): boolean {
    open ??= openWindow(isOurs);
    const window = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const clips = new Map<Element, Rect>();
    const moved: Followed[] = [];
    for (const [element, each] of followed) {
      const box = boxOf(element, each, window, clips);
      if (each.isPlaced && isSame(box, each.box)) continue;
      each.box = box;
      each.isPlaced = true;
      moved.push(each);
    }
    for (const { place, box, isCovered } of moved) place(isCovered ? null : box);
    return moved.length > 0;
  }

  function boxOf(element: Element, each: Followed, window: Rect, clips: Map<Element, Rect>): Box | null {
    each.surroundings ??= surroundingsOf(element);
    const { clippers, isFixed } = each.surroundings;
    const rect = element.getBoundingClientRect();
    let seen = intersection(rect, isFixed ? window : (open ?? window));
    for (const clipper of clippers) {
      let clip = clips.get(clipper);
      if (!clip) {
        clip = clipper.getBoundingClientRect();
        clips.set(clipper, clip);
      }
      seen = intersection(seen, clip);
    }
    const { left, top, right, bottom } = rect;
    return isEmpty(seen) ? null : { rect: { left, top, right, bottom }, seen };
  }

  /** Now that everything stands still: what lies over what? */
  function settle(): void {
    if (document.visibilityState !== 'visible') return;
    open = openWindow(isOurs);
    for (const [element, each] of followed) {
      each.surroundings = surroundingsOf(element);
      const seen = each.box?.seen;
      const isCovered =
        seen !== undefined &&
        (!isVisible(element) ||
          isCoveredAt(element, (seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2, isOurs));
      if (isCovered === each.isCovered) continue;
      each.isCovered = isCovered;
      each.isPlaced = false;
    }
    placeAll();
  }

  return {
    follow(element, place) {
      if (followed.size === 0) start();
      followed.set(element, { place, surroundings: null, box: null, isCovered: false, isPlaced: false });
      sizes.observe(element);
      look();
    },
    unfollow(element) {
      if (!followed.delete(element)) return;
      sizes.unobserve(element);
      if (followed.size === 0) rest();
    },
    look,
    stop() {
      followed.clear();
      rest();
    },
  };
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function isSame(a: Box | null, b: Box | null): boolean {
  if (a === null || b === null) return a === b;
  return isSameRect(a.rect, b.rect) && isSameRect(a.seen, b.seen);
}

function isSameRect(a: Rect, b: Rect): boolean {
  return a.left === b.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom;
}
