import type { Mark } from '../../lib/state/createMarksModel.ts';
import { captionedText, htmlElement, knownText, svgElement } from './elements.ts';

/** CSS pixels of a sign's side. */
export const SIGN_SIZE = 20;

/**
 * Paths, relative throughout, so that a sign is moved by where they begin: an element that is transformed or clipped costs
 * the browser more than all else that is drawn of it, each time a page is painted.
 */
const grounds = {
  round: 'm0 10c0 -5.52 4.48 -10 10 -10c5.52 0 10 4.48 10 10c0 5.52 -4.48 10 -10 10c-5.52 0 -10 -4.48 -10 -10z',
  square: 'm5 0h10c2.76 0 5 2.24 5 5v10c0 2.76 -2.24 5 -5 5h-10c-2.76 0 -5 -2.24 -5 -5v-10c0 -2.76 2.24 -5 5 -5z',
};
/** Those of a gallery's cards (gallery.css), at half the size. */
const shapes = {
  liked:
    'm6.585 5.715q-2.085 .8 -2.085 3.035q0 1.455 1.65 3.11l2.745 2.655q.445 .49 1.115 .485q.665 -.005 1.105 -.5l2.74 -2.645q1.645 -1.65 1.645 -3.105q.01 -2.24 -2.085 -3.045q-1.975 -.755 -3.415 .695q-1.44 -1.44 -3.415 -.685z',
  disliked:
    'm8.015 12.94l.35 -1.44h-2.28q-.75 0 -1.2 -.6q-.45 -.6 -.24 -1.32l1.165 -4q.315 -1.08 1.44 -1.08h6.75q1.5 0 1.5 1.5v4q0 1.5 -1.5 1.5h-1.38q-.31 0 -.445 .275l-1.73 3.45q-.03 .06 -.075 .115q-.17 .16 -.375 .16q-1 -.01 -1.61 -.8q-.61 -.79 -.37 -1.76zm4.185 -7.44v5.15h.6v-5.15z',
  unsaved: 'm9 5.5h2v5.5h-2zm0 7h2v2h-2z',
};

type Kind = keyof typeof shapes;

/** The small sign on a judged picture. A shape of its own for each kind, so that nobody has need of the colours. */
export interface Sign {
  /** Says what the sheet shows. It is no part of it, or the browser would look at it each time that is painted. */
  readonly label: HTMLElement;
  /** Puts its upper left corner there, among the signs of a sheet. */
  place(sheet: SignSheet, x: number, y: number, scale: number): void;
  hide(): void;
  remove(): void;
}

/** The drawing of all signs of a part of the page. */
export interface SignSheet {
  /** An `svg`. */
  readonly element: SVGElement;
  draw(of: object, drawing: Drawing): void;
  erase(of: object): void;
}

interface Drawing {
  readonly kind: Kind;
  /** Paths. */
  readonly ground: string;
  readonly shape: string;
}

export function createSign({ liked, isSaved }: Mark, caption: string): Sign {
  if (!isSaved) return sign('unsaved', knownText('common_not_saved'));
  if (liked === true) return sign('liked', named('gallery_liked', 'common_liked', caption));
  return sign('disliked', named('gallery_disliked', 'common_disliked', caption));
}

function sign(kind: Kind, label: string): Sign {
  const element = htmlElement('span', 'lg-sign', { role: 'img', 'aria-label': label });
  element.hidden = true;
  let on: SignSheet | null = null;

  function leave(): void {
    on?.erase(element);
    on = null;
  }

  return {
    label: element,
    place(sheet, x, y, scale) {
      if (sheet !== on) leave();
      on = sheet;
      element.hidden = false;
      const from = `M${x} ${y}`;
      sheet.draw(element, {
        kind,
        ground: from + scaled(kind === 'disliked' ? grounds.square : grounds.round, scale),
        shape: from + scaled(shapes[kind], scale),
      });
    },
    hide() {
      leave();
      element.hidden = true;
    },
    remove() {
      leave();
      element.remove();
    },
  };
}

/** Draws all signs of a kind as one path: each time a page is painted, the browser looks at every element there is. */
export function createSignSheet(): SignSheet {
  const element = svgElement('svg', { class: 'lg-signs', width: 1, height: 1 });
  const drawings = new Map<object, Drawing>();
  const paths = new Map<string, SVGElement>();
  let isDue = false;

  function drawLater(): void {
    if (isDue) return;
    isDue = true;
    queueMicrotask(drawAll);
  }

  function drawAll(): void {
    isDue = false;
    const all = [...drawings.values()];
    drawPath(
      'shadow',
      all.map(({ ground }) => ground),
    );
    for (const kind of Object.keys(shapes) as Kind[]) {
      const ofKind = all.filter((each) => each.kind === kind);
      drawPath(
        `ground lg-sign-${kind}`,
        ofKind.map(({ ground }) => ground),
      );
      drawPath(
        `shape lg-sign-${kind}`,
        ofKind.map(({ shape }) => shape),
      );
    }
  }

  function drawPath(name: string, parts: readonly string[]): void {
    let path = paths.get(name);
    if (!path) {
      if (parts.length === 0) return;
      path = svgElement('path', { class: `lg-sign-${name}` });
      paths.set(name, path);
      if (name === 'shadow') element.prepend(path);
      else element.append(path);
    }
    path.setAttribute('d', parts.join(''));
  }

  return {
    element,
    draw(of, drawing) {
      drawings.set(of, drawing);
      drawLater();
    },
    erase(of) {
      if (drawings.delete(of)) drawLater();
    },
  };
}

function scaled(path: string, scale: number): string {
  return scale === 1 ? path : path.replaceAll(/-?\d*\.?\d+/g, (number) => String(scale * Number(number)));
}

function named(
  withCaption: 'gallery_liked' | 'gallery_disliked',
  alone: 'common_liked' | 'common_disliked',
  caption: string,
): string {
  return caption === '' ? knownText(alone) : captionedText(withCaption, caption);
}
