import { Check, Download } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ImportConflict, ImportSummary, SkippedEntry } from '../../lib/core/importSummary.ts';
import { Button } from '../ui/Button.tsx';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { Icon } from '../ui/Icon.tsx';
import { CONFLICT_FIELDS, IMPORT_FORMATS } from './importWords.ts';
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
    ['Added', added],
    ['Changed', changed],
    ['Unchanged', unchanged],
    ['Skipped', skipped],
    ['Thumbnails', thumbnails],
  ] as const;
  return (
    <section aria-label="What the import would do">
      <Job
        icon={Download}
        title={fileName}
        aside={IMPORT_FORMATS[format]}
        actions={
          <>
            {!doesNothing && (
              <Button variant="primary" onClick={onImport}>
                Import
              </Button>
            )}
            <Button variant={doesNothing ? 'soft' : 'quiet'} onClick={onDismiss}>
              {doesNothing ? 'Dismiss' : 'Don’t import'}
            </Button>
          </>
        }
        below={
          <>
            <dl class="lg-import-figures">
              {figures
                .filter(([name, value]) => value > 0 || name === 'Added' || name === 'Changed')
                .map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{formatCount(value)}</dd>
                  </div>
                ))}
            </dl>
            {summary.conflictEntries.some(staysDeleted) && (
              <p class="lg-job-detail">What you deleted after this file was written stays deleted.</p>
            )}
            {conflicts > 0 && (
              <Fold title={`${formatCounted(conflicts, 'conflict')}: what was done later wins`}>
                <Conflicts entries={summary.conflictEntries} />
                <Rest listed={summary.conflictEntries.length} of={conflicts} />
              </Fold>
            )}
            {skipped > 0 && (
              <Fold title={`${formatCount(skipped)} cannot be imported`}>
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
  if (!doesNothing) return 'Nothing is changed yet. It can be taken back afterwards.';
  return unchanged > 0
    ? 'Everything in this file is in the library already.'
    : 'There is nothing in this file that can be imported.';
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
  return of > listed ? <p class="lg-import-rest">and {formatCount(of - listed)} more</p> : null;
}

function staysDeleted({ field, wins }: ImportConflict): boolean {
  return field === 'deleted' && wins === 'mine';
}

function Conflicts({ entries }: { readonly entries: readonly ImportConflict[] }) {
  return (
    <div class="lg-import-scroll" tabIndex={0} role="region" aria-label="Conflicts">
      <table class="lg-import-conflicts">
        <thead>
          <tr>
            <th scope="col">Picture</th>
            <th scope="col">What</th>
            <th scope="col">In the library</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ key, field, caption, mine, theirs, wins }) => (
            <tr key={`${key} ${field}`}>
              <th scope="row">
                <bdi>{caption || 'No caption'}</bdi>
              </th>
              <td>{CONFLICT_FIELDS[field]}</td>
              <Side label="Library" value={mine} wins={wins === 'mine'} />
              <Side label="File" value={theirs} wins={wins === 'theirs'} />
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
        <bdi>{value || 'empty'}</bdi>
        {wins && <span class="lg-visually-hidden">, wins</span>}
      </div>
    </td>
  );
}

function Skipped({ entries }: { readonly entries: readonly SkippedEntry[] }) {
  return (
    <ul class="lg-import-scroll" tabIndex={0} aria-label="Cannot be imported">
      {entries.map(({ place, reason }, index) => (
        <li key={`${index} ${place}`}>
          <bdi>{place}</bdi>
          <span class="lg-muted">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
