import { intersection, isEmpty, moved, type Box, type Rect } from '../../core/rects.ts';
import { belowBars, boxOf, isSameBox, presentView, windowRect, type View } from './boxes.ts';
import { createOverPage, isCoveredAt, stackedPictures } from './overPage.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';

export interface BoxFollower {
  /** Tells where the element is, in the next frame and whenever that changes; `null` while nothing of it can be seen. */
  follow(element: Element, place: (box: Box | null) => void): void;
  unfollow(element: Element): void;
  stop(): void;
}

interface Options {
  readonly isOurs: (element: Element) => boolean;
}

interface Followed {
  readonly place: (box: Box | null) => void;
  surroundings: Surroundings | null;
  /** The state of the page for which they hold. */
  state: number;
  /** Where it is, whatever lies over it; `undefined` until that is known. */
  box: Box | null | undefined;
  isCovered: boolean;
  /** What was told last. */
  told: Box | null;
}

/** Milliseconds after the last movement at which it is looked for what lies over the pictures. */
const quiet = 150;
/** Milliseconds between two looks at whether a page is still scrolled. */
const whileScrolled = 400;
/** Milliseconds between two looks where nothing tells of a movement (one made by `element.animate`, say). */
const lookEvery = 1000;
/** Milliseconds for which an animation is followed frame by frame. */
const longestAnimation = 1500;
/** Milliseconds between two readings of those that are far from the window, on a page that changes all the time. */
const farPause = 300;
/** Windows above and below the present one whose elements are read: when the page changes, and when it only may have. */
const nearness = { whenChanged: 1, otherwise: 0 };

/**
 * Follows elements as they move, without anything being changed in the page, and works only while there are some. While
 * the page is scrolled it reads nothing, as far as they are scrolled with it; when it changes, those that are near at
 * once, and all in the same frame, so that the page is laid out once at most.
 */
export function followBoxes({ isOurs }: Options): BoxFollower {
  const followed = new Map<Element, Followed>();
  const over = createOverPage();
  const mutations = new MutationObserver(onChange);
  /** Tells of each at first, whether or not anything has changed. */
  let untold = 0;
  const sizes = new ResizeObserver(({ length }) => {
    if (untold > 0) untold -= length;
    else lookAtAll();
  });
  let listening: AbortController | null = null;
  let frame = 0;
  let animatedUntil = 0;
  let movedAt = 0;
  /** How far the page was scrolled when that was looked at last. */
  let scrolledTo = '';
  /** The same, when it was last looked around. */
  let aroundPlace = '';
  /** Whether the page has changed since it stood still last. */
  let isChanged = false;
  /** How often it has. */
  let state = 0;
  let areFarDue = false;
  let farReadAt = -Infinity;
  /** Whether anything is not scrolled with the page, or not with it alone. */
  let isAnyInWindow = false;
  let settleTimer: ReturnType<typeof setTimeout> | undefined;
  let lookTimer: ReturnType<typeof setInterval> | undefined;
  /** What of the window shows the page, and not bars that stand over it. */
  let open: Rect = windowRect();

  function start(): void {
    listening = new AbortController();
    const { signal } = listening;
    const listen = (type: string, hear: (event: Event) => void): void =>
      window.addEventListener(type, hear, { capture: true, passive: true, signal });
    listen('toggle', look);
    for (const type of ['fullscreenchange', 'resize']) listen(type, lookAtAll);
    for (const type of ['transitionrun', 'animationstart']) {
      listen(type, () => {
        animatedUntil = performance.now() + longestAnimation;
        lookAtAll();
      });
    }
    mutations.observe(document, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['style', 'class', 'hidden', 'open'],
    });
    untold = 0;
    for (const element of [document.documentElement, document.body]) {
      if (!element) continue;
      untold += 1;
      sizes.observe(element);
    }
    lookTimer = setInterval(lookAround, lookEvery);
    hearScrollEnd();
    settleLater();
  }

  /** Heard once for each settling: a page that scrolls by itself ends to scroll in every frame. */
  function hearScrollEnd(): void {
    const signal = listening?.signal;
    if (signal) window.addEventListener('scrollend', onScrollEnd, { capture: true, passive: true, once: true, signal });
  }

  function onScrollEnd(): void {
    scrolledTo = scrollPlace();
    settleLater();
  }

  function rest(): void {
    listening?.abort();
    listening = null;
    hearScroll(false);
    mutations.disconnect();
    sizes.disconnect();
    clearInterval(lookTimer);
    clearTimeout(settleTimer);
    settleTimer = undefined;
    cancelAnimationFrame(frame);
    frame = 0;
  }

  function onChange(): void {
    isChanged = true;
    over.noteChange();
    lookAtAll();
  }

  function onScroll({ target }: Event): void {
    if (target !== document || isAnyInWindow) look();
    else tellAll();
  }

  /** Where all that is followed is scrolled by the browser, to be told of it would be most of what marks cost. */
  function hearScroll(isWanted: boolean): void {
    if (isWanted) window.addEventListener('scroll', onScroll, { capture: true, passive: true });
    else window.removeEventListener('scroll', onScroll, { capture: true });
  }

  function areBars(): boolean {
    return open.top > 0 || open.bottom < innerHeight;
  }

  function look(): void {
    if (frame === 0 && isWatched()) frame = requestAnimationFrame(onFrame);
  }

  function isWatched(): boolean {
    return followed.size > 0 && document.visibilityState === 'visible';
  }

  function lookAtAll(): void {
    areFarDue = true;
    look();
  }

  /** Asks for no frame: on a page that stands still, that would be all there is to draw. One that is scrolled can wait. */
  function lookAround(): void {
    const before = aroundPlace;
    aroundPlace = scrollPlace();
    if (frame !== 0 || aroundPlace !== before || !isWatched()) return;
    const isMoved = readPlaces(nearness.otherwise);
    if (isMoved) {
      areFarDue = true;
      settleLater();
    }
    if (areFarDue) onLook(performance.now());
  }

  function onFrame(now: number): void {
    frame = 0;
    onLook(now);
    if (now < animatedUntil) look();
  }

  function onLook(now: number): void {
    const isFarDue = areFarDue && now - farReadAt >= farPause;
    if (isFarDue) {
      areFarDue = false;
      farReadAt = now;
    }
    if (!readPlaces(nearness.whenChanged, isFarDue)) return;
    settleLater();
    if (!isFarDue) areFarDue = true;
  }

  /** Reads all that is so near, or all there is, then tells of what has changed, so that the page is laid out once at most. */
  function readPlaces(windowsAway: number, areAllWanted = false): boolean {
    const clips = new Map<Element, Rect>();
    const arounds = new Map<Element, Surroundings>();
    const view = presentView();
    const wasAnyInWindow = isAnyInWindow;
    let [isMoved, isNew] = [false, false];
    isAnyInWindow = false;
    for (const [element, each] of followed) {
      const isThere = isNear(each, view, windowsAway);
      if (isThere || areAllWanted) {
        if (each.surroundings === null || (each.state !== state && isThere)) {
          each.surroundings = surroundingsOf(element, arounds);
          each.state = state;
        }
        const box = boxOf(element, each.surroundings, view, open, clips);
        if (each.box === undefined) isNew = true;
        else if (!isSameBox(box, each.box)) isMoved = true;
        each.box = box;
      }
      isAnyInWindow ||= each.box?.frame === 'window' || each.surroundings?.isOfPage === false;
    }
    if (isAnyInWindow !== wasAnyInWindow) hearScroll(isAnyInWindow || areBars());
    if (isMoved || isNew) tellAll();
    return isMoved;
  }

  function tellAll(): void {
    const within = areBars() ? moved(open, scrollX, scrollY) : null;
    for (const each of followed.values()) {
      const { box = null } = each;
      const told = each.isCovered ? null : box?.frame === 'page' && within ? belowBars(box, within) : box;
      if (isSameBox(told, each.told)) continue;
      each.told = told;
      each.place(told);
    }
  }

  function settleLater(): void {
    movedAt = performance.now();
    settleTimer ??= setTimeout(settle, quiet);
  }

  /** Now that everything stands still: what lies over what? */
  function settle(): void {
    settleTimer = undefined;
    const stillFor = performance.now() - movedAt;
    if (stillFor < quiet) {
      settleTimer = setTimeout(settle, quiet - stillFor);
      return;
    }
    const before = scrolledTo;
    scrolledTo = scrollPlace();
    if (scrolledTo !== before) {
      settleTimer = setTimeout(settle, whileScrolled);
      return;
    }
    hearScrollEnd();
    if (document.visibilityState !== 'visible') return;
    open = over.openWindow();
    hearScroll(isAnyInWindow || areBars());
    if (isChanged) state += 1;
    readPlaces(isChanged ? nearness.whenChanged : nearness.otherwise);
    isChanged = false;
    const view = presentView();
    for (const [element, each] of followed) each.isCovered = each.box ? isHidden(element, each.box, view) : false;
    tellAll();
  }

  function isHidden(element: Element, { frame: within, seen: seenThere }: Box, view: View): boolean {
    const seen = intersection(within === 'page' ? moved(seenThere, -view.x, -view.y) : seenThere, open);
    // What is not in the window hides nothing, and cannot be asked for.
    if (isEmpty(seen)) return false;
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
    const [x, y] = [(seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2];
    return (over.mayCover(element, x, y) || stackedPictures(element).length > 0) && isCoveredAt(element, x, y, isOurs);
  }

  return {
    follow(element, place) {
      if (followed.size === 0) start();
      followed.set(element, { place, surroundings: null, state, box: undefined, isCovered: false, told: null });
      settleLater();
      look();
    },
    unfollow(element) {
      if (!followed.delete(element)) return;
      if (followed.size === 0) rest();
    },
    stop() {
      followed.clear();
      rest();
    },
  };
}

/** What is not scrolled with the page alone, and what is new, may be anywhere. */
function isNear({ box, surroundings }: Followed, { y, bottom: height }: View, windowsAway: number): boolean {
  if (box === undefined || surroundings?.isOfPage !== true) return true;
  const away = windowsAway * height;
  return box !== null && box.seen.bottom > y - away && box.seen.top < y + height + away;
}

function scrollPlace(): string {
  return `${scrollX} ${scrollY}`;
}
