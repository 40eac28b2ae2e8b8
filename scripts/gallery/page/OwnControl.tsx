import { FieldRow } from '../../../components/settings/FieldRow.tsx';
import { Button } from '../../../components/ui/Button.tsx';
import { NumberField } from '../../../components/ui/NumberField.tsx';
import { Select } from '../../../components/ui/Select.tsx';
import { Switch } from '../../../components/ui/Switch.tsx';
import { ButtonControl } from './ButtonControl.tsx';
import type { GalleryPage } from './createGalleryPage.ts';
import { LIST_FORMS, MOST_PICTURES, PICTURE_FORMS } from './pictureChoices.ts';
import type { Control, PropExample, PropName } from './propControls.ts';
import { literal } from './writtenCode.ts';

interface OwnControlProps<Of extends Control = Control> {
  readonly name: PropName;
  readonly control: Of;
  readonly page: GalleryPage;
}

type OfKind<Kind extends Control['kind']> = OwnControlProps<Extract<Control, { readonly kind: Kind }>>;

const NOT_GIVEN = { value: '', label: 'not given' } as const;

/** The row of a property that is no setting. */
export function OwnControl({ control, ...rest }: OwnControlProps) {
  switch (control.kind) {
    case 'switch':
      return <SwitchRow {...rest} control={control} />;
    case 'choice':
      return <ChoiceRow {...rest} control={control} />;
    case 'text':
      return <TextRow {...rest} control={control} />;
    case 'number':
      return <NumberRow {...rest} control={control} />;
    case 'examples':
      return <ExamplesRow {...rest} control={control} />;
    case 'pictures':
      return <PicturesRow {...rest} />;
    case 'button':
      return <ButtonControl {...rest} />;
    case 'setting':
    case 'keys':
      return null;
  }
}

/** The way back: to what the gallery does by itself. */
function resetOf(page: GalleryPage, name: PropName) {
  if (!page.chosen.value.has(name)) return undefined;
  return { hint: 'Not given', run: () => page.choose(name, undefined) };
}

function SwitchRow({ name, control, page }: OfKind<'switch'>) {
  const shown = page.chosen.value.get(name)?.shown;
  const byDefault = typeof control.byDefault === 'function' ? control.byDefault(page.given.value) : control.byDefault;
  return (
    <FieldRow label={name} whole reset={resetOf(page, name)}>
      <Switch
        label={name}
        checked={typeof shown === 'boolean' ? shown : byDefault}
        onChange={(checked) => page.choose(name, checked)}
      />
    </FieldRow>
  );
}

function ChoiceRow({ name, control, page }: OfKind<'choice'>) {
  const chosen = page.chosen.value.get(name);
  const choices = control.choices.map((choice) => ({ value: literal(choice), label: literal(choice) }));
  return (
    <FieldRow label={name} reset={resetOf(page, name)}>
      <Select
        label={name}
        options={[NOT_GIVEN, ...choices]}
        value={chosen ? literal(chosen.shown) : ''}
        onChange={(code) =>
          page.choose(
            name,
            control.choices.find((choice) => literal(choice) === code),
          )
        }
      />
    </FieldRow>
  );
}

function TextRow({ name, control, page }: OfKind<'text'>) {
  const shown = page.chosen.value.get(name)?.shown;
  function write(typed: string): void {
    const isNumber = control.lengths === true && /^\s*\d+(?:\.\d+)?\s*$/.test(typed);
    page.choose(name, typed === '' ? undefined : isNumber ? Number(typed) : typed);
  }
  return (
    <FieldRow label={name} reset={resetOf(page, name)}>
      <input
        class="lg-text-input"
        type="text"
        aria-label={name}
        autocomplete="off"
        spellcheck={false}
        placeholder={control.placeholder}
        value={typeof shown === 'string' || typeof shown === 'number' ? shown : ''}
        onInput={({ currentTarget }) => write(currentTarget.value)}
      />
    </FieldRow>
  );
}

function NumberRow({ name, control, page }: OfKind<'number'>) {
  const shown = page.chosen.value.get(name)?.shown;
  const { min, max, unit, byDefault } = control;
  return (
    <FieldRow label={name} reset={resetOf(page, name)}>
      <NumberField
        label={name}
        value={typeof shown === 'number' ? shown : byDefault}
        min={min}
        max={max}
        {...(unit !== undefined && { unit })}
        onChange={(value) => page.choose(name, value)}
      />
    </FieldRow>
  );
}

function ExamplesRow({ name, control, page }: OfKind<'examples'>) {
  const chosen = page.chosen.value.get(name);
  const [first, ...more] = control.examples;
  const present = control.examples.find(({ label }) => label === chosen?.shown);
  if (more.length > 0) {
    return (
      <FieldRow label={name} reset={resetOf(page, name)}>
        <Select
          label={name}
          options={[NOT_GIVEN, ...control.examples.map(({ label }) => ({ value: label, label }))]}
          value={present?.label ?? ''}
          onChange={(label) => page.chooseExample(name, label === '' ? undefined : label)}
        />
      </FieldRow>
    );
  }
  return (
    <FieldRow label={name} whole>
      <Switch
        label={name}
        description={first.label === 'listens' ? undefined : first.label}
        checked={present !== undefined}
        onChange={(checked) => page.chooseExample(name, checked ? first.label : undefined)}
      />
      {present && <ExampleButtons example={present} value={chosen?.written.value} />}
    </FieldRow>
  );
}

function ExampleButtons({ example, value }: { readonly example: PropExample; readonly value: unknown }) {
  if (example.buttons === undefined) return null;
  return (
    <span class="lg-setting-below">
      {example.buttons.map(({ label, press }) => (
        <Button key={label} variant="soft" onClick={() => press(value)}>
          {label}
        </Button>
      ))}
    </span>
  );
}

function PicturesRow({ name, page }: Omit<OwnControlProps, 'control'>) {
  const pictures = page.pictures.value;
  return (
    <FieldRow label={name} wide>
      <div class="lg-show-fields">
        <label>
          <span class="lg-hint">Each as</span>
          <Select
            label={`${name}: form of each picture`}
            options={PICTURE_FORMS.map((form) => ({ value: form, label: form }))}
            value={pictures.form}
            onChange={(form) => page.choosePictures({ ...pictures, form })}
          />
        </label>
        <label>
          <span class="lg-hint">Given as</span>
          <Select
            label={`${name}: form of the list`}
            options={LIST_FORMS.map((form) => ({ value: form, label: form }))}
            value={pictures.as}
            onChange={(as) => page.choosePictures({ ...pictures, as })}
          />
        </label>
        <label>
          <span class="lg-hint">Pictures</span>
          <NumberField
            label={`${name}: number of pictures`}
            min={0}
            max={MOST_PICTURES}
            value={pictures.count}
            onChange={(count) => page.choosePictures({ ...pictures, count })}
          />
        </label>
      </div>
    </FieldRow>
  );
}
