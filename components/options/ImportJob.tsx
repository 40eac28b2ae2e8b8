import { CircleAlert, CircleCheck, CircleX, Download, Undo2 } from 'lucide';
import { useRef } from 'preact/hooks';
import { text, type TextName } from '../../lib/core/text.ts';
import type { ImportModel, ImportStatus } from '../../lib/state/options/createImportModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatShare } from '../ui/formatShare.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { addedAndChanged } from './importWords.ts';
import { Job, ProgressBar } from './Job.tsx';

type Of<Kind extends ImportStatus['kind']> = Extract<ImportStatus, { readonly kind: Kind }>;

const STAGES: Readonly<Record<Of<'working'>['stage'], TextName>> = {
  reading: 'import_reading',
  writing: 'import_writing',
  undoing: 'import_undoing',
};

/** The import under way: what it would do, how far it is, how it ended. */
export function ImportJob({ model }: { readonly model: ImportModel }) {
  const root = useRef<HTMLDivElement>(null);
  const status = model.status.value;

  /** The button that was pressed goes away: what comes in its place takes the focus. */
  function andFocusHere(run: () => void): () => void {
    return () => {
      root.current?.focus();
      run();
    };
  }
  /** Nothing comes in its place. */
  function dismiss(): void {
    document.querySelector<HTMLElement>('[data-lg-import]')?.focus();
    model.dismiss();
  }

  return (
    <div ref={root} class="lg-import" tabIndex={-1} role="group" aria-label={text('import_import')}>
      {status.kind === 'working' && <Working status={status} onCancel={andFocusHere(model.cancel)} />}
      {status.kind === 'planned' && (
        <ImportPreview summary={status.summary} onImport={andFocusHere(model.apply)} onDismiss={dismiss} />
      )}
      <div role="status">
        {status.kind === 'planned' && (
          <span class="lg-visually-hidden">{text('import_read', { file: status.summary.fileName })}</span>
        )}
        {status.kind === 'done' && (
          <Job
            icon={CircleCheck}
            tone="ok"
            title={text('import_done', { file: status.past.fileName })}
            actions={
              <>
                <Button variant="soft" icon={Undo2} onClick={andFocusHere(model.undo)}>
                  {text('common_undo')}
                </Button>
                <Button onClick={dismiss}>{text('ui_dismiss')}</Button>
              </>
            }
          >
            <p class="lg-job-detail">{addedAndChanged(status.past)}</p>
          </Job>
        )}
        {status.kind === 'undone' && (
          <Job
            icon={Undo2}
            title={text('import_undone', { file: status.fileName })}
            actions={<Button onClick={dismiss}>{text('ui_dismiss')}</Button>}
          >
            <p class="lg-job-detail">
              {status.kept === 0 ? text('import_undone_all') : text('import_undone_but', { count: status.kept })}
            </p>
          </Job>
        )}
        {status.kind === 'cancelled' && (
          <Job
            icon={CircleX}
            title={text('import_cancelled')}
            actions={<Button onClick={dismiss}>{text('ui_dismiss')}</Button>}
          >
            <p class="lg-job-detail">
              {text(status.stage === 'reading' ? 'import_nothing_changed' : 'import_cancelled_writing')}
            </p>
          </Job>
        )}
      </div>
      {status.kind === 'failed' && (
        <div role="alert">
          <Job
            icon={CircleAlert}
            tone="problem"
            title={failureTitle(status)}
            actions={
              <>
                {status.stage === 'undoing' && (
                  <Button variant="soft" onClick={andFocusHere(model.undo)}>
                    {text('common_try_again')}
                  </Button>
                )}
                <Button onClick={dismiss}>{text('ui_dismiss')}</Button>
              </>
            }
          >
            <p class="lg-job-detail">{status.message}</p>
          </Job>
        </div>
      )}
    </div>
  );
}

function failureTitle({ stage, fileName }: Of<'failed'>): string {
  if (stage === 'undoing') return text('import_not_undone');
  return fileName === null ? text('import_nothing_imported') : text('import_not_imported', { file: fileName });
}

function Working({ status, onCancel }: { readonly status: Of<'working'>; readonly onCancel: () => void }) {
  const { stage, fileName, share, entries, isCancelling } = status;
  const percent = formatShare(share);
  return (
    <section aria-label={text('import_running')}>
      <Job
        icon={stage === 'undoing' ? Undo2 : Download}
        title={fileName}
        aside={text(isCancelling && stage === 'writing' ? 'import_taking_back' : STAGES[stage])}
        end={percent}
        actions={
          // Half taken back would be neither the one nor the other.
          stage === 'undoing' ? undefined : (
            <Button variant="soft" busy={isCancelling} onClick={onCancel}>
              {text(isCancelling ? 'options_cancelling' : 'common_cancel')}
            </Button>
          )
        }
      >
        <ProgressBar label={text('import_import')} share={share} words={percent} />
        <p class="lg-job-detail">{text('library_judgements', { count: entries })}</p>
      </Job>
    </section>
  );
}
