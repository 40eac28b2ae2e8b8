import { textDirection, textLanguage } from '../../lib/core/text.ts';
import { createHost, placeFor, undoPageZoom } from '../overlay/hostElement.ts';
import { htmlElement, svgElement } from './elements.ts';

/** How often a page that takes us out is answered. */
const PATIENCE = 3;
/** Names the layer, by which what a former version has left is known. */
export const LAYER = 'lg-marks';
const DISPLACE = 'lg-displace';

export interface MarksHost {
  /** Our element in the page, in whose closed root everything is. */
  readonly element: Element;
  readonly layer: HTMLElement;
  /** What is only seen. */
  readonly drawn: Stage;
  /** Buttons where they are drawn, for whoever does not see them: nothing of them is. */
  readonly told: Stage;
  /** Above what has come into the top layer since. */
  raise(): void;
  remove(): void;
}

/** Where things are put: by their places in the window, or in the page, with which they are moved. */
export interface Stage {
  readonly window: HTMLElement;
  readonly page: HTMLElement;
  /** Around `page`, for what is moved across and then down, and for bars over the page. */
  readonly across: HTMLElement;
  readonly belowBars: HTMLElement;
}

interface MarksHostOptions {
  readonly css: string;
  readonly mode: ShadowRootMode;
  /** See `marks.css`: so that a page that asks what lies over its pictures is told of nothing. */
  readonly isDisplaced: boolean;
  /** Whether the extension still lives: its successor has a host of its own. */
  readonly isAlive: () => boolean;
  /** When a page has taken it out again and again. */
  readonly onLost: () => void;
}

/**
 * The place of the marks in a page: one element without a size, always the same whatever is marked, with a closed root and
 * a layer in the browser's top layer, where neither the page's styles nor its transforms reach it, and it is part of
 * nobody's scrollable area.
 */
export function createMarksHost({ css, mode, isDisplaced, isAlive, onLost }: MarksHostOptions): MarksHost {
  const { host, root } = createHost(mode);
  const style = htmlElement('style', '');
  style.textContent = css;
  const drawn = stage(`lg-drawn${isDisplaced ? ' lg-displaced' : ''}`);
  const told = stage('lg-told');
  const layer = htmlElement('div', LAYER, { popover: 'manual', dir: textDirection(), lang: textLanguage() }, [
    ...(isDisplaced ? [displacement()] : []),
    drawn.window,
    told.window,
  ]);
  root.append(style, layer);
  const place = placeFor(host);
  const removals = new MutationObserver(putBack);
  let timesRemoved = 0;

  function enter(): void {
    document.documentElement.append(place);
    removals.disconnect();
    removals.observe(document, { childList: true });
    removals.observe(document.documentElement, { childList: true });
    undoPageZoom(host, layer);
    layer.showPopover();
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

  enter();
  return {
    element: host,
    layer,
    drawn,
    told,
    raise() {
      layer.hidePopover();
      layer.showPopover();
    },
    remove,
  };
}

function stage(className: string): Stage {
  const page = htmlElement('div', 'lg-along');
  const across = htmlElement('div', 'lg-along', {}, [page]);
  const belowBars = htmlElement('div', 'lg-below-bars', {}, [across]);
  return { window: htmlElement('div', className, {}, [belowBars]), page, across, belowBars };
}

/** Moves what is drawn from beside the window into it: by its own width. */
function displacement(): Element {
  const filter = svgElement('filter', {
    id: DISPLACE,
    x: 0,
    y: 0,
    width: 2,
    height: 1,
    primitiveUnits: 'objectBoundingBox',
    'color-interpolation-filters': 'sRGB',
  });
  filter.append(svgElement('feOffset', { dx: 1, dy: 0 }));
  const drawing = svgElement('svg', { class: 'lg-filters', width: 0, height: 0, 'aria-hidden': 'true' });
  drawing.append(filter);
  return drawing;
}
