import { CircleAlert, CircleCheck, CircleX, Globe, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import type { FinishedExport } from '../../lib/core/exports/exportRequest.ts';
import { text } from '../../lib/core/text.ts';
import type { ExportModel, ExportStatus } from '../../lib/state/options/createExportModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatBytes } from '../../lib/core/formatBytes.ts';
import { Icon } from '../ui/Icon.tsx';
import { RichText } from '../ui/RichText.tsx';
import { ExportFailures } from './ExportFailures.tsx';
import { FORMAT_WORDS, formatName } from './exportFormats.ts';
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
  const dismiss = <Button onClick={andFocusExport(model.dismiss)}>{text('ui_dismiss')}</Button>;
  return (
    <>
      {status.kind === 'running' && <Running status={status} model={model} onCancel={andFocusExport(model.cancel)} />}
      {status.kind === 'refused' && (
        <Job
          icon={Globe}
          title={text('export_refused')}
          actions={
            <>
              <Button variant="soft" onClick={andFocusExport(model.runRefused)}>
                {text('export_run_refused')}
              </Button>
              {dismiss}
            </>
          }
        >
          <p class="lg-job-detail" role="status">
            {text('export_refused_what')}
          </p>
        </Job>
      )}
      <div role="status">
        {status.kind === 'cancelled' && (
          <Job icon={CircleX} title={text('export_cancelled')} actions={dismiss}>
            <p class="lg-job-detail">{text('export_cancelled_what')}</p>
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
            title={text('export_failed')}
            actions={
              <>
                <Button variant="soft" onClick={andFocusExport(model.run)}>
                  {text('common_try_again')}
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
  const { format } = job.request;
  const progress = total === null ? text('export_counting') : text('common_number_of_total', { number: done, total });
  return (
    <section aria-label={text('export_running')}>
      <Job
        icon={FORMAT_WORDS[format].icon}
        title={formatName(format)}
        aside={jobWords(job)}
        end={
          isPaused ? text('export_paused') : timeLeft === null || isCancelling ? undefined : formatTimeLeft(timeLeft)
        }
        actions={
          <>
            {!isCancelling && (
              <Button variant="soft" onClick={isPaused ? model.resume : model.pause}>
                {text(isPaused ? 'export_continue' : 'export_pause')}
              </Button>
            )}
            <Button variant="soft" busy={isCancelling} onClick={onCancel}>
              {text(isCancelling ? 'options_cancelling' : 'common_cancel')}
            </Button>
          </>
        }
      >
        <ProgressBar label={text('export_progress')} share={share} words={progress} />
        <p class="lg-job-detail">
          <span>{progress}</span>
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
      {text('export_not_fetched', { count: failed })}
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
  const { format } = job.request;
  const { done, files, failures, failed, leftOut } = summary;
  const [first] = files;
  return (
    <Job
      icon={CircleCheck}
      tone="ok"
      title={text(FORMAT_WORDS[format].exported, { count: done })}
      aside={formatName(format)}
      actions={<Button onClick={onDismiss}>{text('ui_dismiss')}</Button>}
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
            <RichText
              name="export_saved_file"
              values={{ file: <bdi class="lg-job-file">{first.name}</bdi>, size: formatBytes(first.bytes) }}
            />
          </span>
        ) : (
          <span>
            {text('export_saved_files', {
              count: files.length,
              size: formatBytes(files.reduce((sum, { bytes }) => sum + bytes, 0)),
            })}
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
              {text(showsFailures ? 'export_hide_failures' : 'export_show_failures')}
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
    <ul class="lg-job-files" tabIndex={files.length > 4 ? 0 : undefined} aria-label={text('export_files')}>
      {files.map(({ name, bytes }) => (
        <li key={name}>
          <bdi class="lg-job-file">{name}</bdi>
          <span>{formatBytes(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
