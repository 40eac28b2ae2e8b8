import { useMemo, useReducer, useRef } from 'preact/hooks';
import type { GalleryEdits } from '../../../lib/core/galleryEdits.ts';

/** One entry of the list, whatever it is, under its key. */
export interface KeyedEntry {
  readonly key: string;
  readonly entry: unknown;
}

export interface ListEdits extends GalleryEdits {
  /** Puts entries at the end. Answers how to take that back. */
  readonly add: (entries: readonly KeyedEntry[]) => () => void;
}

/** What a person has made of a list. */
interface Edited {
  /** Keys of the list it began with, as it was given last. */
  base: readonly string[];
  order: readonly string[];
  /** Orders that were told since, which whoever keeps the list may be about to pass back. */
  told: (readonly string[])[];
}

/** Orders that are remembered. */
const MOST_TOLD = 20;

/**
 * The list as the person has changed it. It stays so while the list given keeps its keys, or gets those that the person's
 * own changes led to; any other list counts as it is.
 */
export function useListEdits(given: readonly KeyedEntry[]): {
  readonly entries: readonly KeyedEntry[];
  readonly isEdited: boolean;
  readonly edits: ListEdits;
} {
  const edited = useRef<Edited | null>(null);
  /** Entries that the list given need not hold: added ones, and removed ones that may come back. */
  const own = useRef(new Map<string, unknown>());
  const [version, redraw] = useReducer((count: number) => count + 1, 0);

  const byKey = useMemo(() => new Map(given.map(({ key, entry }) => [key, entry])), [given]);
  useMemo(() => follow(edited, given), [given]);
  const entries = useMemo(() => {
    if (edited.current === null) return given;
    return edited.current.order.flatMap((key) =>
      byKey.has(key) || own.current.has(key) ? [{ key, entry: byKey.get(key) ?? own.current.get(key) }] : [],
    );
  }, [given, byKey, version]);
  const latest = useRef({ given, entries });
  latest.current = { given, entries };

  const edits = useMemo<ListEdits>(() => {
    function change(order: readonly string[]): void {
      const before = edited.current;
      const base = before?.base ?? latest.current.given.map(({ key }) => key);
      edited.current = { base, order, told: [...(before?.told ?? []), order].slice(-MOST_TOLD) };
      redraw(0);
    }
    const present = (): readonly string[] => edited.current?.order ?? latest.current.given.map(({ key }) => key);

    function remove(keys: readonly string[]): () => void {
      const gone = new Set(keys);
      for (const { key, entry } of latest.current.entries) if (gone.has(key)) own.current.set(key, entry);
      const removed = present().flatMap((key, index) => (gone.has(key) ? [{ key, index }] : []));
      change(present().filter((key) => !gone.has(key)));
      return () => change(putBack(present(), removed));
    }

    return {
      remove,
      add(added) {
        for (const { key, entry } of added) own.current.set(key, entry);
        const keys = added.map(({ key }) => key);
        const known = new Set(present());
        change([...present(), ...keys.filter((key) => !known.has(key))]);
        return () => void remove(keys);
      },
      move(key, by) {
        const order = [...present()];
        const from = order.indexOf(key);
        const other = order[from + by];
        if (from === -1 || other === undefined) return null;
        order[from] = other;
        order[from + by] = key;
        change(order);
        return () => {
          const now = present();
          const place = now.indexOf(key);
          const swapped = now[place - by];
          if (place === -1 || swapped === undefined) return;
          change(now.with(place, swapped).with(place - by, key));
        };
      },
    };
  }, []);

  return { entries, isEdited: edited.current !== null, edits };
}

/** Keeps the changes, or gives them up for another list. */
function follow(edited: { current: Edited | null }, given: readonly KeyedEntry[]): void {
  const { current } = edited;
  if (current === null || hasKeys(given, current.base)) return;
  const told = current.told.findLastIndex((order) => hasKeys(given, order));
  if (told === -1) {
    edited.current = null;
    return;
  }
  current.base = given.map(({ key }) => key);
  current.told = current.told.slice(told + 1);
}

function hasKeys(given: readonly KeyedEntry[], keys: readonly string[]): boolean {
  return given.length === keys.length && given.every(({ key }, index) => key === keys[index]);
}

/** Each at the place it had, counted with the others that come back. */
function putBack(
  present: readonly string[],
  removed: readonly { readonly key: string; readonly index: number }[],
): readonly string[] {
  const known = new Set(present);
  const result: string[] = [];
  let next = 0;
  for (const { key, index } of removed) {
    if (known.has(key)) continue;
    while (result.length < index && next < present.length) result.push(present[next++] ?? '');
    result.push(key);
  }
  return [...result, ...present.slice(next)];
}
