import { CircleAlert, CircleCheck, RefreshCw } from 'lucide';
import { useRef } from 'preact/hooks';
import type { ErrorCode } from '../../lib/core/codedError.ts';
import type { SyncStatus } from '../../lib/core/sync/syncStatus.ts';
import { text, textLanguage } from '../../lib/core/text.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import { Button } from '../ui/Button.tsx';
import { Job, ProgressBar } from './Job.tsx';
import { nextSyncWords, syncedWords } from './syncWords.ts';
import { useNow } from './useNow.ts';

/** Problems that a changed account mends. */
const OF_THE_ACCOUNT: ReadonlySet<ErrorCode> = new Set(['sync-address', 'sync-credentials', 'sync-passphrase']);

export interface SyncStateProps {
  readonly model: SyncModel;
  readonly status: SyncStatus;
}

/** How far syncing is, what the last run has brought, or why it has failed, and the way to begin one. */
export function SyncState({ model, status }: SyncStateProps) {
  const now = useNow(model.now);
  const { run, last, syncedAt } = status;
  // Asked for in a place of its own.
  const problem = last?.problem?.code === 'sync-deletions' ? null : (last?.problem ?? null);
  const isWell = run === null && problem === null && syncedAt !== null;
  const isFailed = run === null && problem !== null;
  return (
    <section class="lg-sync-state" aria-label={text('sync_state')}>
      <Job
        icon={isFailed ? CircleAlert : isWell ? CircleCheck : RefreshCw}
        {...(isFailed ? { tone: 'problem' } : isWell ? { tone: 'ok' } : {})}
        title={titleWords(status, isFailed, now)}
        actions={<SyncButtons model={model} isRunning={run !== null} code={problem?.code ?? null} />}
      >
        {isFailed && (
          <p class="lg-sync-problem" role="alert">
            <bdi>{problem.message}</bdi>
          </p>
        )}
        {run !== null && (
          <ProgressBar label={text('sync_running')} share={null} words={listed(movedWords(run.received, run.sent))} />
        )}
        <Details status={status} isFailed={isFailed} now={now} />
      </Job>
      <Said status={status} />
    </section>
  );
}

function titleWords({ run, syncedAt }: SyncStatus, isFailed: boolean, now: number): string {
  if (run !== null) return text(run.phase === 'sending' ? 'sync_sending' : 'sync_receiving');
  return isFailed ? text('sync_failed') : syncedWords(syncedAt, now);
}

interface DetailsProps {
  readonly status: SyncStatus;
  readonly isFailed: boolean;
  readonly now: number;
}

function Details({ status, isFailed, now }: DetailsProps) {
  const { run, last, unsent, syncedAt, nextAt } = status;
  const moved = run ?? (last?.problem === null ? last : null);
  return (
    <p class="lg-job-detail">
      {isFailed && syncedAt !== null && <span>{syncedWords(syncedAt, now)}</span>}
      {moved !== null &&
        (run !== null || moved.received + moved.sent > 0
          ? movedWords(moved.received, moved.sent).map((words) => <span key={words}>{words}</span>)
          : text('sync_nothing_moved'))}
      {unsent !== null && unsent > 0 && <span>{text('sync_unsent', { count: unsent })}</span>}
      {run === null && nextAt !== null && <span>{nextSyncWords(nextAt, now)}</span>}
    </p>
  );
}

interface SyncButtonsProps {
  readonly model: SyncModel;
  readonly isRunning: boolean;
  readonly code: ErrorCode | null;
}

function SyncButtons({ model, isRunning, code }: SyncButtonsProps) {
  const pending = model.pending.value;
  const isAllowing = code === 'sync-permission';
  if (isRunning) {
    return (
      <Button key="main" large variant="soft" busy={pending === 'cancel'} onClick={model.cancel}>
        {text('common_cancel')}
      </Button>
    );
  }
  return (
    <>
      {code !== null && OF_THE_ACCOUNT.has(code) && (
        <Button large variant="soft" onClick={model.beginChange}>
          {text('sync_change_server')}
        </Button>
      )}
      <Button
        key="main"
        large
        variant="soft"
        {...(isAllowing ? {} : { icon: RefreshCw })}
        busy={pending === 'run'}
        onClick={isAllowing ? model.allow : model.run}
      >
        {text(isAllowing ? 'sync_allow' : 'sync_now')}
      </Button>
    </>
  );
}

/** Says once that a run begins, and what has come of it: not every number on the way. */
function Said({ status: { run, last } }: { readonly status: SyncStatus }) {
  const hasRun = useRef(false);
  if (run !== null) hasRun.current = true;
  const isOver = run === null && hasRun.current && last?.problem === null;
  return (
    <p class="lg-visually-hidden" role="status">
      {run !== null && text('sync_running')}
      {isOver &&
        [text('sync_synced_now'), ...movedWords(last.received, last.sent)].map((words) => (
          <span key={words}>{words} </span>
        ))}
    </p>
  );
}

function movedWords(received: number, sent: number): string[] {
  return [
    ...(received > 0 || sent === 0 ? [text('sync_received', { count: received })] : []),
    ...(sent > 0 ? [text('sync_sent', { count: sent })] : []),
  ];
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat(textLanguage(), { type: 'unit', style: 'short' }).format(words);
}
