import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import { pressReaction } from '../../lib/core/reaction.ts';
import type { Reaction } from '../../lib/core/reaction.ts';
import { keyCommand } from './galleryKeys.ts';
import type { KeyCommand } from './galleryKeys.ts';
import type { CurrentCard } from './useCurrentCard.ts';
import type { LaneGrid } from './useLaneGrid.ts';

/** What keys act on, and what they can do to it. */
export interface KeyboardTarget {
  readonly items: readonly GalleryItem[];
  readonly current: CurrentCard;
  readonly grid: LaneGrid;
  /** Pixels of what counts as a screenful. */
  readonly page: () => number;
  /** False while something else has the keys. */
  readonly listening: boolean;
  readonly canLike: boolean;
  readonly canDislike: boolean;
  readonly open: (item: GalleryItem) => void;
  readonly judge: (item: GalleryItem, liked: Reaction) => void;
  readonly act: ((item: GalleryItem) => void) | undefined;
}

/** Runs what the keys pressed anywhere in `scope` ask for; a key that meant something goes no further. */
export function useGalleryKeyboard(scope: RefObject<HTMLElement | null>, target: KeyboardTarget): void {
  const latest = useRef(target);
  latest.current = target;
  useLayoutEffect(() => {
    const element = scope.current;
    if (!element) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = keyCommand(event);
      if (command && run(command, latest.current)) event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [scope]);
}

function run(command: KeyCommand, target: KeyboardTarget): boolean {
  const { items, current, grid, canLike, canDislike, judge } = target;
  const item = items[current.index];
  if (!item || !target.listening) return false;

  if (command.kind === 'move') {
    const next = grid.step(current.index, command.direction, target.page());
    current.set(items[next]?.key ?? item.key);
    grid.reveal(next);
    current.focus();
    return true;
  }

  // What is not seen is not judged: the key brings it into view, pressed again it acts.
  const seen = grid.isInView(current.index);
  if (!seen) grid.reveal(current.index);
  if (!seen || !current.hasFocus()) current.focus();
  if (!seen) return true;
  switch (command.kind) {
    case 'open':
      target.open(item);
      return true;
    case 'like':
      if (canLike) judge(item, pressReaction(item.liked, true));
      return canLike;
    case 'dislike':
      if (canDislike) judge(item, pressReaction(item.liked, false));
      return canDislike;
    case 'clear':
      if (item.liked !== null && (canLike || canDislike)) judge(item, null);
      return true;
    case 'act':
      target.act?.(item);
      return target.act !== undefined;
  }
}
