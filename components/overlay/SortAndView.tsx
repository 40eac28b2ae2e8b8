import { ArrowUpDown, LayoutDashboard, LayoutGrid, SlidersHorizontal } from 'lucide';
import { CARD_WIDTHS, type CaptionPlace, type GalleryLayout } from '../../lib/core/gallerySettings.ts';
import type { SortBy } from '../../lib/core/pictureSort.ts';
import type { GalleryModel } from '../../lib/state/galleryModel.ts';
import type { Settings } from '../../lib/state/settings.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { Segment } from '../ui/Segmented.tsx';
import { commandCaps } from './commandCaps.ts';
import type { HeaderRoom } from './headerRoom.ts';
import { JustifiedRows, WholePicture } from './viewIcons.ts';

const SORTS: Readonly<Record<SortBy, { readonly word: string; readonly label: string }>> = {
  page: { word: 'Page order', label: 'Page order' },
  size: { word: 'Size', label: 'Size, large first' },
  name: { word: 'Name', label: 'Name' },
  kind: { word: 'Kind', label: 'Kind' },
  reaction: { word: 'Reaction', label: 'Reaction, liked first' },
};
const SORTS_IN_ORDER: readonly SortBy[] = ['page', 'size', 'name', 'kind', 'reaction'];

const LAYOUTS: readonly Segment<GalleryLayout>[] = [
  { value: 'masonry', label: 'Masonry', icon: LayoutDashboard },
  { value: 'grid', label: 'Grid', icon: LayoutGrid },
  { value: 'justified', label: 'Rows', icon: JustifiedRows },
];

const CAPTIONS: Readonly<Record<CaptionPlace, string>> = {
  below: 'Captions below',
  overlay: 'Captions on the picture',
  hidden: 'No captions',
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
      <Popover kind="dialog" class="lg-view" label="Sort and view" icon={SlidersHorizontal} align="end">
        {(close) => (
          <div class="lg-form">
            <h2>Sort</h2>
            <SortMenu model={model} close={close} />
            <h2>Layout</h2>
            <LayoutChoice settings={settings} />
            <SizeAndFit settings={settings} />
            <ViewMenu settings={settings} />
          </div>
        )}
      </Popover>
    );
  }
  const { by, reversed } = model.sort.value;
  const { word } = SORTS[by];
  return (
    <div class="lg-view">
      <Popover
        kind="menu"
        class="lg-sort"
        label={`Sort: ${word}${reversed ? ', reversed' : ''}`}
        icon={ArrowUpDown}
        word={room < 992 || room === 1600 ? undefined : word}
        align="end"
      >
        {(close) => <SortMenu model={model} close={close} />}
      </Popover>
      <LayoutChoice settings={settings} iconsOnly />
      {room >= 992 && (
        <>
          <FitToggle settings={settings} />
          <SizeSlider settings={settings} />
        </>
      )}
      <Popover kind="dialog" label="View" icon={SlidersHorizontal} align="end">
        {() => (
          <div class="lg-form">
            {room < 992 && <SizeAndFit settings={settings} />}
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
    label: SORTS[by].label,
    choice: { kind: 'radio', checked: sort.by === by },
    run() {
      model.setSort({ ...sort, by });
      close();
    },
  }));
  const reversed: MenuItem = {
    label: 'Reversed',
    separated: true,
    choice: { kind: 'checkbox', checked: sort.reversed },
    run() {
      model.setSort({ ...sort, reversed: !sort.reversed });
      close();
    },
  };
  return <Menu label="Sort" items={[...items, reversed]} />;
}

function LayoutChoice({ settings, iconsOnly = false }: { readonly settings: Settings; readonly iconsOnly?: boolean }) {
  return (
    <Segmented
      class={iconsOnly ? '' : 'lg-segmented-wide'}
      label="Layout"
      segments={LAYOUTS}
      iconsOnly={iconsOnly}
      value={settings.all.value.layout}
      onChange={(layout) => settings.change({ layout })}
    />
  );
}

function SizeAndFit({ settings }: { readonly settings: Settings }) {
  return (
    <>
      <h2>Size</h2>
      <div class="lg-size-and-fit">
        <SizeSlider settings={settings} />
        <FitToggle settings={settings} />
      </div>
    </>
  );
}

function FitToggle({ settings }: { readonly settings: Settings }) {
  const whole = settings.all.value.fit === 'contain';
  return (
    <IconButton
      icon={WholePicture}
      label="Show whole pictures"
      pressed={whole}
      pressedAs="ground"
      onClick={() => settings.change({ fit: whole ? 'cover' : 'contain' })}
    />
  );
}

function SizeSlider({ settings }: { readonly settings: Settings }) {
  const { min, max } = CARD_WIDTHS;
  const { cardWidth } = settings.all.value;
  return (
    <label class="lg-size" title="Picture size" style={{ '--lg-at': `${((cardWidth - min) / (max - min)) * 100}%` }}>
      <input
        type="range"
        aria-label="Picture size"
        aria-valuetext={`${cardWidth} pixels`}
        min={min}
        max={max}
        step={8}
        value={cardWidth}
        onInput={({ currentTarget }) => settings.change({ cardWidth: currentTarget.valueAsNumber })}
        // Its keys are not the gallery's.
        onKeyDown={(event) => /^Arrow|^Page|^Home$|^End$/.test(event.key) && event.stopPropagation()}
      />
    </label>
  );
}

function ViewMenu({ settings }: { readonly settings: Settings }) {
  const { captions, autoAdvance } = settings.all.value;
  const items = CAPTIONS_IN_ORDER.map((place): MenuItem => ({
    label: CAPTIONS[place],
    choice: { kind: 'radio', checked: captions === place },
    run: () => settings.change({ captions: place }),
  }));
  const next: MenuItem = {
    label: 'Next after judging',
    separated: true,
    keys: commandCaps(settings.all.value, 'autoAdvance'),
    choice: { kind: 'checkbox', checked: autoAdvance },
    run: () => settings.change({ autoAdvance: !autoAdvance }),
  };
  return <Menu label="View" items={[...items, next]} />;
}
