import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GalleryImage, GalleryValue } from '../../lib/core/pictures/galleryImage.ts';
import { asGalleryImage, galleryItems } from '../../lib/core/pictures/galleryItem.ts';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';

/** A reaction set here, and what the value said of that picture at the time. */
interface Override {
  readonly liked: Reaction;
  readonly incoming: Reaction;
}

/** A picture and the reaction it gets. */
export interface ReactionChange {
  readonly item: GalleryItem;
  readonly liked: Reaction;
}

export interface GalleryItems {
  readonly items: readonly GalleryItem[];
  /** Place of each key in `items`. */
  readonly places: ReadonlyMap<string, number>;
  /** Shows reactions at once, and each until the value says something else of that picture. */
  readonly setReactions: (changes: readonly ReactionChange[]) => void;
}

/**
 * The value's entries with the reactions to show. A parent that stores reactions passes them back in the next value;
 * one that does not gets a gallery that remembers them by itself.
 */
export function useGalleryItems(
  value: readonly GalleryValue[],
  onChange: ((change: { readonly value: readonly GalleryImage[] }) => void) | undefined,
): GalleryItems {
  const known = useRef<ReadonlyMap<string, GalleryItem>>(new Map());
  const incoming = useMemo(() => {
    // The same object while its entry is the same, so that only cards that changed are drawn again.
    const fresh = galleryItems(value).map((item) => {
      const before = known.current.get(item.key);
      return before?.value === item.value && before.caption === item.caption ? before : item;
    });
    known.current = new Map(fresh.map((item) => [item.key, item]));
    return fresh;
  }, [value]);
  const overrides = useRef(new Map<string, Override>());
  const [version, setVersion] = useState(0);

  const items = useMemo(() => {
    if (overrides.current.size === 0) return incoming;
    return incoming.map((item) => {
      const override = overrides.current.get(item.key);
      if (override === undefined) return item;
      if (override.incoming === item.liked) return { ...item, liked: override.liked };
      overrides.current.delete(item.key);
      return item;
    });
  }, [incoming, version]);
  const places = useMemo(() => new Map(items.map(({ key }, index) => [key, index])), [items]);

  const previous = useRef(items);
  useEffect(() => {
    const changed = previous.current !== items && !same(previous.current, items);
    previous.current = items;
    if (changed) onChange?.({ value: items.map((item) => asGalleryImage(item.value, item.liked)) });
  }, [items]);

  return {
    items,
    places,
    setReactions(changes) {
      for (const { item, liked } of changes) {
        const before = overrides.current.get(item.key);
        overrides.current.set(item.key, { liked, incoming: before ? before.incoming : item.liked });
      }
      setVersion((present) => present + 1);
    },
  };
}

function same(before: readonly GalleryItem[], after: readonly GalleryItem[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, index) => {
      const other = after[index];
      return item.key === other?.key && item.liked === other.liked && item.caption === other.caption;
    })
  );
}
