import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { needsPictures, type ExportFormat } from '../../lib/core/exports/exportRequest.ts';
import { text, writtenNumber } from '../../lib/core/text.ts';
import type { ExportPlan } from '../../lib/state/options/createExportPlan.ts';
import { NUMPY_EDGES, SHARD_SIZES } from '../../lib/state/options/exportChoices.ts';
import { Segmented, type Segment } from '../ui/Segmented.tsx';
import { NameTemplateField } from './NameTemplateField.tsx';

const WITH_OPTIONS: ReadonlySet<ExportFormat> = new Set<ExportFormat>([
  'json',
  'csv',
  'html',
  'zip',
  'imagefolder',
  'webdataset',
  'parquet',
  'numpy',
  'labels',
  'pairs',
]);

/** Whether a format leaves anything to choose. */
export function hasOptions(format: ExportFormat): boolean {
  return WITH_OPTIONS.has(format);
}

/** What the chosen format leaves to choose. */
export function ExportOptionsForm({ plan }: { readonly plan: ExportPlan }) {
  const format = plan.format.value;
  const options = plan.options.value;
  return (
    <>
      {(format === 'json' || format === 'zip') && (
        <Switch
          label={text('export_thumbnails')}
          hint={text('export_thumbnails_hint')}
          checked={options.thumbnails}
          onChange={(thumbnails) => plan.changeOptions({ thumbnails })}
        />
      )}
      {format === 'csv' && (
        <Switch
          label={text('export_raw')}
          hint={text('export_raw_hint')}
          checked={options.rawCells}
          onChange={(rawCells) => plan.changeOptions({ rawCells })}
        />
      )}
      {format === 'html' && (
        <Choice
          label={text('library_pictures')}
          segments={[
            { value: 'single', label: text('export_html_single') },
            { value: 'folder', label: text('export_html_folder') },
          ]}
          value={options.html}
          onChange={(html) => plan.changeOptions({ html })}
        />
      )}
      {format === 'parquet' && (
        <Switch
          label={text('export_bytes')}
          hint={text('export_bytes_hint', { columns: '{bytes, path}' })}
          checked={options.parquetImages}
          onChange={(parquetImages) => plan.changeOptions({ parquetImages })}
        />
      )}
      {format === 'numpy' && (
        <>
          <Choice
            label={text('export_file')}
            segments={[
              { value: 'npz', label: text('export_npz') },
              { value: 'npy', label: text('export_npy') },
            ]}
            value={options.numpy}
            onChange={(numpy) => plan.changeOptions({ numpy })}
          />
          <Choice
            label={text('export_edge')}
            segments={NUMPY_EDGES.map((edge) => ({
              value: `${edge}`,
              label: edge === 0 ? text('export_edge_original') : writtenNumber(edge),
            }))}
            value={`${options.numpyEdge}`}
            onChange={(edge) => plan.changeOptions({ numpyEdge: Number(edge) })}
          />
        </>
      )}
      {format === 'webdataset' && (
        <Choice
          label={text('export_shard')}
          segments={SHARD_SIZES.map((size) => ({ value: `${size}`, label: writtenNumber(size) }))}
          value={`${options.shard}`}
          onChange={(size) => plan.changeOptions({ shard: Number(size) })}
        />
      )}
      {format === 'pairs' && (
        <>
          <Choice
            label={text('export_pairs_by')}
            segments={[
              { value: 'page', label: text('export_pairs_page') },
              { value: 'tag', label: text('library_tag') },
              { value: 'comparison', label: text('export_pairs_comparison') },
            ]}
            value={options.pairsBy}
            onChange={(pairsBy) => plan.changeOptions({ pairsBy })}
          />
          {options.pairsBy !== 'comparison' && (
            <Choice
              label={text('export_pairing')}
              segments={[
                { value: 'once', label: text('export_pairing_once') },
                { value: 'all', label: text('export_pairing_all') },
              ]}
              value={options.pairing}
              onChange={(pairing) => plan.changeOptions({ pairing })}
            />
          )}
        </>
      )}
      {(format === 'labels' || format === 'pairs') && (
        <Choice
          label={text('export_written_as')}
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
