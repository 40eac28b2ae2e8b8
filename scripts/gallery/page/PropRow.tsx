import { FieldRow } from '../../../components/settings/FieldRow.tsx';
import { SETTING_CONTROLS } from '../../../components/settings/settingControls.tsx';
import { KeysList } from '../../../components/keys/KeysList.tsx';
import { Switch } from '../../../components/ui/Switch.tsx';
import type { GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import type { GalleryPage } from './createGalleryPage.ts';
import { OwnControl } from './OwnControl.tsx';
import { controlOf, type PropName } from './propControls.ts';
import { PROP_DOCS } from './propDocs.ts';

/** Characters of a docstring that stand there at once, about. */
const SHOWN_AT_ONCE = 130;

interface PropRowProps {
  readonly name: PropName;
  readonly page: GalleryPage;
  readonly values: GallerySettings;
  readonly onBreakpoint: (place: number) => void;
}

/** One property: its name, its control, and what its docstring says. */
export function PropRow({ name, page, values, onBreakpoint }: PropRowProps) {
  const { control } = controlOf(name);
  if (control.kind === 'setting') {
    const Setting = SETTING_CONTROLS[control.setting];
    return (
      <div class="lg-show-prop" data-prop={name} role="group" aria-label={name}>
        <code class="lg-show-name">{name}</code>
        <Setting form={page.form} values={values} actions={[]} onBreakpoint={onBreakpoint} />
        {name === 'columns' && (
          <Switch
            label="By name of breakpoint"
            checked={page.columnsByName.value}
            onChange={(byName) => (page.columnsByName.value = byName)}
          />
        )}
        <PropDocs name={name} />
      </div>
    );
  }
  return (
    <div class="lg-show-prop" data-prop={name}>
      {control.kind === 'keys' ? <KeysRow page={page} values={values} /> : <OwnControl {...{ name, control, page }} />}
      <PropDocs name={name} />
    </div>
  );
}

function KeysRow({ page, values }: Pick<PropRowProps, 'page' | 'values'>) {
  const isGiven = page.form.own.value.has('keys');
  const takeAway = (): void => page.form.reset(['keys'], '');
  return (
    <FieldRow label="keys" wide reset={isGiven ? { hint: 'Not given', run: takeAway } : undefined}>
      <details class="lg-show-more">
        <summary>All keys</summary>
        <KeysList
          keys={values.keys}
          actions={[]}
          onChange={(keys) => (Object.keys(keys).length === 0 ? takeAway() : page.form.change({ keys }))}
        />
      </details>
    </FieldRow>
  );
}

function PropDocs({ name }: { readonly name: PropName }) {
  const { first, rest } = splitDocs(PROP_DOCS.get(name) ?? []);
  return (
    <div class="lg-show-docs lg-hint">
      <p>{withCode(first)}</p>
      {rest.length > 0 && (
        <details class="lg-show-more">
          <summary aria-label={`More about ${name}`}>More</summary>
          {rest.map((paragraph) => (
            <p key={paragraph}>{withCode(paragraph)}</p>
          ))}
        </details>
      )}
    </div>
  );
}

/** Whole sentences of the first paragraph, as many as are short together. */
function splitDocs([paragraph = '', ...others]: readonly string[]) {
  const sentences = paragraph.split(/(?<=\.) (?=[A-Z`])/);
  let first = sentences.shift() ?? '';
  while (sentences[0] !== undefined && first.length + sentences[0].length < SHOWN_AT_ONCE) {
    first = `${first} ${sentences.shift()}`;
  }
  return { first, rest: [sentences.join(' '), ...others].filter((text) => text !== '') };
}

function withCode(text: string) {
  return text.split('`').map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part));
}
