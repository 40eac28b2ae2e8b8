import { CircleAlert, CircleCheck, CircleX, DatabaseX, LifeBuoy } from 'lucide';
import { useRef } from 'preact/hooks';
import type { ErrorCode } from '../../lib/core/codedError.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import type { RecoveryModel, RecoveryStatus } from '../../lib/state/options/createRecoveryModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatBytes } from '../../lib/core/formatBytes.ts';
import { Icon } from '../ui/Icon.tsx';
import { RichText } from '../ui/RichText.tsx';
import { formatName } from './exportFormats.ts';
import { Job, ProgressBar } from './Job.tsx';

/** What can be wrong with the library as a whole. */
export type LibraryFault = Extract<
  ErrorCode,
  'storage-unavailable' | 'storage-damaged' | 'storage-newer' | 'storage-full'
>;

export function isLibraryFault(code: ErrorCode): code is LibraryFault {
  return Object.hasOwn(WORDS, code);
}

export interface RecoveryPageProps {
  readonly fault: LibraryFault;
  readonly model: RecoveryModel;
  /** Opens the library anew. */
  readonly onTryAgain: () => void;
}

interface Words {
  readonly title: TextName;
  readonly cause: TextName;
  readonly advice: TextName;
}

const WORDS: Readonly<Record<LibraryFault, Words>> = {
  'storage-unavailable': {
    title: 'recovery_unavailable',
    cause: 'recovery_unavailable_cause',
    advice: 'recovery_unavailable_advice',
  },
  'storage-full': {
    title: 'recovery_full',
    cause: 'recovery_full_cause',
    advice: 'recovery_full_advice',
  },
  'storage-damaged': {
    title: 'recovery_damaged',
    cause: 'recovery_damaged_cause',
    advice: 'recovery_damaged_advice',
  },
  'storage-newer': {
    title: 'recovery_newer',
    cause: 'recovery_newer_cause',
    advice: 'recovery_newer_advice',
  },
};

/** What stands in the place of a library that does not open: why, and how to save what is in it. Never a way to delete it. */
export function RecoveryPage({ fault, model, onTryAgain }: RecoveryPageProps) {
  const root = useRef<HTMLDivElement>(null);
  const { title, cause, advice } = WORDS[fault];
  const status = model.status.value;
  const running = status.kind === 'running';

  function andFocusExport(run: () => void): () => void {
    return () => {
      root.current?.querySelector<HTMLElement>('[data-lg-recover]')?.focus();
      run();
    };
  }

  return (
    <div class="lg-options-page">
      <div ref={root} class="lg-recovery">
        <Icon node={DatabaseX} size={24} />
        <h1 id="section-title">{text(title)}</h1>
        <p>{text(cause)}</p>
        <p class="lg-muted">{text(advice)}</p>
        <div class="lg-recovery-actions">
          <Button
            variant={running || status.kind === 'finished' ? 'soft' : 'primary'}
            large
            icon={LifeBuoy}
            busy={running}
            data-lg-recover
            onClick={model.run}
          >
            {text(running ? 'recovery_reading' : 'recovery_export')}
          </Button>
          <Button variant="soft" large onClick={onTryAgain}>
            {text('common_try_again')}
          </Button>
        </div>
        <RecoveryJob status={status} onCancel={andFocusExport(model.cancel)} />
      </div>
    </div>
  );
}

function RecoveryJob({ status, onCancel }: { readonly status: RecoveryStatus; readonly onCancel: () => void }) {
  return (
    <>
      {status.kind === 'running' && <Running {...status} onCancel={onCancel} />}
      <div role="status">
        {status.kind === 'finished' && (
          <Job icon={CircleCheck} tone="ok" title={text('recovery_saved', { count: status.read })}>
            <p class="lg-job-detail">
              <span>
                <RichText
                  name="export_saved_file"
                  values={{
                    file: <bdi class="lg-job-file">{status.fileName}</bdi>,
                    size: formatBytes(status.bytes),
                  }}
                />
              </span>
            </p>
            <p class="lg-job-detail">
              {status.unread === 0 ? text('recovery_all_read') : text('recovery_unread', { count: status.unread })}{' '}
              {text('recovery_keep_file', { section: text('options_export') })}
            </p>
          </Job>
        )}
        {status.kind === 'cancelled' && (
          <Job icon={CircleX} title={text('export_cancelled')}>
            <p class="lg-job-detail">{text('export_cancelled_what')}</p>
          </Job>
        )}
      </div>
      {status.kind === 'failed' && (
        <div role="alert">
          <Job icon={CircleAlert} tone="problem" title={text('recovery_failed')}>
            <p class="lg-job-detail">{text('recovery_failed_what', { problem: status.message })}</p>
          </Job>
        </div>
      )}
    </>
  );
}

interface RunningProps {
  readonly read: number;
  readonly unread: number;
  readonly total: number | null;
  readonly onCancel: () => void;
}

function Running({ read, unread, total, onCancel }: RunningProps) {
  const seen = read + unread;
  const progress =
    total === null
      ? text('library_judgements', { count: seen })
      : text('common_number_of_total', { number: seen, total });
  return (
    <section aria-label={text('recovery_running')}>
      <Job
        icon={LifeBuoy}
        title={formatName('json')}
        aside={text('recovery_what')}
        actions={
          <Button variant="soft" onClick={onCancel}>
            {text('common_cancel')}
          </Button>
        }
      >
        <ProgressBar
          label={text('recovery_progress')}
          share={total === null || total === 0 ? null : Math.min(1, seen / total)}
          words={progress}
        />
        <p class="lg-job-detail">
          <span>{progress}</span>
          {unread > 0 && <span class="lg-job-warn">{text('recovery_cannot_be_read', { count: unread })}</span>}
        </p>
      </Job>
    </section>
  );
}
