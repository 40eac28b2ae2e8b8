import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../../lib/core/pictures/galleryItem.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** The pictures picked for doing something with all of them. Followed by their keys, whatever becomes of the list. */
export interface Selection {
  /** Those of them that are in the list. */
  readonly keys: ReadonlySet<string>;
  /** In the list's order. */
  readonly items: readonly GalleryItem[];
  /** Takes one in or out; a range begins there. */
  readonly toggle: (key: string) => void;
  /** Everything from where the range began up to here, instead of the range before. */
  readonly extendTo: (key: string) => void;
  /** Exactly these. */
  readonly set: (keys: Iterable<string>) => void;
  readonly clear: () => void;
}

export function useSelection(
  items: readonly GalleryItem[],
  places: ReadonlyMap<string, number>,
  /** Where a range begins that nothing has begun yet. */
  currentKey: string | null,
  onChange: ((event: { readonly keys: readonly string[] }) => void) | undefined,
): Selection {
  const [picked, setPicked] = useState<ReadonlySet<string>>(NOBODY);
  const range = useRef<{ readonly from: string; readonly before: ReadonlySet<string> } | null>(null);

  const keys = useMemo(() => {
    if (picked.size === 0) return NOBODY;
    const present = [...picked].filter((key) => places.has(key));
    return present.length === picked.size ? picked : new Set(present);
  }, [picked, places]);
  const selected = useMemo(() => (keys.size === 0 ? [] : items.filter(({ key }) => keys.has(key))), [keys, items]);

  const told = useRef('');
  // Before a key can be pressed: whoever listens may delete what is selected.
  useLayoutEffect(() => {
    if (!onChange) return;
    const now = selected.map(({ key }) => key);
    const joined = now.join('\n');
    if (joined === told.current) return;
    told.current = joined;
    onChange({ keys: now });
  }, [selected]);

  return {
    keys,
    items: selected,
    toggle(key) {
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      range.current = { from: key, before: next };
      setPicked(next);
    },
    extendTo(key) {
      const begun = range.current ?? { from: currentKey ?? key, before: keys };
      range.current = begun;
      const from = places.get(begun.from) ?? places.get(key) ?? 0;
      const to = places.get(key) ?? from;
      const between = items.slice(Math.min(from, to), Math.max(from, to) + 1);
      setPicked(new Set([...begun.before, ...between.map((item) => item.key)]));
    },
    set(next) {
      range.current = null;
      setPicked(new Set(next));
    },
    clear() {
      range.current = null;
      setPicked(NOBODY);
    },
  };
}
