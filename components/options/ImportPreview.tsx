import { Check, Download } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ImportConflict, ImportSummary, SkippedEntry } from '../../lib/core/imports/importSummary.ts';
import { text, writtenNumber } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { formatName } from './exportFormats.ts';
import { CONFLICT_FIELDS } from './importWords.ts';
import { Job } from './Job.tsx';

export interface ImportPreviewProps {
  readonly summary: ImportSummary;
  readonly onImport: () => void;
  readonly onDismiss: () => void;
}

/** What a file would do to the library, before it does it. */
export function ImportPreview({ summary, onImport, onDismiss }: ImportPreviewProps) {
  const { fileName, format, added, changed, unchanged, skipped, thumbnails, conflicts } = summary;
  const doesNothing = added + changed + thumbnails === 0;
  const figures = [
    ['import_added', added],
    ['import_changed', changed],
    ['import_unchanged', unchanged],
    ['import_skipped', skipped],
    ['import_thumbnails', thumbnails],
  ] as const;
  return (
    <section aria-label={text('import_plan')}>
      <Job
        icon={Download}
        title={fileName}
        aside={formatName(format)}
        actions={
          <>
            {!doesNothing && (
              <Button variant="primary" onClick={onImport}>
                {text('import_apply')}
              </Button>
            )}
            <Button variant={doesNothing ? 'soft' : 'quiet'} onClick={onDismiss}>
              {text(doesNothing ? 'ui_dismiss' : 'import_refuse')}
            </Button>
          </>
        }
        below={
          <>
            <dl class="lg-import-figures">
              {figures
                .filter(([name, value]) => value > 0 || name === 'import_added' || name === 'import_changed')
                .map(([name, value]) => (
                  <div key={name}>
                    <dt>{text(name)}</dt>
                    <dd>{writtenNumber(value)}</dd>
                  </div>
                ))}
            </dl>
            {summary.conflictEntries.some(staysDeleted) && <p class="lg-job-detail">{text('import_stays_deleted')}</p>}
            {conflicts > 0 && (
              <Fold title={text('import_conflicts', { count: conflicts })}>
                <Conflicts entries={summary.conflictEntries} />
                <Rest listed={summary.conflictEntries.length} of={conflicts} />
              </Fold>
            )}
            {skipped > 0 && (
              <Fold title={text('import_cannot_be', { count: skipped })}>
                <Skipped entries={summary.skippedEntries} />
                <Rest listed={summary.skippedEntries.length} of={skipped} />
              </Fold>
            )}
          </>
        }
      >
        <p class="lg-job-detail">{planSentence(summary, doesNothing)}</p>
      </Job>
    </section>
  );
}

function planSentence({ unchanged }: ImportSummary, doesNothing: boolean): string {
  if (!doesNothing) return text('import_not_yet');
  return text(unchanged > 0 ? 'import_all_there' : 'import_nothing_there');
}

function Fold({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <details class="lg-import-fold">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Rest({ listed, of }: { readonly listed: number; readonly of: number }) {
  return of > listed ? <p class="lg-import-rest">{text('import_more', { count: of - listed })}</p> : null;
}

function staysDeleted({ field, wins }: ImportConflict): boolean {
  return field === 'deleted' && wins === 'mine';
}

function Conflicts({ entries }: { readonly entries: readonly ImportConflict[] }) {
  return (
    <div class="lg-import-scroll" tabIndex={0} role="region" aria-label={text('import_conflicts_table')}>
      <table class="lg-import-conflicts">
        <thead>
          <tr>
            <th scope="col">{text('library_picture')}</th>
            <th scope="col">{text('import_field')}</th>
            <th scope="col">{text('import_in_library')}</th>
            <th scope="col">{text('import_in_file')}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ key, field, caption, mine, theirs, wins }) => (
            <tr key={`${key} ${field}`}>
              <th scope="row">
                <bdi>{caption || text('import_no_caption')}</bdi>
              </th>
              <td>{text(CONFLICT_FIELDS[field])}</td>
              <Side label={text('import_library')} value={mine} wins={wins === 'mine'} />
              <Side label={text('export_file')} value={theirs} wins={wins === 'theirs'} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ label, value, wins }: { readonly label: string; readonly value: string; readonly wins: boolean }) {
  return (
    <td class={wins ? 'lg-import-wins' : 'lg-import-loses'} data-label={label}>
      <div>
        {wins && <Icon node={Check} size={14} />}
        <bdi>{value || text('import_empty')}</bdi>
        {wins && <span class="lg-visually-hidden"> {text('import_wins')}</span>}
      </div>
    </td>
  );
}

function Skipped({ entries }: { readonly entries: readonly SkippedEntry[] }) {
  return (
    <ul class="lg-import-scroll" tabIndex={0} aria-label={text('import_skipped_list')}>
      {entries.map(({ place, reason }, index) => (
        <li key={`${index} ${place}`}>
          <bdi>{place}</bdi>
          <span class="lg-muted">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
