import { CircleAlert, CircleCheck, CircleX, Globe, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import type { FinishedExport } from '../../lib/core/exportRequest.ts';
import type { ExportModel, ExportStatus } from '../../lib/state/createExportModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatBytes } from '../ui/formatBytes.ts';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { Icon } from '../ui/Icon.tsx';
import { ExportFailures } from './ExportFailures.tsx';
import { FORMAT_WORDS } from './exportFormats.ts';
import { jobWords, leftOutWords } from './exportWords.ts';
import { formatTimeLeft } from './formatTimeLeft.ts';
import { Job, ProgressBar } from './Job.tsx';

export interface ExportJobProps {
  readonly model: ExportModel;
  /** Does what a button says that then goes away, and moves the focus first to one that stays. */
  readonly andFocusExport: (run: () => void) => () => void;
}

type Of<Kind extends ExportStatus['kind']> = Extract<ExportStatus, { readonly kind: Kind }>;

/** The export under way, or how the last one ended. */
export function ExportJob({ model, andFocusExport }: ExportJobProps) {
  const status = model.status.value;
  const dismiss = <Button onClick={andFocusExport(model.dismiss)}>Dismiss</Button>;
  return (
    <>
      {status.kind === 'running' && <Running status={status} model={model} onCancel={andFocusExport(model.cancel)} />}
      {status.kind === 'refused' && (
        <Job
          icon={Globe}
          title="The sites may not be read"
          actions={
            <>
              <Button variant="soft" onClick={andFocusExport(model.runRefused)}>
                Export what may be read
              </Button>
              {dismiss}
            </>
          }
        >
          <p class="lg-job-detail" role="status">
            Without that, only offline copies and sites allowed before can be exported with their pictures. Press Export
            to be asked again.
          </p>
        </Job>
      )}
      <div role="status">
        {status.kind === 'cancelled' && (
          <Job icon={CircleX} title="Export cancelled" actions={dismiss}>
            <p class="lg-job-detail">No file was left behind, and the library is as it was.</p>
          </Job>
        )}
        {status.kind === 'finished' && (
          <Finished status={status} model={model} onDismiss={andFocusExport(model.dismiss)} />
        )}
      </div>
      {status.kind === 'failed' && (
        <div role="alert">
          <Job
            icon={CircleAlert}
            tone="problem"
            title="The export did not finish"
            actions={
              <>
                <Button variant="soft" onClick={andFocusExport(model.run)}>
                  Try again
                </Button>
                {dismiss}
              </>
            }
          >
            <p class="lg-job-detail">{status.message}</p>
          </Job>
        </div>
      )}
    </>
  );
}

interface RunningProps {
  readonly status: Of<'running'>;
  readonly model: ExportModel;
  readonly onCancel: () => void;
}

function Running({ status, model, onCancel }: RunningProps) {
  const { job, done, total, bytes, failed, share, timeLeft, isPaused, isCancelling } = status;
  const { icon, name } = FORMAT_WORDS[job.request.format];
  const text = total === null ? 'Counting' : `${formatCount(done)} of ${formatCount(total)}`;
  return (
    <section aria-label="Running export">
      <Job
        icon={icon}
        title={name}
        aside={jobWords(job)}
        end={isPaused ? 'Paused' : timeLeft === null || isCancelling ? undefined : formatTimeLeft(timeLeft)}
        actions={
          <>
            {!isCancelling && (
              <Button variant="soft" onClick={isPaused ? model.resume : model.pause}>
                {isPaused ? 'Continue' : 'Pause'}
              </Button>
            )}
            <Button variant="soft" busy={isCancelling} onClick={onCancel}>
              {isCancelling ? 'Cancelling' : 'Cancel'}
            </Button>
          </>
        }
      >
        <ProgressBar label="Export" share={share} text={text} />
        <p class="lg-job-detail">
          <span>{text}</span>
          {bytes > 0 && <span>{formatBytes(bytes)}</span>}
          {failed > 0 && <CouldNot failed={failed} />}
        </p>
      </Job>
    </section>
  );
}

function CouldNot({ failed }: { readonly failed: number }) {
  return (
    <span class="lg-job-warn">
      <Icon node={TriangleAlert} size={14} />
      {formatCount(failed)} could not be fetched
    </span>
  );
}

interface FinishedProps {
  readonly status: Of<'finished'>;
  readonly model: ExportModel;
  readonly onDismiss: () => void;
}

function Finished({ status: { job, summary }, model, onDismiss }: FinishedProps) {
  const [showsFailures, setShowsFailures] = useState(false);
  const { name, one, many } = FORMAT_WORDS[job.request.format];
  const { done, files, failures, failed, leftOut } = summary;
  const [first] = files;
  return (
    <Job
      icon={CircleCheck}
      tone="ok"
      title={`${formatCounted(done, one, many)} exported`}
      aside={name}
      actions={<Button onClick={onDismiss}>Dismiss</Button>}
      below={
        <>
          {files.length > 1 && <Files files={files} />}
          {showsFailures && <ExportFailures failures={failures} failed={failed} onSave={model.saveFailures} />}
        </>
      }
    >
      <p class="lg-job-detail">
        {files.length === 1 && first !== undefined ? (
          <span>
            <bdi class="lg-job-file">{first.name}</bdi> in your downloads, {formatBytes(first.bytes)}
          </span>
        ) : (
          <span>
            {formatCounted(files.length, 'file')} in your downloads,{' '}
            {formatBytes(files.reduce((sum, { bytes }) => sum + bytes, 0))}
          </span>
        )}
        {failed > 0 && (
          <>
            <CouldNot failed={failed} />
            <button
              type="button"
              class="lg-link"
              aria-expanded={showsFailures}
              onClick={() => setShowsFailures(!showsFailures)}
            >
              {showsFailures ? 'Hide' : 'Show'}
            </button>
          </>
        )}
      </p>
      {leftOut > 0 && <p class="lg-job-detail">{leftOutWords(job.request, leftOut)}</p>}
    </Job>
  );
}

function Files({ files }: Pick<FinishedExport, 'files'>) {
  return (
    <ul class="lg-job-files" tabIndex={files.length > 4 ? 0 : undefined} aria-label="Files">
      {files.map(({ name, bytes }) => (
        <li key={name}>
          <bdi class="lg-job-file">{name}</bdi>
          <span>{formatBytes(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
