import { CircleAlert, CircleCheck, CircleX, Download, Undo2 } from 'lucide';
import { useRef } from 'preact/hooks';
import type { ImportModel, ImportStatus } from '../../lib/state/createImportModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatCounted } from '../ui/formatCount.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { addedAndChanged } from './importWords.ts';
import { Job, ProgressBar } from './Job.tsx';

type Of<Kind extends ImportStatus['kind']> = Extract<ImportStatus, { readonly kind: Kind }>;

const STAGES = { reading: 'Reading', writing: 'Importing', undoing: 'Taking back' } as const;

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
    <div ref={root} class="lg-import" tabIndex={-1} role="group" aria-label="Import">
      {status.kind === 'working' && <Working status={status} onCancel={andFocusHere(model.cancel)} />}
      {status.kind === 'planned' && (
        <ImportPreview summary={status.summary} onImport={andFocusHere(model.apply)} onDismiss={dismiss} />
      )}
      <div role="status">
        {status.kind === 'planned' && (
          <span class="lg-visually-hidden">{status.summary.fileName} is read. Nothing is imported yet.</span>
        )}
        {status.kind === 'done' && (
          <Job
            icon={CircleCheck}
            tone="ok"
            title={`${status.past.fileName} imported`}
            actions={
              <>
                <Button variant="soft" icon={Undo2} onClick={andFocusHere(model.undo)}>
                  Undo
                </Button>
                <Button onClick={dismiss}>Dismiss</Button>
              </>
            }
          >
            <p class="lg-job-detail">{addedAndChanged(status.past)}</p>
          </Job>
        )}
        {status.kind === 'undone' && (
          <Job
            icon={Undo2}
            title={`${status.fileName} taken back`}
            actions={<Button onClick={dismiss}>Dismiss</Button>}
          >
            <p class="lg-job-detail">
              {status.kept === 0
                ? 'The library is as it was before.'
                : `The library is as it was before, but for ${formatCounted(status.kept, 'picture')} judged since: those stay.`}
            </p>
          </Job>
        )}
        {status.kind === 'cancelled' && (
          <Job icon={CircleX} title="Import cancelled" actions={<Button onClick={dismiss}>Dismiss</Button>}>
            <p class="lg-job-detail">
              {status.stage === 'reading'
                ? 'Nothing was changed.'
                : 'What was written was taken back: the library is as it was before.'}
            </p>
          </Job>
        )}
      </div>
      {status.kind === 'failed' && (
        <div role="alert">
          <Job
            icon={CircleAlert}
            tone="problem"
            title={
              status.stage === 'undoing'
                ? 'The import could not be taken back'
                : `${status.fileName ?? 'Nothing'} was ${status.fileName === null ? '' : 'not '}imported`
            }
            actions={
              <>
                {status.stage === 'undoing' && (
                  <Button variant="soft" onClick={andFocusHere(model.undo)}>
                    Try again
                  </Button>
                )}
                <Button onClick={dismiss}>Dismiss</Button>
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

function Working({ status, onCancel }: { readonly status: Of<'working'>; readonly onCancel: () => void }) {
  const { stage, fileName, share, entries, isCancelling } = status;
  const percent = `${Math.floor(share * 100)}%`;
  return (
    <section aria-label="Running import">
      <Job
        icon={stage === 'undoing' ? Undo2 : Download}
        title={fileName}
        aside={isCancelling && stage === 'writing' ? 'Taking back what was written' : STAGES[stage]}
        end={percent}
        actions={
          // Half taken back would be neither the one nor the other.
          stage === 'undoing' ? undefined : (
            <Button variant="soft" busy={isCancelling} onClick={onCancel}>
              {isCancelling ? 'Cancelling' : 'Cancel'}
            </Button>
          )
        }
      >
        <ProgressBar label="Import" share={share} text={percent} />
        <p class="lg-job-detail">{formatCounted(entries, 'judgement')}</p>
      </Job>
    </section>
  );
}
