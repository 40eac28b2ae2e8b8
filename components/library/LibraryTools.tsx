import { ArrowUpDown, Ellipsis, LayoutDashboard, LayoutGrid, Unlink, Upload } from 'lucide';
import type { TargetedKeyboardEvent } from 'preact';
import type { GalleryLayout } from '../../lib/core/settings/gallerySettings.ts';
import { LIBRARY_SORTS } from '../../lib/core/library/libraryAddress.ts';
import type { LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import { text } from '../../lib/core/text.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { JustifiedRows } from '../overlay/header/viewIcons.ts';
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

const layouts = (): readonly Segment<GalleryLayout>[] => [
  { value: 'masonry', label: text('overlay_layout_masonry'), icon: LayoutDashboard },
  { value: 'grid', label: text('overlay_layout_grid'), icon: LayoutGrid },
  { value: 'justified', label: text('overlay_layout_rows'), icon: JustifiedRows },
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
      aria-label={text('library_pictures_shown')}
      // What opens here may reach below the window.
      onFocusIn={({ target }) => {
        if (target instanceof Element) target.closest('.lg-popover')?.scrollIntoView({ block: 'nearest' });
      }}
    >
      <SearchInput
        label={text('common_search')}
        placeholder={text('library_search_placeholder')}
        value={filter.text}
        cap="/"
        onInput={(typed) => view.setFilter({ text: typed })}
        onKeyDown={leave}
      />
      <LibraryFilters model={model} folded={narrow} />
      {tab === 'pictures' && (
        <span class="lg-library-tools-end">
          <SortMenu model={model} />
          <Segmented
            label={text('overlay_layout')}
            segments={layouts()}
            iconsOnly
            value={layout}
            onChange={view.setLayout}
          />
          <Popover kind="menu" label={text('library_more')} icon={Ellipsis} align="end">
            {(close) => <Menu label={text('library_more')} items={moreItems(model, onExport, close)} />}
          </Popover>
        </span>
      )}
    </div>
  );
}

function SortMenu({ model: { view } }: { readonly model: LibraryModel }) {
  const { sort } = view.address.value;
  const order = text(SORT_WORDS[sort]);
  return (
    <Popover kind="menu" label={text('overlay_sorted', { order })} icon={ArrowUpDown} word={order} align="end">
      {(close) => (
        <Menu
          label={text('overlay_sort')}
          items={LIBRARY_SORTS.map((value) => ({
            label: text(SORT_WORDS[value]),
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
      label: text(isFiltered ? 'library_export_shown' : 'library_export_everything'),
      icon: Upload,
      run: () => onExport(shownScope(model)),
    },
    {
      label: text(isFiltered ? 'library_check_shown' : 'library_check_all'),
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
