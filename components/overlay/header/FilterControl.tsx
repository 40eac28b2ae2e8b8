import { ListFilter } from 'lucide';
import type { PictureFilter, ShapeFilter } from '../../../lib/core/pictures/pictureFilter.ts';
import { PICTURE_KINDS, type PictureKind } from '../../../lib/core/pictures/pictureKind.ts';
import { text, type TextName } from '../../../lib/core/text.ts';
import type { GalleryModel } from '../../../lib/state/gallery/galleryModel.ts';
import { Button } from '../../ui/Button.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { Segment } from '../../ui/Segmented.tsx';

export interface FilterControlProps {
  readonly model: GalleryModel;
  readonly opens: number;
  readonly folded: boolean;
}

const KIND_NAMES: Readonly<Record<PictureKind, TextName>> = {
  photograph: 'overlay_kind_photograph',
  animation: 'overlay_kind_animation',
  drawing: 'overlay_kind_drawing',
  background: 'overlay_kind_background',
  icon: 'overlay_kind_icon',
};

const shapes = (): readonly Segment<ShapeFilter>[] => [
  { value: 'any', label: text('overlay_shape_any') },
  { value: 'wide', label: text('overlay_shape_wide') },
  { value: 'square', label: text('overlay_shape_square') },
  { value: 'tall', label: text('overlay_shape_tall') },
];

const MAX_PIXELS = 99_999;

/** Which pictures are shown, beyond their reaction. A dot on its button says that some are not. */
export function FilterControl({ model, opens, folded }: FilterControlProps) {
  const { kinds, minWidth, minHeight, shape } = model.filter.value;
  const active = kinds.length > 0 || minWidth > 0 || minHeight > 0 || shape !== 'any';
  return (
    <Popover
      kind="dialog"
      class={`lg-filter${active ? ' lg-filter-active' : ''}`}
      label={text('overlay_filter')}
      icon={ListFilter}
      word={folded ? undefined : text('overlay_filter')}
      hint={text(active ? 'overlay_filter_on' : 'overlay_filter')}
      align={folded ? 'end' : 'start'}
      opens={opens}
    >
      {() => <FilterForm model={model} filter={model.filter.value} />}
    </Popover>
  );
}

function FilterForm({ model, filter }: { readonly model: GalleryModel; readonly filter: PictureFilter }) {
  const { kinds } = filter;

  function toggle(kind: PictureKind): void {
    model.setFilter({ kinds: kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind] });
  }

  return (
    <div class="lg-form">
      <h2>{text('overlay_kind')}</h2>
      <div class="lg-chips" role="group" aria-label={text('overlay_kind')}>
        {PICTURE_KINDS.map((kind) => (
          <button
            key={kind}
            type="button"
            class="lg-chip"
            aria-pressed={kinds.includes(kind)}
            onClick={() => toggle(kind)}
          >
            {text(KIND_NAMES[kind])}
          </button>
        ))}
      </div>
      <h2>{text('overlay_at_least')}</h2>
      <div class="lg-pixels">
        <PixelField
          label={text('overlay_least_width')}
          unit={text('overlay_px_wide')}
          value={filter.minWidth}
          onChange={(minWidth) => model.setFilter({ minWidth })}
        />
        <PixelField
          label={text('overlay_least_height')}
          unit={text('overlay_px_high')}
          value={filter.minHeight}
          onChange={(minHeight) => model.setFilter({ minHeight })}
        />
      </div>
      <h2>{text('overlay_shape')}</h2>
      <Segmented
        class="lg-segmented-wide"
        label={text('overlay_shape')}
        segments={shapes()}
        value={filter.shape}
        onChange={(next) => model.setFilter({ shape: next })}
      />
      <div class="lg-form-foot">
        <span role="status">{text('overlay_hides', { count: model.hidden.value })}</span>
        <Button onClick={model.resetFilter}>{text('common_reset')}</Button>
      </div>
    </div>
  );
}

interface PixelFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function PixelField({ label, unit, value, onChange }: PixelFieldProps) {
  return (
    <label class="lg-field">
      <input
        type="number"
        inputMode="numeric"
        aria-label={label}
        placeholder={text('overlay_any_size')}
        min={0}
        max={MAX_PIXELS}
        step={50}
        value={value === 0 ? '' : value}
        onInput={({ currentTarget: { valueAsNumber: given } }) =>
          onChange(Number.isFinite(given) ? Math.min(MAX_PIXELS, Math.max(0, Math.round(given))) : 0)
        }
      />
      <span aria-hidden="true">{unit}</span>
    </label>
  );
}
