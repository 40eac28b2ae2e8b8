import { ArrowUpDown, Ellipsis, LayoutDashboard, LayoutGrid, Unlink, Upload } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import type { GalleryLayout } from '../../lib/core/gallerySettings.ts';
import { LIBRARY_SORTS } from '../../lib/core/libraryAddress.ts';
import type { LibraryScope } from '../../lib/core/libraryQuery.ts';
import type { LibraryModel } from '../../lib/state/createLibraryModel.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { JustifiedRows } from '../overlay/viewIcons.ts';
import { Popover } from '../ui/Popover.tsx';
import { SearchInput } from '../ui/SearchInput.tsx';
import { Segmented, type Segment } from '../ui/Segmented.tsx';
import { LibraryFilters } from './LibraryFilters.tsx';
import { SORT_WORDS } from './libraryWords.ts';
import { shownScope } from './shownScope.ts';

export interface LibraryToolsProps {
  readonly model: LibraryModel;
  readonly narrow: boolean;
  readonly onExport: (scope: LibraryScope) => void;
  /** Leaves the tools for the pictures. */
  readonly onLeave: () => void;
}

const LAYOUTS: readonly Segment<GalleryLayout>[] = [
  { value: 'masonry', label: 'Masonry', icon: LayoutDashboard },
  { value: 'grid', label: 'Grid', icon: LayoutGrid },
  { value: 'justified', label: 'Rows', icon: JustifiedRows },
];

/** Which pictures count, and in what order and how they are shown. */
export function LibraryTools({ model, narrow, onExport, onLeave }: LibraryToolsProps) {
  const { view } = model;
  const { filter, layout, tab } = view.address.value;

  function leave(event: TargetedKeyboardEvent<HTMLInputElement>): void {
    // The gallery does not act on what is typed here.
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    onLeave();
  }

  return (
    <div
      class="lg-library-tools"
      role="search"
      aria-label="Pictures shown"
      // What opens here may reach below the window.
      onFocusIn={({ target }) => {
        if (target instanceof Element) target.closest('.lg-popover')?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <SearchInput
        label="Search"
        placeholder="Search captions, pages, tags, notes"
        value={filter.text}
        cap="/"
        onInput={(text) => view.setFilter({ text })}
        onKeyDown={leave}
      />
      <LibraryFilters model={model} folded={narrow} />
      {tab === 'pictures' && (
        <span class="lg-library-tools-end">
          <SortMenu model={model} />
          <Segmented label="Layout" segments={LAYOUTS} iconsOnly value={layout} onChange={view.setLayout} />
          <Popover kind="menu" label="More" icon={Ellipsis} align="end">
            {(close) => <Menu label="More" items={moreItems(model, onExport, close)} />}
          </Popover>
        </span>
      )}
    </div>
  );
}

function SortMenu({ model: { view } }: { readonly model: LibraryModel }) {
  const { sort } = view.address.value;
  return (
    <Popover kind="menu" label={`Sort: ${SORT_WORDS[sort]}`} icon={ArrowUpDown} word={SORT_WORDS[sort]} align="end">
      {(close) => (
        <Menu
          label="Sort"
          items={LIBRARY_SORTS.map((value) => ({
            label: SORT_WORDS[value],
            choice: { kind: 'radio', checked: value === sort },
            run() {
              view.setSort(value);
              close();
            },
          }))}
        />
      )}
    </Popover>
  );
}

function moreItems(model: LibraryModel, onExport: LibraryToolsProps['onExport'], close: () => void): MenuItem[] {
  const isFiltered = model.view.isFiltered.value;
  const items: MenuItem[] = [
    {
      label: isFiltered ? 'Export what is shown' : 'Export everything',
      icon: Upload,
      run: () => onExport(shownScope(model)),
    },
    {
      label: isFiltered ? 'Check originals of what is shown' : 'Check all originals',
      icon: Unlink,
      run: () => model.originals.check(shownScope(model), 'all'),
    },
  ];
  return items.map((item) => ({
    ...item,
    run() {
      close();
      item.run();
    },
  }));
}
