import { useMemo, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';

export interface ComparedItems {
  /** As the gallery has it; as it was seen last when the gallery shows it no more. */
  readonly get: (key: string) => GalleryItem | undefined;
  /** Whether the gallery shows it now. */
  readonly has: (key: string) => boolean;
  readonly noteReaction: (key: string, liked: Reaction) => void;
}

/**
 * The pictures by their keys. One that leaves the gallery's list while it is compared stays here: judging it may be what made
 * it leave, as with a filter for unrated ones.
 */
export function useComparedItems(items: readonly GalleryItem[]): ComparedItems {
  const present = useMemo(() => new Map(items.map((item) => [item.key, item])), [items]);
  const seen = useRef(new Map<string, GalleryItem>()).current;
  const judged = useRef(new Map<string, Reaction>()).current;
  return {
    get(key) {
      const item = present.get(key);
      if (item) {
        seen.set(key, item);
        return item;
      }
      const left = seen.get(key);
      return left && { ...left, liked: judged.get(key) ?? left.liked };
    },
    has: (key) => present.has(key),
    noteReaction: (key, liked) => judged.set(key, liked),
  };
}
