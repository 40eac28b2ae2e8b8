import Panzoom from '@panzoom/panzoom';

/** A place in the window, in CSS pixels. */
export interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

/** What is seen of a picture, in terms that hold for a picture of another size. */
export interface View {
  /** 1 is the picture as it fits its place. */
  readonly scale: number;
  /** How far its middle is from the place's middle, in widths and heights of the fitted picture. */
  readonly x: number;
  readonly y: number;
}

export interface ZoomOptions {
  /** What stays where it is; by default the middle of the place. */
  readonly at?: Point;
  readonly animate?: boolean;
}

/** How one picture is enlarged and moved in its place. */
export interface PictureZoom {
  readonly view: () => View;
  readonly isFit: () => boolean;
  /** CSS pixels for one pixel of the original; of the fitted picture where the original's are not known. */
  readonly magnification: () => number;
  /** Pixels the original is wide. */
  readonly setNatural: (width: number | undefined) => void;
  readonly fit: (options?: ZoomOptions) => void;
  /** From fitted to the original's own pixels, and from anything else back to fitted. */
  readonly toggle: (options?: ZoomOptions) => void;
  readonly zoomBy: (factor: number, options?: ZoomOptions) => void;
  /**
   * Takes the picture as it is now: what it answers with enlarges it by a factor from there, and brings what was at one place
   * to another. Called for every move of a gesture, it gains and loses nothing on the way.
   */
  readonly hold: () => (factor: number, from: Point, to: Point) => void;
  /** Takes over what another picture shows, without saying so to `onChange`. */
  readonly show: (view: View) => void;
  /** The picture or its place has another size. */
  readonly refresh: () => void;
}

type Held = (scale: number, from?: Point, to?: Point, animate?: boolean) => void;

/** One press of a key or a button. */
export const ZOOM_STEP = 1.25;
const LEAST = 0.1;
const MOST = 8;

/**
 * `onChange` learns whether the person zoomed or panned, or there is only more or less room than before.
 *
 * `picture` stands in the middle of its parent, fitted, and is in the document already. Its pointers are followed elsewhere
 * (`stageGestures.ts`): Panzoom's own pinch measures boxes that may not have been drawn yet, so that two moves in one frame
 * lose the point between the fingers.
 */
export function createPictureZoom(picture: HTMLElement, onChange: (byPerson: boolean) => void): PictureZoom {
  const panzoom = Panzoom(picture, {
    noBind: true,
    silent: true,
    cursor: '',
    overflow: '',
    minScale: 0,
    maxScale: Infinity,
    duration: 140,
    easing: 'cubic-bezier(0.2, 0, 0, 1)',
  });
  let natural: number | undefined;

  /** Of the fitted picture, in CSS pixels; whole ones, as `offsetWidth` has them, would blur it at full size. */
  function fitted(): { readonly width: number; readonly height: number } {
    const { width, height } = getComputedStyle(picture);
    return { width: Number.parseFloat(width) || 0, height: Number.parseFloat(height) || 0 };
  }

  /** The scale at which one pixel of the original is one CSS pixel. */
  function full(width = fitted().width): number {
    return natural && width ? natural / width : 1;
  }

  function isFit(): boolean {
    return panzoom.getScale() === 1;
  }

  /** Up to where the edges of the fitted picture are: any place of the picture can stay under a pointer that zooms there. */
  function limit(wanted: number, size: number, scale: number): number {
    const most = Math.max(0, (size * (scale - 1)) / 2 / scale);
    return Math.min(most, Math.max(-most, wanted));
  }

  function apply(scale: number, x: number, y: number, animate: boolean): void {
    const { width, height } = fitted();
    const to = { x: limit(x, width, scale), y: limit(y, height, scale) };
    if (Math.abs(scale / full(width) - 1) < 1e-6) {
      // At full size its pixels lie on the screen's.
      const place = picture.parentElement?.getBoundingClientRect() ?? new DOMRect();
      to.x += offGrid(place.left + place.width / 2 + (to.x - width / 2) * scale) / scale;
      to.y += offGrid(place.top + place.height / 2 + (to.y - height / 2) * scale) / scale;
    }
    // Where Panzoom goes by itself, one task after it was made.
    panzoom.setOptions({ startX: to.x, startY: to.y });
    panzoom.zoom(scale, { animate });
    panzoom.pan(to.x, to.y, { animate });
  }

  function hold(): Held {
    const place = picture.parentElement?.getBoundingClientRect();
    const start = { scale: panzoom.getScale(), ...panzoom.getPan() };
    const left = place ? place.left + place.width / 2 : 0;
    const top = place ? place.top + place.height / 2 : 0;
    return (wanted, from, to = from, animate = false) => {
      // Of a picture that cannot be loaded there is nothing to be seen closer.
      const { width } = fitted();
      if (width === 0 || (picture.childElementCount === 0 && wanted !== 1)) return;
      const full100 = full(width);
      const scale = Math.min(Math.max(1, MOST * full100), Math.max(Math.min(1, LEAST * full100), wanted));
      // Panzoom moves first and scales then, both from the middle.
      const x = start.x + (to ? (to.clientX - left) / scale : 0) - (from ? (from.clientX - left) / start.scale : 0);
      const y = start.y + (to ? (to.clientY - top) / scale : 0) - (from ? (from.clientY - top) / start.scale : 0);
      apply(scale, x, y, animate);
      onChange(true);
    };
  }

  function zoomTo(scale: number, { at, animate }: ZoomOptions = {}): void {
    hold()(scale, at, at, animate);
  }

  return {
    isFit,
    magnification: () => panzoom.getScale() / full(),
    view() {
      const { x, y } = panzoom.getPan();
      const { width, height } = fitted();
      return { scale: panzoom.getScale(), x: width ? x / width : 0, y: height ? y / height : 0 };
    },
    setNatural(width) {
      natural = width;
    },
    fit: (options) => zoomTo(1, options),
    toggle(options) {
      const full100 = full();
      // A picture that fits at its own size is doubled, so that the key does something.
      zoomTo(isFit() ? (Math.abs(full100 - 1) < 0.01 ? 2 : full100) : 1, options);
    },
    zoomBy(factor, options) {
      const from = panzoom.getScale();
      zoomTo(stopAt([1, full()], from, from * factor), options);
    },
    hold() {
      const scale = panzoom.getScale();
      const held = hold();
      return (factor, from, to) => held(scale * factor, from, to);
    },
    show({ scale, x, y }) {
      const { width, height } = fitted();
      apply(scale, x * width, y * height, false);
    },
    refresh() {
      const { x, y } = panzoom.getPan();
      apply(panzoom.getScale(), x, y, false);
      onChange(false);
    },
  };
}

/** How far it is to the nearest device pixel, in CSS pixels. */
function offGrid(at: number): number {
  return Math.round(at * devicePixelRatio) / devicePixelRatio - at;
}

/** Going past one of these ends there: fitted and 100 % are always among what a wheel or a key can reach. */
function stopAt(stops: readonly number[], from: number, to: number): number {
  const passed = stops.filter((stop) => (from < stop && to > stop) || (from > stop && to < stop));
  const [first] = passed.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from));
  return first ?? to;
}
