import { Clock, CircleCheck } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { AccountSettingsModel } from '../../lib/state/options/createAccountSettingsModel.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import { Notice } from '../ui/Notice.tsx';
import { AccountSettings } from './AccountSettings.tsx';
import { SyncQuestion } from './SyncQuestion.tsx';
import { SyncServer } from './SyncServer.tsx';
import { SyncSetup } from './SyncSetup.tsx';
import { SyncState } from './SyncState.tsx';
import { roughTimeWords } from './syncWords.ts';

/** What clocks differ by without anybody minding. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

export interface SyncSectionProps {
  readonly model: SyncModel;
  readonly accountSettings: AccountSettingsModel;
}

/** Syncing the library with a server of the person's own, and settings through the browser's account. */
export function SyncSection({ model, accountSettings }: SyncSectionProps) {
  useEffect(() => void model.load(), [model]);
  const title = useRef<HTMLHeadingElement>(null);
  const status = model.status.value;
  const account = status?.account ?? null;
  const shown = status === null ? null : account === null || model.isChanging.value ? 'setup' : 'state';
  const before = useRef(shown);
  useEffect(() => {
    // What was pressed has gone with all that was around it.
    if (before.current !== null && before.current !== shown) title.current?.focus();
    before.current = shown;
  }, [shown]);

  return (
    <div class="lg-options-page lg-sync" aria-busy={(status === null && model.problem.value === null) || undefined}>
      <header class="lg-options-head">
        <h1 ref={title} id="section-title" tabIndex={-1}>
          {text('options_sync')}
        </h1>
      </header>
      <p class="lg-data-promise">{text('sync_lead')}</p>
      <SyncNotices model={model} />
      {shown === 'setup' && <SyncSetup model={model} />}
      {shown === 'state' && status !== null && account !== null && (
        <>
          {status.deletions !== null && <SyncQuestion model={model} count={status.deletions} />}
          <SyncState model={model} status={status} />
          <SyncServer model={model} account={account} />
        </>
      )}
      <AccountSettings model={accountSettings} />
    </div>
  );
}

/** What has happened, and what is to be known, whatever else is shown. */
function SyncNotices({ model }: { readonly model: SyncModel }) {
  const status = model.status.value;
  const problem = model.problem.value;
  const offset = status?.account ? status.clockOffset : null;
  return (
    <>
      {problem !== null && (
        <Notice
          kind="banner"
          tone="problem"
          {...(status === null
            ? { action: { label: text('common_try_again'), run: () => void model.load() } }
            : { onDismiss: model.dismiss })}
        >
          <bdi>{problem}</bdi>
        </Notice>
      )}
      {model.connecting.value.kind === 'connected' && (
        <Notice kind="banner" tone="info" icon={CircleCheck} onDismiss={model.dismiss}>
          {text('sync_connected')}
        </Notice>
      )}
      {(status?.last?.ahead ?? 0) > 0 && (
        <Notice kind="banner" tone="info" icon={Clock}>
          {text('sync_ahead')}
        </Notice>
      )}
      {offset !== null && Math.abs(offset) > CLOCK_TOLERANCE_MS && (
        <Notice kind="banner" tone="info" icon={Clock}>
          {text(offset > 0 ? 'sync_clock_behind' : 'sync_clock_ahead', { time: roughTimeWords(Math.abs(offset)) })}
        </Notice>
      )}
    </>
  );
}
