import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { GalleryLayout } from '../../core/settings/gallerySettings.ts';
import {
  isChosen,
  libraryFragment,
  LIBRARY_START,
  NOTHING_CHOSEN,
  parseLibraryAddress,
  type LibraryAddress,
  type LibraryTab,
  type TimelessFilter,
} from '../../core/library/libraryAddress.ts';
import { spanOf, type DateChoice } from '../../core/library/libraryDates.ts';
import type { LibraryFilter, LibrarySort } from '../../core/library/libraryQuery.ts';

/** Pictures picked by something else than a filter: those whose originals are gone, for instance. */
export interface LibrarySubset {
  readonly label: string;
  readonly keys: readonly string[];
}

/** What of the library is looked at, and how. */
export interface LibraryView {
  readonly address: ReadonlySignal<LibraryAddress>;
  /** What Likes must be like, as the reader takes it. */
  readonly filter: ReadonlySignal<LibraryFilter>;
  readonly subset: ReadonlySignal<LibrarySubset | null>;
  /** Whether anything is left out by choice. */
  readonly isFiltered: ReadonlySignal<boolean>;
  setFilter(changes: Partial<TimelessFilter>): void;
  setDates(dates: DateChoice): void;
  /** Everything again, in the same order. */
  reset(): void;
  setSort(sort: LibrarySort): void;
  setLayout(layout: GalleryLayout): void;
  /** Leaves what only the former tab can show: one page alone, and pictures that no filter picks. */
  setTab(tab: LibraryTab): void;
  /** Those of the pictures shown that are of one page. */
  showPage(url: string): void;
  showSubset(subset: LibrarySubset): void;
  /** The picture that is shown large, or `null`. */
  setPicture(key: string | null): void;
  /** Takes the view over from the page's address: at the start, and when the person goes back or forth. */
  follow(fragment: string): void;
}

/** What has been changed, for the list to be asked for anew: words being typed are waited for. */
export type ViewChange = 'typed' | 'chosen';

interface Dependencies {
  readonly now: () => number;
  /** Writes the page's fragment, without `#`; `replace` instead of adding to where the person can go back to. */
  readonly writeAddress: (fragment: string, replace: boolean) => void;
  readonly onChange: (change: ViewChange) => void;
}

export function createLibraryView({ now, writeAddress, onChange }: Dependencies): LibraryView {
  const address = signal<LibraryAddress>(LIBRARY_START);
  const subset = signal<LibrarySubset | null>(null);
  /** Whether the address of what is typed now stands there already, so that each letter is not a step of its own. */
  let isTyping = false;

  function change(
    changes: Partial<LibraryAddress>,
    how: { readonly replace?: boolean; readonly typed?: boolean } = {},
  ) {
    const before = address.peek();
    const next = { ...before, ...changes };
    address.value = next;
    writeAddress(libraryFragment(next), how.replace === true || (how.typed === true && isTyping));
    isTyping = how.typed ?? false;
    if (before.filter !== next.filter || before.dates !== next.dates || before.sort !== next.sort) {
      subset.value = null;
      onChange(how.typed ? 'typed' : 'chosen');
    }
  }

  return {
    address,
    subset,
    filter: computed(() => {
      const { filter, dates } = address.value;
      return { ...filter, text: filter.text.trim(), ...spanOf(dates, now()) };
    }),
    isFiltered: computed(() => subset.value !== null || isChosen(address.value.filter, address.value.dates)),
    setFilter(changes) {
      const typed = Object.keys(changes).join() === 'text';
      change({ filter: { ...address.peek().filter, ...changes } }, { typed });
    },
    setDates(dates) {
      // A range of one's own is set a digit at a time.
      const isOwn = (choice: DateChoice): boolean => choice !== null && typeof choice !== 'string';
      change({ dates }, { replace: isOwn(dates) && isOwn(address.peek().dates) });
    },
    reset: () => change({ filter: { ...NOTHING_CHOSEN }, dates: null }),
    setSort(sort) {
      if (sort !== address.peek().sort) change({ sort });
    },
    setLayout: (layout) => change({ layout }, { replace: true }),
    setTab(tab) {
      const { filter, tab: former } = address.peek();
      if (tab === former) return;
      const isSubset = subset.peek() !== null;
      subset.value = null;
      change({ tab, ...(tab === 'pages' && filter.page !== null ? { filter: { ...filter, page: null } } : {}) });
      if (isSubset) onChange('chosen');
    },
    showPage: (page) => change({ tab: 'pictures', filter: { ...address.peek().filter, page } }),
    showSubset(chosen) {
      change({ tab: 'pictures' }, { replace: address.peek().tab === 'pictures' });
      subset.value = chosen;
      onChange('chosen');
    },
    setPicture(picture) {
      if (picture !== address.peek().picture) change({ picture }, { replace: true });
    },
    follow(fragment) {
      const before = address.peek();
      const next = parseLibraryAddress(fragment);
      if (libraryFragment(next) === libraryFragment(before)) return;
      address.value = next;
      isTyping = false;
      const question = ({ filter, dates, sort }: LibraryAddress): string => JSON.stringify([filter, dates, sort]);
      if (question(next) === question(before) && next.picture === before.picture) return;
      subset.value = null;
      onChange('chosen');
    },
  };
}
