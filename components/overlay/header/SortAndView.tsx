import { ArrowUpDown, LayoutDashboard, LayoutGrid, SlidersHorizontal } from 'lucide';
import { CARD_WIDTHS, type CaptionPlace, type GalleryLayout } from '../../../lib/core/settings/gallerySettings.ts';
import type { SortBy } from '../../../lib/core/pictures/pictureSort.ts';
import { text, type TextName } from '../../../lib/core/text.ts';
import type { GalleryModel } from '../../../lib/state/gallery/galleryModel.ts';
import type { Settings } from '../../../lib/state/settings.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../../ui/Menu.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Segment } from '../../ui/Segmented.tsx';
import { commandCaps } from './commandCaps.ts';
import type { HeaderRoom } from './headerRoom.ts';
import { JustifiedRows, WholePicture } from './viewIcons.ts';

const SORTS: Readonly<Record<SortBy, { readonly word: TextName; readonly label: TextName }>> = {
  page: { word: 'overlay_sort_page', label: 'overlay_sort_page' },
  size: { word: 'overlay_sort_size', label: 'overlay_sort_size_long' },
  name: { word: 'overlay_sort_name', label: 'overlay_sort_name' },
  kind: { word: 'overlay_sort_kind', label: 'overlay_sort_kind' },
  reaction: { word: 'overlay_sort_reaction', label: 'overlay_sort_reaction_long' },
};
const SORTS_IN_ORDER: readonly SortBy[] = ['page', 'size', 'name', 'kind', 'reaction'];

const layouts = (): readonly Segment<GalleryLayout>[] => [
  { value: 'masonry', label: text('overlay_layout_masonry'), icon: LayoutDashboard },
  { value: 'grid', label: text('overlay_layout_grid'), icon: LayoutGrid },
  { value: 'justified', label: text('overlay_layout_rows'), icon: JustifiedRows },
];

const CAPTIONS: Readonly<Record<CaptionPlace, TextName>> = {
  below: 'overlay_captions_below',
  overlay: 'overlay_captions_over',
  hidden: 'overlay_captions_hidden',
};
const CAPTIONS_IN_ORDER: readonly CaptionPlace[] = ['below', 'overlay', 'hidden'];

export interface SortAndViewProps {
  readonly model: GalleryModel;
  readonly room: HeaderRoom;
}

/** In what order pictures are shown, and how. Where there is no room for a control, it stands in the menu. */
export function SortAndView({ model, room }: SortAndViewProps) {
  const { settings } = model;
  if (room === 0) {
    return (
      <Popover kind="dialog" class="lg-view" label={text('overlay_sort_and_view')} icon={SlidersHorizontal} align="end">
        {(close) => (
          <div class="lg-form">
            <h2>{text('overlay_sort')}</h2>
            <SortMenu model={model} close={close} />
            <h2>{text('overlay_layout')}</h2>
            <LayoutChoice settings={settings} />
            <SizeAndFit model={model} />
            <ViewMenu settings={settings} />
          </div>
        )}
      </Popover>
    );
  }
  const { by, reversed } = model.sort.value;
  const order = text(SORTS[by].word);
  return (
    <div class="lg-view">
      <Popover
        kind="menu"
        class="lg-sort"
        label={text(reversed ? 'overlay_sorted_reversed' : 'overlay_sorted', { order })}
        icon={ArrowUpDown}
        word={room < 992 || room === 1600 ? undefined : order}
        align="end"
      >
        {(close) => <SortMenu model={model} close={close} />}
      </Popover>
      <LayoutChoice settings={settings} iconsOnly />
      {room >= 992 && (
        <>
          <FitToggle settings={settings} />
          <SizeSlider model={model} />
        </>
      )}
      <Popover kind="dialog" label={text('overlay_view')} icon={SlidersHorizontal} align="end">
        {() => (
          <div class="lg-form">
            {room < 992 && <SizeAndFit model={model} />}
            <ViewMenu settings={settings} />
          </div>
        )}
      </Popover>
    </div>
  );
}

function SortMenu({ model, close }: { readonly model: GalleryModel; readonly close: () => void }) {
  const sort = model.sort.value;
  const items = SORTS_IN_ORDER.map((by): MenuItem => ({
    label: text(SORTS[by].label),
    choice: { kind: 'radio', checked: sort.by === by },
    run() {
      model.setSort({ ...sort, by });
      close();
    },
  }));
  const reversed: MenuItem = {
    label: text('overlay_sort_turned'),
    separated: true,
    choice: { kind: 'checkbox', checked: sort.reversed },
    run() {
      model.setSort({ ...sort, reversed: !sort.reversed });
      close();
    },
  };
  return <Menu label={text('overlay_sort')} items={[...items, reversed]} />;
}

function LayoutChoice({ settings, iconsOnly = false }: { readonly settings: Settings; readonly iconsOnly?: boolean }) {
  return (
    <Segmented
      class={iconsOnly ? '' : 'lg-segmented-wide'}
      label={text('overlay_layout')}
      segments={layouts()}
      iconsOnly={iconsOnly}
      value={settings.all.value.layout}
      onChange={(layout) => settings.change({ layout })}
    />
  );
}

function SizeAndFit({ model }: { readonly model: GalleryModel }) {
  return (
    <>
      <h2>{text('overlay_size')}</h2>
      <div class="lg-size-and-fit">
        <SizeSlider model={model} />
        <FitToggle settings={model.settings} />
      </div>
    </>
  );
}

function FitToggle({ settings }: { readonly settings: Settings }) {
  const whole = settings.all.value.fit === 'contain';
  return (
    <IconButton
      icon={WholePicture}
      label={text('overlay_whole_pictures')}
      pressed={whole}
      pressedAs="ground"
      onClick={() => settings.change({ fit: whole ? 'cover' : 'contain' })}
    />
  );
}

function SizeSlider({ model }: { readonly model: GalleryModel }) {
  const { settings, notify } = model;
  const { min, max } = CARD_WIDTHS;
  const { cardWidth, columns, layout } = settings.all.value;

  /** Columns that were chosen would keep the pictures as they are. */
  function change(next: number): void {
    const endsColumns = columns !== null && layout !== 'justified';
    settings.change(endsColumns ? { cardWidth: next, columns: null } : { cardWidth: next });
    if (!endsColumns) return;
    const undo = { label: text('common_undo'), run: () => settings.change({ columns }) };
    notify({ tone: 'info', message: text('settings_columns_by_size'), action: undo });
  }
  return (
    <label
      class="lg-size"
      title={text('overlay_picture_size')}
      style={{ '--lg-at': `${((cardWidth - min) / (max - min)) * 100}%` }}
    >
      <input
        type="range"
        aria-label={text('overlay_picture_size')}
        aria-valuetext={text('overlay_pixels', { count: cardWidth })}
        min={min}
        max={max}
        step={8}
        value={cardWidth}
        onInput={({ currentTarget }) => change(currentTarget.valueAsNumber)}
        // Its keys are not the gallery's.
        onKeyDown={(event) => /^Arrow|^Page|^Home$|^End$/.test(event.key) && event.stopPropagation()}
      />
    </label>
  );
}

function ViewMenu({ settings }: { readonly settings: Settings }) {
  const { captions, autoAdvance } = settings.all.value;
  const items = CAPTIONS_IN_ORDER.map((place): MenuItem => ({
    label: text(CAPTIONS[place]),
    choice: { kind: 'radio', checked: captions === place },
    run: () => settings.change({ captions: place }),
  }));
  const next: MenuItem = {
    label: text('overlay_auto_advance'),
    separated: true,
    keys: commandCaps(settings.all.value, 'autoAdvance'),
    choice: { kind: 'checkbox', checked: autoAdvance },
    run: () => settings.change({ autoAdvance: !autoAdvance }),
  };
  return <Menu label={text('overlay_view')} items={[...items, next]} />;
}
