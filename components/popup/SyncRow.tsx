import { CircleAlert, RefreshCw } from 'lucide';
import { useRef } from 'preact/hooks';
import type { SyncStatus } from '../../lib/core/sync/syncStatus.ts';
import { text } from '../../lib/core/text.ts';
import type { PopupModel } from '../../lib/state/popup/createPopupModel.ts';
import { needsOptions } from '../../lib/state/popup/popupSync.ts';
import { syncedWords } from '../options/syncWords.ts';
import { Icon } from '../ui/Icon.tsx';
import { Way } from './Way.tsx';

/** When the library was synced last, or why it was not, and the press that syncs it now. Its place is kept until it is known. */
export function SyncRow({ model }: { readonly model: PopupModel }) {
  const { sync } = model;
  const status = sync.status.value;
  if (status === null && sync.problem.value !== null) return null;
  return (
    <section class="lg-popup-sync" aria-label={text('options_sync')}>
      {status !== null &&
        (status.account === null ? (
          <Way icon={RefreshCw} href="options.html#sync" open={model.openSync} isQuiet>
            {text('sync_set_up')}
          </Way>
        ) : (
          <Synced model={model} status={status} />
        ))}
    </section>
  );
}

function Synced({ model, status }: { readonly model: PopupModel; readonly status: SyncStatus }) {
  const { sync } = model;
  const hasRun = useRef(false);
  const isRunning = status.run !== null;
  if (isRunning) hasRun.current = true;
  const problem = isRunning ? null : (sync.problem.value ?? status.last?.problem?.message ?? null);
  const isForOptions = needsOptions(status);
  const words = isRunning ? text('sync_running') : syncedWords(status.syncedAt, sync.now());
  return (
    <>
      {problem !== null && (
        <p class="lg-popup-sync-problem" role="alert">
          <Icon node={CircleAlert} />
          <bdi>{problem}</bdi>
        </p>
      )}
      <button
        type="button"
        class="lg-popup-way"
        aria-disabled={isRunning || undefined}
        onClick={isRunning ? undefined : isForOptions ? model.openSync : sync.run}
      >
        <Icon node={RefreshCw} />
        {words}
        {!isRunning && <span class="lg-popup-way-end">{text(isForOptions ? 'popup_settings' : 'sync_now')}</span>}
      </button>
      <span class="lg-visually-hidden" role="status">
        {hasRun.current && problem === null && words}
      </span>
    </>
  );
}
