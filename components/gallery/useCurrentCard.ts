import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { activeElement } from '../ui/activeElement.ts';

export interface CurrentCard {
  /** -1 while there are no cards. */
  readonly index: number;
  readonly key: string | null;
  readonly set: (key: string) => void;
  /** Whether the person has done nothing here yet, so that it may still be chosen for them. */
  readonly isUntouched: () => boolean;
  /** The person has begun to look around. */
  readonly touch: () => void;
  /** Gives it the focus, as soon as it is drawn. */
  readonly focus: () => void;
  /** Whether the focus is on a card or in one. */
  readonly hasFocus: () => boolean;
}

/**
 * The one card that the tab key reaches and that keys act on: the first one not judged yet, or with `startAtFirst` the
 * first of all, until the person does something. From then on it is followed by its key. When it leaves the list, the next one that stays takes its place, and
 * its focus.
 */
export function useCurrentCard(
  items: readonly GalleryItem[],
  places: ReadonlyMap<string, number>,
  list: RefObject<HTMLElement | null>,
  scope: RefObject<HTMLElement | null> | undefined,
  /** What lies over the cards and has the focus in their place, if anything does. */
  cover: () => HTMLElement | null,
  startAtFirst = false,
): CurrentCard {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const key = useRef<string | null>(null);
  const before = useRef(items);
  const wantsFocus = useRef(false);
  const untouched = useRef(true);

  const hasFocus = (): boolean => {
    const element = list.current;
    return element !== null && element.contains(activeElement(element));
  };

  if (items.length > 0) {
    const chosen = key.current === null || (untouched.current && before.current !== items);
    if (chosen) key.current = (items.find(({ liked }) => startAtFirst || liked === null) ?? items[0])?.key ?? null;
    else if (!places.has(key.current ?? '')) {
      wantsFocus.current ||= hasFocus();
      key.current = successor(before.current, places, key.current ?? '') ?? items[0]?.key ?? null;
    }
    before.current = items;
  }
  const index = key.current === null ? -1 : (places.get(key.current) ?? -1);

  const focus = (): void => {
    wantsFocus.current = true;
    redraw(0);
  };

  useLayoutEffect(() => {
    const around = scope?.current;
    if (around && activeElement(around) === around) wantsFocus.current = true;
    if (!wantsFocus.current) return;
    const card = list.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (!card) {
      // Nothing to give it to; by the time there is, it may have gone where the person wanted it.
      const active = around && activeElement(around);
      if (active && active !== around && active !== document.body) wantsFocus.current = false;
      return;
    }
    wantsFocus.current = false;
    card.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    const around = scope?.current;
    if (!around) return undefined;
    const handOn = (event: FocusEvent): void => {
      if (event.target !== around) return;
      const over = cover();
      if (over) over.focus({ preventScroll: true });
      else focus();
    };
    around.addEventListener('focusin', handOn);
    return () => around.removeEventListener('focusin', handOn);
  }, [scope]);

  return {
    index,
    key: key.current,
    focus,
    hasFocus,
    isUntouched: () => untouched.current,
    touch() {
      untouched.current = false;
    },
    set(next) {
      untouched.current = false;
      if (key.current === next) return;
      key.current = next;
      redraw(0);
    },
  };
}

function successor(
  before: readonly GalleryItem[],
  places: ReadonlyMap<string, number>,
  key: string,
): string | undefined {
  const from = before.findIndex((item) => item.key === key);
  if (from === -1) return undefined;
  const stays = (item: GalleryItem): boolean => places.has(item.key);
  return (before.slice(from).find(stays) ?? before.slice(0, from).findLast(stays))?.key;
}
