import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { needsPictures, type ExportFormat } from '../../lib/core/exportRequest.ts';
import type { ExportPlan } from '../../lib/state/createExportPlan.ts';
import { NUMPY_EDGES, SHARD_SIZES } from '../../lib/state/exportChoices.ts';
import { formatCount } from '../ui/formatCount.ts';
import { Segmented, type Segment } from '../ui/Segmented.tsx';
import { NameTemplateField } from './NameTemplateField.tsx';

/** Whether a format leaves anything to choose. */
export function hasOptions(format: ExportFormat): boolean {
  return !['jsonl', 'bookmarks', 'urls', 'gradio'].includes(format);
}

/** What the chosen format leaves to choose. */
export function ExportOptionsForm({ plan }: { readonly plan: ExportPlan }) {
  const format = plan.format.value;
  const options = plan.options.value;
  return (
    <>
      {(format === 'json' || format === 'zip') && (
        <Switch
          label="With thumbnails"
          hint="Small pictures of what was judged, as a full backup has them"
          checked={options.thumbnails}
          onChange={(thumbnails) => plan.changeOptions({ thumbnails })}
        />
      )}
      {format === 'csv' && (
        <Switch
          label="Raw cells"
          hint="For programs. A spreadsheet may run what looks like a formula"
          checked={options.rawCells}
          onChange={(rawCells) => plan.changeOptions({ rawCells })}
        />
      )}
      {format === 'html' && (
        <Choice
          label="Pictures"
          segments={[
            { value: 'single', label: 'Thumbnails, in one file' },
            { value: 'folder', label: 'Originals, in a folder' },
          ]}
          value={options.html}
          onChange={(html) => plan.changeOptions({ html })}
        />
      )}
      {format === 'parquet' && (
        <Switch
          label="With image bytes"
          hint="A column of {bytes, path}, as Hugging Face reads it"
          checked={options.parquetImages}
          onChange={(parquetImages) => plan.changeOptions({ parquetImages })}
        />
      )}
      {format === 'numpy' && (
        <>
          <Choice
            label="File"
            segments={[
              { value: 'npz', label: 'One .npz' },
              { value: 'npy', label: 'An .npy each, in a ZIP' },
            ]}
            value={options.numpy}
            onChange={(numpy) => plan.changeOptions({ numpy })}
          />
          <Choice
            label="Longest edge"
            segments={NUMPY_EDGES.map((edge) => ({ value: `${edge}`, label: edge === 0 ? 'Original' : `${edge}` }))}
            value={`${options.numpyEdge}`}
            onChange={(edge) => plan.changeOptions({ numpyEdge: Number(edge) })}
          />
        </>
      )}
      {format === 'webdataset' && (
        <Choice
          label="Pictures in a shard"
          segments={SHARD_SIZES.map((size) => ({ value: `${size}`, label: formatCount(size) }))}
          value={`${options.shard}`}
          onChange={(size) => plan.changeOptions({ shard: Number(size) })}
        />
      )}
      {format === 'pairs' && (
        <>
          <Choice
            label="Pairs of one"
            segments={[
              { value: 'page', label: 'Page' },
              { value: 'tag', label: 'Tag' },
              { value: 'comparison', label: 'Comparison' },
            ]}
            value={options.pairsBy}
            onChange={(pairsBy) => plan.changeOptions({ pairsBy })}
          />
          {options.pairsBy !== 'comparison' && (
            <Choice
              label="Each picture"
              segments={[
                { value: 'once', label: 'Once' },
                { value: 'all', label: 'With every other' },
              ]}
              value={options.pairing}
              onChange={(pairing) => plan.changeOptions({ pairing })}
            />
          )}
        </>
      )}
      {(format === 'labels' || format === 'pairs') && (
        <Choice
          label="Written as"
          segments={[
            { value: 'jsonl', label: 'JSON Lines' },
            { value: 'csv', label: 'CSV' },
          ]}
          value={options.table}
          onChange={(table) => plan.changeOptions({ table })}
        />
      )}
      {needsPictures({ format, options }) && (
        <NameTemplateField
          value={options.nameTemplate}
          example={plan.nameExample.value}
          onChange={(nameTemplate) => plan.changeOptions({ nameTemplate })}
        />
      )}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <Row label={<span class="lg-export-option-label">{props.label}</span>}>
      <Segmented {...props} />
    </Row>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Switch({ label, hint, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <label class="lg-export-switch">
      <input
        type="checkbox"
        class="lg-checkbox"
        checked={checked}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>
        <span id={`${id}-label`} class="lg-export-option-label">
          {label}
        </span>
        <span id={`${id}-hint`} class="lg-format-line">
          {hint}
        </span>
      </span>
    </label>
  );
}

function Row({ label, children }: { readonly label: ComponentChildren; readonly children: ComponentChildren }) {
  return (
    <div class="lg-export-option">
      {label}
      {children}
    </div>
  );
}
