import { FieldRow } from '../../../components/settings/FieldRow.tsx';
import type { LoadMoreButtonProps } from '../../../components/gallery/values/loadMoreButton.ts';
import { Select } from '../../../components/ui/Select.tsx';
import { Switch } from '../../../components/ui/Switch.tsx';
import type { GalleryPage } from './createGalleryPage.ts';
import type { PropName } from './propControls.ts';

const VARIANTS = ['secondary', 'primary', 'stop'] as const;
const SIZES = ['sm', 'md', 'lg'] as const;

interface ButtonControlProps {
  readonly name: PropName;
  readonly page: GalleryPage;
}

/** The properties of the button for more, each on its own. */
export function ButtonControl({ name, page }: ButtonControlProps) {
  const chosen = page.chosen.value.get(name);
  const button = (chosen?.shown ?? {}) as LoadMoreButtonProps;
  function change(changes: LoadMoreButtonProps): void {
    const given = Object.entries({ ...button, ...changes }).filter(([, value]) => value !== null);
    page.choose(name, given.length === 0 ? undefined : Object.fromEntries(given));
  }
  return (
    <FieldRow label={name} wide reset={chosen && { hint: 'Not given', run: () => page.choose(name, undefined) }}>
      <div class="lg-show-fields">
        <label>
          <span class="lg-hint">label</span>
          <input
            class="lg-text-input"
            type="text"
            aria-label={`${name}: label`}
            autocomplete="off"
            placeholder="Load more"
            value={button.label ?? ''}
            onInput={({ currentTarget }) => change({ label: currentTarget.value || null })}
          />
        </label>
        <OneOf name={name} part="variant" choices={VARIANTS} value={button.variant} onChange={change} />
        <OneOf name={name} part="size" choices={SIZES} value={button.size} onChange={change} />
      </div>
      <Switch
        label="interactive"
        checked={button.interactive !== false}
        onChange={(interactive) => change({ interactive: interactive ? null : false })}
      />
      <Switch
        label="visible"
        checked={button.visible !== false}
        onChange={(visible) => change({ visible: visible ? null : false })}
      />
    </FieldRow>
  );
}

interface OneOfProps {
  readonly name: PropName;
  readonly part: 'variant' | 'size';
  readonly choices: readonly string[];
  readonly value: string | null | undefined;
  readonly onChange: (changes: LoadMoreButtonProps) => void;
}

function OneOf({ name, part, choices, value, onChange }: OneOfProps) {
  const options = ['', ...choices].map((choice) => ({ value: choice, label: choice || 'not given' }));
  return (
    <label>
      <span class="lg-hint">{part}</span>
      <Select
        label={`${name}: ${part}`}
        options={options}
        value={value ?? ''}
        onChange={(choice) => onChange({ [part]: choice || null })}
      />
    </label>
  );
}
