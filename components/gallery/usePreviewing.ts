import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { SelectEvent } from './galleryEvent.ts';
import type { CurrentCard } from './useCurrentCard.ts';
import type { VirtualCards } from './cards/useVirtualCards.ts';

export interface Previewing {
  /** Place of the picture shown large, or `null`. */
  readonly previewing: number | null;
  /** Key of the card marked as selected where there is no preview. */
  readonly marked: string | null;
  readonly press: (item: GalleryItem) => void;
  readonly move: (index: number) => void;
  readonly leave: () => void;
}

interface PreviewingOptions {
  readonly preview?: boolean | undefined;
  readonly selectedIndex?: number | null | undefined;
  readonly onSelect?: ((event: SelectEvent) => void) | undefined;
  readonly allowPreview: boolean;
  readonly items: readonly GalleryItem[];
  readonly places: ReadonlyMap<string, number>;
  readonly current: CurrentCard;
  readonly cards: Pick<VirtualCards, 'reveal'>;
}

/** One picture at a time: shown large where that is allowed, else marked. It is always the current card as well. */
export function usePreviewing(options: PreviewingOptions): Previewing {
  const { allowPreview, items, places, current, cards, preview, selectedIndex, onSelect } = options;
  const [selected, setSelected] = useState<string | null>(null);
  const hasItems = items.length > 0;

  const wanted = selectedIndex ?? (preview ? 0 : undefined);
  const begun = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    const key = wanted === undefined ? undefined : items[wanted]?.key;
    // Once: a list that was empty for a while does not begin anew.
    if (wanted === begun.current || (wanted !== undefined && key === undefined)) return;
    begun.current = wanted;
    if (key === undefined) return;
    setSelected(key);
    current.set(key);
  }, [wanted, hasItems]);

  // When the picture has left the list, the current card has already found its successor.
  const key = selected !== null && !places.has(selected) ? current.key : selected;
  const index = key === null ? undefined : places.get(key);

  function tell(item: GalleryItem, isSelected: boolean): void {
    onSelect?.({ index: places.get(item.key) ?? -1, key: item.key, value: item.value, selected: isSelected });
  }

  return {
    previewing: allowPreview ? (index ?? null) : null,
    marked: allowPreview ? null : key,
    press(item) {
      const leaves = !allowPreview && item.key === key;
      setSelected(leaves ? null : item.key);
      current.set(item.key);
      tell(item, !leaves);
    },
    move(next) {
      const item = items[next];
      if (!item) return;
      setSelected(item.key);
      current.set(item.key);
      tell(item, true);
    },
    leave() {
      const item = index === undefined ? undefined : items[index];
      setSelected(null);
      if (index !== undefined) cards.reveal(index);
      current.focus();
      if (item) tell(item, false);
    },
  };
}
