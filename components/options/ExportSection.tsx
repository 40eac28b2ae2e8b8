import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { ExportModel } from '../../lib/state/options/createExportModel.ts';
import type { ImportModel } from '../../lib/state/options/createImportModel.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { ExportActions } from './ExportActions.tsx';
import { ExportFormats } from './ExportFormats.tsx';
import { ExportJob } from './ExportJob.tsx';
import { partName } from './exportWords.ts';
import { ImportDrop } from './ImportDrop.tsx';
import { ImportHead } from './ImportHead.tsx';
import { ImportJob } from './ImportJob.tsx';
import { SettingsFile, type SettingsFileProps } from './SettingsFile.tsx';

export interface ExportSectionProps extends SettingsFileProps {
  readonly model: ExportModel;
  readonly importing: ImportModel;
}

/** Takes the library out as files, and files into the library. */
export function ExportSection({ model, importing, settings, saveFile }: ExportSectionProps) {
  const exportButton = useRef<HTMLDivElement>(null);
  const { plan } = model;
  useEffect(() => plan.watch(), [plan]);

  /** The button that was pressed goes away: the focus goes to the one that stays. */
  function andFocusExport(run: () => void): () => void {
    return () => {
      exportButton.current?.querySelector<HTMLElement>('[data-lg-export]')?.focus();
      run();
    };
  }

  const filter = plan.filter.value;
  return (
    <div class="lg-options-page lg-export">
      <ImportHead model={importing} />
      <div class="lg-jobs">
        <ImportJob model={importing} />
        <ExportJob model={model} andFocusExport={andFocusExport} />
      </div>
      <div class="lg-export-what">
        <h2>{text('export_what')}</h2>
        <Segmented
          label={text('export_what')}
          segments={plan.parts.value.map(({ what, count }) => ({
            value: what,
            label: partName(what, filter),
            ...(count === null ? {} : { count }),
          }))}
          value={plan.part.value.what}
          onChange={plan.choosePart}
        />
      </div>
      <ExportFormats value={plan.format.value} onChange={plan.chooseFormat} />
      <ExportActions model={model} exportButton={exportButton} quiet={importing.status.value.kind === 'planned'} />
      <ImportDrop model={importing} />
      <SettingsFile settings={settings} saveFile={saveFile} />
    </div>
  );
}
