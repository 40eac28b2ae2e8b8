import { intersection, isEmpty, isInside, type Rect } from '../../core/rects.ts';
import { attribute } from '../clobberProof.ts';
import { flatParent } from './flatParent.ts';

/** Elements looked at, from the outside in: what stands over a page is hardly ever deep in it. */
const mostElements = 500;
/** Milliseconds for which it stays found, however much the page changes. */
const lastsFor = 2000;
/** A bar covers most of the window's width and less than half of its height. */
const barWidth = 0.6;
const barHeight = 0.5;
/** Pictures beside one that are looked at. */
const mostStacked = 12;

export interface OverPage {
  /** Something of the page has changed. */
  noteChange(): void;
  /** What of the window shows the page, and not bars that stand over it. */
  openWindow(): Rect;
  /** What stands over the page at a point, or may, and is not around the element: only a hit test can tell. */
  mayCover(element: Element, x: number, y: number): boolean;
}

/** Knows what stands over a page while it is scrolled: bars, dialogs, galleries of others. */
export function createOverPage(): OverPage {
  let found: readonly Element[] = [];
  let foundAt = -Infinity;
  let isChanged = true;

  function standing(): readonly Element[] {
    const now = performance.now();
    if (isChanged && now - foundAt > lastsFor) {
      isChanged = false;
      foundAt = now;
      found = findStanding();
    }
    return found;
  }

  return {
    noteChange() {
      isChanged = true;
    },
    openWindow() {
      let [top, bottom] = [0, innerHeight];
      const bars = standing()
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(
          ({ box }) => box.width >= innerWidth * barWidth && box.height <= innerHeight * barHeight && box.height > 0,
        )
        .filter(({ element }) => isSeen(element));
      for (const { box } of bars.toSorted((a, b) => a.box.top - b.box.top)) {
        if (box.top <= top + 1 && box.bottom > top) top = box.bottom;
      }
      for (const { box } of bars.toSorted((a, b) => b.box.bottom - a.box.bottom)) {
        if (box.bottom >= bottom - 1 && box.top < bottom && box.top > top) bottom = box.top;
      }
      return { left: 0, top, right: innerWidth, bottom: Math.max(top, bottom) };
    },
    mayCover(element, x, y) {
      return standing().some((each) => {
        return isInside(each.getBoundingClientRect(), x, y) && !each.contains(element) && isSeen(each);
      });
    },
  };
}

function findStanding(): Element[] {
  // A list that the browser keeps by itself.
  const dialogs: HTMLCollectionOf<Element> = Document.prototype.getElementsByTagName.call(document, 'dialog');
  const standing: Element[] = [...dialogs].filter((dialog) => attribute(dialog, 'open') !== null);
  const queue: Element[] = document.body ? [document.body] : [];
  for (let index = 0; index < queue.length && index < mostElements; index++) {
    for (const child of queue[index]?.children ?? []) {
      if (queue.push(child) > mostElements) break;
      const { position } = getComputedStyle(child);
      if (position === 'fixed' || position === 'sticky') standing.push(child);
    }
  }
  return standing;
}

function isSeen(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/**
 * Whether at a point of an element something lies over it that does not belong to it: a bar or a dialog, or another
 * picture. What else pages put over their pictures (links, captions, shades) is part of showing them. Asks the browser
 * what is hit, which takes it milliseconds on a long page.
 */
export function isCoveredAt(element: Element, x: number, y: number, isOurs: (element: Element) => boolean): boolean {
  const hit = elementAt(x, y);
  if (!hit || hit === element || isOurs(hit)) return false;
  if (isLargePart(hit, element) && /^(?:img|video)$/.test(hit.localName)) return !isAround(element, hit);
  for (let around: Element | null = hit; around && !isAround(around, element); around = flatParent(around)) {
    if (standsOver(around)) return true;
  }
  return false;
}

/** Whether one is no mere sign on the other, such as the one that plays a film. */
function isLargePart(part: Element, whole: Element): boolean {
  const [own, other] = [part.getBoundingClientRect(), whole.getBoundingClientRect()];
  return 2 * own.width * own.height > other.width * other.height;
}

/** The innermost element at a point of the window, that of open shadow trees included. */
function elementAt(x: number, y: number): Element | null {
  let element = Document.prototype.elementFromPoint.call(document, x, y);
  for (let root = element?.shadowRoot; root; root = element?.shadowRoot) {
    const inner = root.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}

function standsOver(element: Element): boolean {
  return element.localName === 'likeable-gallery' || /^(?:fixed|sticky)$/.test(getComputedStyle(element).position);
}

/** `contains` through the borders of shadow trees. */
function isAround(around: Element, element: Element): boolean {
  for (let each: Element | null = element; each; each = flatParent(each)) if (each === around) return true;
  return false;
}

/** Other pictures beside one and its box that may lie over it, as in a stack of which one is shown at a time. */
export function stackedPictures(element: Element): readonly Element[] {
  const around = flatParent(flatParent(element) ?? element);
  if (!around) return [];
  const others = [...around.querySelectorAll('img')].slice(0, mostStacked).filter((other) => other !== element);
  const box = element.getBoundingClientRect();
  return others.filter((other) => overlaps(box, other.getBoundingClientRect()));
}

/** Whether the second box takes up more than half of the first. */
function overlaps(box: Rect, other: Rect): boolean {
  const both = intersection(box, other);
  if (isEmpty(both)) return false;
  const area = (both.right - both.left) * (both.bottom - both.top);
  return 2 * area > (box.right - box.left) * (box.bottom - box.top);
}
