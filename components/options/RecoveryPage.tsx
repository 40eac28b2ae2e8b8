import { CircleAlert, CircleCheck, CircleX, DatabaseX, LifeBuoy } from 'lucide';
import { useRef } from 'preact/hooks';
import type { ErrorCode } from '../../lib/core/codedError.ts';
import type { RecoveryModel, RecoveryStatus } from '../../lib/state/createRecoveryModel.ts';
import { Button } from '../ui/Button.tsx';
import { formatBytes } from '../ui/formatBytes.ts';
import { formatCount, formatCounted } from '../ui/formatCount.ts';
import { Icon } from '../ui/Icon.tsx';
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
  readonly title: string;
  readonly text: string;
  readonly advice: string;
}

const WORDS: Readonly<Record<LibraryFault, Words>> = {
  'storage-unavailable': {
    title: 'The library cannot be opened',
    text: 'The browser does not open its database now. Nothing in it was deleted or changed.',
    advice: 'Often it opens again when the browser was closed and started anew, or when the disk has room again.',
  },
  'storage-full': {
    title: 'The disk is full',
    text: 'The browser opens no database without room on the disk. Nothing in the library was deleted or changed.',
    advice: 'Free some space, then try again.',
  },
  'storage-damaged': {
    title: 'Part of the library cannot be read',
    text: 'Its database is damaged on the disk. Nothing in it was deleted or changed by us.',
    advice: 'Take out what can be read before anything else, and keep the file.',
  },
  'storage-newer': {
    title: 'The library is newer than this version',
    text: 'A newer version of Likeable Gallery has written it. It is untouched, and complete.',
    advice: 'Update the extension to go on. What this version understands of it can be taken out already.',
  },
};

/** What stands in the place of a library that does not open: why, and how to save what is in it. Never a way to delete it. */
export function RecoveryPage({ fault, model, onTryAgain }: RecoveryPageProps) {
  const root = useRef<HTMLDivElement>(null);
  const { title, text, advice } = WORDS[fault];
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
        <h1 id="section-title">{title}</h1>
        <p>{text}</p>
        <p class="lg-muted">{advice}</p>
        <div class="lg-recovery-actions">
          <Button
            variant={running || status.kind === 'finished' ? 'soft' : 'primary'}
            large
            icon={LifeBuoy}
            busy={running}
            data-lg-recover
            onClick={model.run}
          >
            {running ? 'Reading' : 'Export what can be read'}
          </Button>
          <Button variant="soft" large onClick={onTryAgain}>
            Try again
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
          <Job icon={CircleCheck} tone="ok" title={`${formatCounted(status.read, 'judgement')} saved`}>
            <p class="lg-job-detail">
              <span>
                <bdi class="lg-job-file">{status.fileName}</bdi> in your downloads, {formatBytes(status.bytes)}
              </span>
            </p>
            <p class="lg-job-detail">
              {status.unread === 0
                ? 'Every one could be read.'
                : `${formatCounted(status.unread, 'judgement')} could not be read.`}{' '}
              Keep the file: once the library opens again, or in another profile, it goes back in under Export &amp;
              import.
            </p>
          </Job>
        )}
        {status.kind === 'cancelled' && (
          <Job icon={CircleX} title="Export cancelled">
            <p class="lg-job-detail">No file was left behind, and the library is as it was.</p>
          </Job>
        )}
      </div>
      {status.kind === 'failed' && (
        <div role="alert">
          <Job icon={CircleAlert} tone="problem" title="Nothing could be saved">
            <p class="lg-job-detail">{status.message} Nothing was deleted.</p>
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
  const text = total === null ? formatCounted(seen, 'judgement') : `${formatCount(seen)} of ${formatCount(total)}`;
  return (
    <section aria-label="Running recovery">
      <Job
        icon={LifeBuoy}
        title="JSON"
        aside="what can be read"
        actions={
          <Button variant="soft" onClick={onCancel}>
            Cancel
          </Button>
        }
      >
        <ProgressBar
          label="Recovery"
          share={total === null || total === 0 ? null : Math.min(1, seen / total)}
          text={text}
        />
        <p class="lg-job-detail">
          <span>{text}</span>
          {unread > 0 && <span class="lg-job-warn">{formatCount(unread)} cannot be read</span>}
        </p>
      </Job>
    </section>
  );
}
