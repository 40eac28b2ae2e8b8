import { isInside, moved, type Box, type Rect } from '../../lib/core/rects.ts';
import type { Mark } from '../../lib/state/createMarksModel.ts';
import { coverElement, toldCover, type Backdrop } from './covers.ts';
import { createHoverBar } from './hoverBar.ts';
import type { MarksHost } from './marksHost.ts';
import { drawnPill, toldPill, type PillState } from './pill.ts';
import { createSign, SIGN_SIZE, type Sign } from './signs.ts';

/** What the page says of a picture, asked for when it is drawn. */
export interface PictureFacts {
  captionOf(picture: Element): string;
  backdropOf(picture: Element): Backdrop;
}

export interface MarksView {
  /** Marks a picture, or no longer. What is drawn appears when it is placed. */
  mark(picture: Element, mark: Mark | null): void;
  /** `null` while nothing of it can be seen. */
  place(picture: Element, box: Box | null): void;
  /** Draws anew what covers pictures: the page has other colours. */
  redraw(): void;
  /** Puts the buttons on a picture, or takes them away. */
  hover(picture: Element | null): void;
  /** `null`: nothing to say. The button stays where it can be reached by keyboard as long as `isReachable`. */
  say(state: PillState | null, isReachable: boolean): void;
  /** What is pressed at a point of the window. */
  controlAt(x: number, y: number): Control | null;
  /** What has the focus. */
  focused(): Control | null;
}

export type Control =
  | { readonly kind: 'like' | 'dislike' | 'uncover'; readonly picture: Element }
  | { readonly kind: 'main' | 'dismiss' };

interface Drawn {
  mark: Mark | null;
  box: Box | null;
  sign: Sign | null;
  cover: HTMLElement | null;
  told: { readonly element: HTMLElement; readonly button: HTMLElement } | null;
}

/** Below this length of a side nothing is drawn on a picture, and below the second the sign is smaller. */
const smallestSide = 24;
const smallSide = 72;
/** Sides of a cover that has room for the chip, and for its text. */
const chipSide = 40;
const chipTextWidth = 104;
/** From the picture's edges. */
const inset = 6;
const smallInset = 2;

export function createMarksView(host: MarksHost, { captionOf, backdropOf }: PictureFacts): MarksView {
  const { layer, drawn, toldIn } = host;
  const pictures = new Map<Element, Drawn>();
  const bar = createHoverBar();
  layer.append(bar.element);
  let hovered: Element | null = null;
  let pill: { drawn: HTMLElement | null; told: ReturnType<typeof toldPill>; said: string } | null = null;
  const isRightToLeft = layer.dir === 'rtl';

  function draw(picture: Element, each: Drawn): void {
    const { mark } = each;
    each.sign?.remove();
    each.cover?.remove();
    each.told?.element.remove();
    each.sign = each.cover = each.told = null;
    if (mark === null) return;
    const caption = captionOf(picture);
    if (mark.cover !== 'none') {
      each.cover = coverElement(mark.cover, backdropOf(picture));
      each.told = toldCover(caption);
    }
    // A hidden picture says so by its chip.
    if (mark.cover !== 'hidden') each.sign = createSign(mark, caption);
  }

  function arrange({ box, sign, cover, told: toldPart }: Drawn): void {
    // What is nowhere asks for no place: there is a layer of the browser's for each.
    if (box) {
      const { frame, rect } = box;
      if (cover) put(cover, drawn.covers(frame, rect.top));
      if (toldPart) put(toldPart.element, toldIn(frame));
      if (sign) put(sign.label, toldIn(frame));
    }
    if (sign) arrangeSign(sign, box);
    if (cover && toldPart) for (const part of [cover, toldPart.element]) arrangeCover(part, box);
  }

  function put(element: Element, parent: Element): void {
    if (element.parentNode !== parent) parent.append(element);
  }

  function arrangeSign(sign: Sign, box: Box | null): void {
    if (box === null || sidesOf(box.rect).shorter < smallestSide) {
      sign.hide();
      return;
    }
    const { frame, rect, seen } = box;
    const isSmall = sidesOf(rect).shorter < smallSide;
    const away = isSmall ? smallInset : inset;
    const scale = isSmall ? 0.8 : 1;
    const size = SIGN_SIZE * scale;
    const x = isRightToLeft ? rect.right - away - size : rect.left + away;
    const y = rect.top + away;
    // Cut off with the corner it stands in.
    if (x < seen.left || x + size > seen.right || y < seen.top || y + size > seen.bottom) sign.hide();
    else sign.place(drawn.signs(frame, rect.top), x, y, scale);
  }

  function arrangeCover(cover: HTMLElement, box: Box | null): void {
    cover.hidden = box === null;
    if (box === null) return;
    // Whole pixels, or a line of the picture shines through at the edges.
    const rect = roundedOut(box.rect);
    const seen = roundedOut(box.seen);
    const { width, height } = sidesOf(rect);
    cover.style.left = `${rect.left}px`;
    cover.style.top = `${rect.top}px`;
    cover.style.width = `${width}px`;
    cover.style.height = `${height}px`;
    const cut = [seen.top - rect.top, rect.right - seen.right, rect.bottom - seen.bottom, seen.left - rect.left];
    const cuts = cut.map((side) => `${side}px`).join(' ');
    cover.style.clipPath = cut.some((side) => side > 0) ? `inset(${cuts})` : '';
    // The chip stands in the middle of what can be seen.
    cover.style.padding = cuts;
    const sides = sidesOf(seen);
    cover.classList.toggle('lg-cover-bare', sides.shorter < chipSide);
    cover.classList.toggle('lg-cover-narrow', sides.width < chipTextWidth);
  }

  function arrangeBar(): void {
    const each = hovered && pictures.get(hovered);
    bar.element.hidden = !each?.box;
    if (!each?.box) return;
    const { rect, seen } = inWindow(each.box);
    const x = isRightToLeft ? Math.max(rect.left, seen.left) + inset : Math.min(rect.right, seen.right) - inset;
    const y = Math.max(rect.top, seen.top) + inset;
    bar.element.style.transform = `translate(${x}px, ${y}px)${isRightToLeft ? '' : ' translateX(-100%)'}`;
    bar.setReaction(each.mark?.liked ?? null);
  }

  function present(picture: Element): Drawn {
    let each = pictures.get(picture);
    if (!each) {
      each = { mark: null, box: null, sign: null, cover: null, told: null };
      pictures.set(picture, each);
    }
    return each;
  }

  function leave(picture: Element, each: Drawn): void {
    if (each.mark === null && picture !== hovered) pictures.delete(picture);
  }

  return {
    mark(picture, mark) {
      // Most pictures were never judged.
      if (mark === null && !pictures.has(picture)) return;
      const each = present(picture);
      if (!isSame(each.mark, mark)) {
        each.mark = mark;
        draw(picture, each);
        arrange(each);
        if (picture === hovered) arrangeBar();
      }
      leave(picture, each);
    },

    place(picture, box) {
      if (box === null && !pictures.has(picture)) return;
      const each = present(picture);
      each.box = box;
      arrange(each);
      if (picture === hovered) arrangeBar();
      leave(picture, each);
    },

    redraw() {
      for (const [picture, each] of pictures) {
        if (!each.cover) continue;
        draw(picture, each);
        arrange(each);
      }
    },

    hover(picture) {
      if (picture === hovered) return;
      const former = hovered;
      hovered = picture;
      for (const [each, isHovered] of [
        [former, false],
        [picture, true],
      ] as const) {
        if (!each) continue;
        const drawnOn = present(each);
        drawnOn.cover?.classList.toggle('lg-cover-hovered', isHovered);
        leave(each, drawnOn);
      }
      arrangeBar();
    },

    say(state, isReachable) {
      const said = JSON.stringify([state, isReachable]);
      if (said === pill?.said) return;
      const hadFocus = pill !== null && pill.told.buttons.main.matches(':focus');
      pill?.drawn?.remove();
      pill?.told.element.remove();
      pill = null;
      const shown = state ?? (isReachable ? nothingCovered : null);
      if (shown === null) return;
      pill = { drawn: state && drawnPill(state), told: toldPill(shown), said };
      if (pill.drawn) drawn.covers('window', 0).append(pill.drawn);
      else pill.told.element.classList.add('lg-pill-idle');
      toldIn('window').append(pill.told.element);
      const { main } = pill.told.buttons;
      main.addEventListener('focus', () => showFocus(shown));
      main.addEventListener('blur', hideFocus);
      if (hadFocus) main.focus({ preventScroll: true });
    },

    controlAt(x, y) {
      const isAt = (element: Element): boolean => isInside(element.getBoundingClientRect(), x, y);
      if (hovered && !bar.element.hidden) {
        if (isAt(bar.like)) return { kind: 'like', picture: hovered };
        if (isAt(bar.dislike)) return { kind: 'dislike', picture: hovered };
      }
      if (pill?.drawn) {
        const { main, dismiss } = pill.told.buttons;
        if (isAt(main)) return { kind: 'main' };
        if (isAt(dismiss)) return { kind: 'dismiss' };
      }
      for (const [picture, each] of pictures) {
        if (!each.told || !each.box || !canBePressed(each, picture === hovered)) continue;
        if (isInside(inWindow(each.box).seen, x, y) && isAt(each.told.button)) return { kind: 'uncover', picture };
      }
      return null;
    },

    focused: () => (pill?.told.buttons.main.matches(':focus') ? { kind: 'main' } : null),
  };

  /** Whoever comes by keyboard sees where they are, also where there is nothing to say. */
  function showFocus(state: PillState): void {
    if (!pill) return;
    pill.drawn ??= drawn.covers('window', 0).appendChild(drawnPill(state));
    pill.drawn.classList.toggle('lg-pill-focused', pill.told.buttons.main.matches(':focus-visible'));
  }

  function hideFocus(): void {
    if (!pill?.drawn) return;
    pill.drawn.classList.remove('lg-pill-focused');
    if (!pill.told.element.classList.contains('lg-pill-idle')) return;
    pill.drawn.remove();
    pill.drawn = null;
  }
}

const nothingCovered: PillState = { kind: 'covered', how: 'hidden', count: 0, isLifted: false };

/** A dimmed picture's chip comes with the pointer. */
function canBePressed({ mark }: Drawn, isHovered: boolean): boolean {
  return mark?.cover === 'hidden' || isHovered;
}

function inWindow({ frame, rect, seen }: Box): Pick<Box, 'rect' | 'seen'> {
  if (frame === 'window') return { rect, seen };
  return { rect: moved(rect, -scrollX, -scrollY), seen: moved(seen, -scrollX, -scrollY) };
}

function isSame(a: Mark | null, b: Mark | null): boolean {
  return a?.liked === b?.liked && a?.isSaved === b?.isSaved && a?.cover === b?.cover;
}

function roundedOut({ left, top, right, bottom }: Rect): Rect {
  return { left: Math.floor(left), top: Math.floor(top), right: Math.ceil(right), bottom: Math.ceil(bottom) };
}

function sidesOf({ left, top, right, bottom }: Rect) {
  const [width, height] = [right - left, bottom - top];
  return { width, height, shorter: Math.min(width, height) };
}
