import type { Box } from '../../lib/core/rects.ts';
import { textDirection, textLanguage } from '../../lib/core/text.ts';
import { createHost, placeFor, undoPageZoom } from '../overlay/host/hostElement.ts';
import { htmlElement, svgElement } from './elements.ts';
import { createSignSheet, type SignSheet } from './signs.ts';

/** How often a page that takes us out is answered. */
const PATIENCE = 3;
/** Names the layers, by which what a former version has left is known. */
export const LAYER = 'lg-marks';
/** CSS pixels by which what is drawn in the page is displaced: more than what has its place there is away from its edge. */
const AWAY = 32_768;
/** How long a page may be. */
const DEEP = 16_777_216;
/** CSS pixels of a page's height whose marks are drawn together: of what a filter moves, all is drawn or nothing. */
const BAND = 32_768;

export interface MarksHost {
  /** Our element in the page, in whose closed root everything is. */
  readonly element: Element;
  readonly layer: HTMLElement;
  /** What is only seen. */
  readonly drawn: DrawnStage;
  /** Buttons where they are drawn, for whoever does not see them: nothing of them is. */
  toldIn(frame: Frame): Element;
  /** Above what has come into the top layer since. */
  raise(): void;
  remove(): void;
}

/** By its place in what things are put: the window, or the page, with which they are scrolled. */
type Frame = Box['frame'];

/** Where what is drawn at a height has its place. */
interface DrawnStage {
  covers(frame: Frame, y: number): Element;
  signs(frame: Frame, y: number): SignSheet;
}

interface Band {
  readonly covers: HTMLElement;
  readonly signs: SignSheet;
}

interface MarksHostOptions {
  readonly css: string;
  readonly mode: ShadowRootMode;
  /** See `marksHost.css`: so that a page that asks what lies over its pictures is told of nothing. */
  readonly isDisplaced: boolean;
  /** Whether the extension still lives: its successor has a host of its own. */
  readonly isAlive: () => boolean;
  /** When a page has taken it out again and again. */
  readonly onLost: () => void;
}

/**
 * The place of the marks in a page: one element without a size, always the same whatever is marked, with a closed root and
 * two layers in the browser's top layer, where neither the page's styles nor its transforms reach them. One stands still in
 * the window. The other is scrolled with the page, by the browser alone; none of it is part of anybody's scrollable area.
 */
export function createMarksHost({ css, mode, isDisplaced, isAlive, onLost }: MarksHostOptions): MarksHost {
  const { host, root } = createHost(mode);
  const style = htmlElement('style', '');
  style.textContent = css;
  const bands = new Map<string, Band>();
  const told: Partial<Record<Frame, HTMLElement>> = {};
  const [page, layer] = [popover('lg-page'), popover('lg-window')];
  const layers = [page, layer];
  const stages: Readonly<Record<Frame, HTMLElement>> = { page, window: layer };
  root.append(style, ...layers);
  const place = placeFor(host);
  const removals = new MutationObserver(putBack);
  let timesRemoved = 0;

  function enter(): void {
    document.documentElement.append(place);
    removals.disconnect();
    removals.observe(document, { childList: true });
    removals.observe(document.documentElement, { childList: true });
    for (const each of layers) {
      undoPageZoom(host, each);
      each.showPopover();
    }
  }

  function putBack(): void {
    // A document that is written anew has no element for a while.
    if (place.parentNode === document.documentElement || !document.documentElement) return;
    timesRemoved += 1;
    if (timesRemoved <= PATIENCE && isAlive()) enter();
    else {
      remove();
      onLost();
    }
  }

  function remove(): void {
    removals.disconnect();
    place.remove();
  }

  /** What is empty stays away: whatever is there costs the page something in each frame in which it is scrolled. */
  function bandAt(frame: Frame, y: number): Band {
    const name = frame === 'window' ? frame : String(Math.floor(y / BAND));
    let found = bands.get(name);
    if (!found) {
      if (isDisplaced && bands.size === 0) layer.prepend(displacements());
      found = band(isDisplaced);
      bands.set(name, found);
      stages[frame].prepend(found.covers);
    }
    return found;
  }

  function toldIn(frame: Frame): HTMLElement {
    let found = told[frame];
    if (!found) {
      found = htmlElement('div', 'lg-told');
      told[frame] = found;
      stages[frame].prepend(found);
    }
    return found;
  }

  enter();
  return {
    element: host,
    layer,
    drawn: {
      covers: (frame, y) => bandAt(frame, y).covers,
      signs: (frame, y) => bandAt(frame, y).signs,
    },
    toldIn,
    raise() {
      for (const each of layers) {
        each.hidePopover();
        each.showPopover();
      }
    },
    remove,
  };
}

function band(isDisplaced: boolean): Band {
  const signs = createSignSheet();
  return { covers: htmlElement('div', `lg-drawn${isDisplaced ? ' lg-displaced' : ''}`, {}, [signs.element]), signs };
}

function popover(className: string, ...children: readonly Element[]): HTMLElement {
  const attributes = { popover: 'manual', dir: textDirection(), lang: textLanguage() };
  return htmlElement('div', `${LAYER} ${className}`, attributes, children);
}

/**
 * Move what is drawn from beside the window into it, by its own width, and from beside the page: a page's hit tests find what
 * is in a place, not what is painted there.
 */
function displacements(): Element {
  const drawing = svgElement('svg', { class: 'lg-filters', width: 0, height: 0, 'aria-hidden': 'true' });
  const inWindow = { x: 0, y: 0, width: 2, height: 1, primitiveUnits: 'objectBoundingBox' };
  const inPage = { x: -AWAY, y: -AWAY, width: 3 * AWAY, height: AWAY + DEEP, filterUnits: 'userSpaceOnUse' };
  drawing.append(displacement('lg-displace', inWindow, 1), displacement('lg-displace-page', inPage, AWAY));
  return drawing;
}

function displacement(id: string, attributes: Readonly<Record<string, string | number>>, dx: number): Element {
  const filter = svgElement('filter', { id, ...attributes, 'color-interpolation-filters': 'sRGB' });
  filter.append(svgElement('feOffset', { dx, dy: 0 }));
  return filter;
}
