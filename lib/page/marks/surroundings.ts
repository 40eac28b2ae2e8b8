import { flatParent } from './flatParent.ts';

/** What is around an element, as far as it says where it can be seen. */
export interface Surroundings {
  /** Those that cut off what lies outside of them. */
  readonly clippers: readonly Element[];
  /** Whether it is scrolled with the page, and with nothing else. */
  readonly isOfPage: boolean;
  /** Whether it may stand over the page itself. */
  readonly isFixed: boolean;
}

export function surroundingsOf(element: Element, arounds: Map<Element, Surroundings>): Surroundings {
  const isFixed = /^(?:fixed|sticky)$/.test(getComputedStyle(element).position);
  const { clippers, ...around } = aroundOf(flatParent(element), arounds);
  return { clippers, isFixed: isFixed || around.isFixed, isOfPage: around.isOfPage && !isFixed };
}

/** What an element does to all that is in it, together with those around it. */
function aroundOf(element: Element | null, arounds: Map<Element, Surroundings>): Surroundings {
  if (!element || /^(?:html|body)$/.test(element.localName)) return page;
  const known = arounds.get(element);
  if (known) return known;
  const { overflowX, overflowY, position } = getComputedStyle(element);
  const around = position === 'fixed' ? page : aroundOf(flatParent(element), arounds);
  const isClipper = overflowX !== 'visible' || overflowY !== 'visible';
  const isScroller = /^(?:auto|scroll)$/.test(overflowX) || /^(?:auto|scroll)$/.test(overflowY);
  const isFixed = position === 'fixed' || position === 'sticky';
  const found = {
    clippers: isClipper ? [element, ...around.clippers] : around.clippers,
    isFixed: isFixed || around.isFixed,
    isOfPage: around.isOfPage && !isScroller && !isFixed,
  };
  arounds.set(element, found);
  return found;
}

const page: Surroundings = { clippers: [], isFixed: false, isOfPage: true };
