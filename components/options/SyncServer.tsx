import { useSignal } from '@preact/signals';
import { SYNC_ABILITIES, SYNC_INTERVALS, type ShownSyncAccount } from '../../lib/core/sync/syncAccount.ts';
import { text } from '../../lib/core/text.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { SectionPart } from './SectionPart.tsx';
import { SYNC_KIND_WORDS } from './syncKinds.ts';
import { SyncMachines } from './SyncMachines.tsx';
import { SyncPassphraseDialog } from './SyncPassphraseDialog.tsx';
import { intervalWords } from './syncWords.ts';
import { Select } from '../ui/Select.tsx';

export interface SyncServerProps {
  readonly model: SyncModel;
  readonly account: ShownSyncAccount;
}

/** The server there is, and how often it is synced with. */
export function SyncServer({ model, account }: SyncServerProps) {
  const dialog = useSignal<'passphrase' | 'disconnect' | null>(null);
  const isChanged = useSignal(false);
  const close = () => (dialog.value = null);
  return (
    <>
      <SectionPart title={text('sync_server')} lead={text('sync_server_lead')}>
        <Facts account={account} />
        <div class="lg-sync-buttons">
          <Button large variant="soft" onClick={model.beginChange}>
            {text('sync_change_server')}
          </Button>
          {account.isEncrypted && (
            <Button large variant="soft" onClick={() => (dialog.value = 'passphrase')}>
              {text('sync_change_passphrase')}
            </Button>
          )}
          <Button
            large
            variant="danger"
            busy={model.pending.value === 'disconnect'}
            onClick={() => (dialog.value = 'disconnect')}
          >
            {text('sync_disconnect')}
          </Button>
        </div>
        <p class="lg-sync-changed" role="status">
          {isChanged.value && text('sync_passphrase_changed')}
        </p>
      </SectionPart>
      {SYNC_ABILITIES[account.kind].listsDevices && <SyncMachines model={model} />}
      <SectionPart title={text('sync_every')} lead={text('sync_every_lead')}>
        <label class="lg-sync-every">
          <span>{text('sync_every_label')}</span>
          <Select
            label={text('sync_every_label')}
            options={SYNC_INTERVALS.map((minutes) => ({ value: String(minutes), label: intervalWords(minutes) }))}
            value={String(account.everyMinutes)}
            onChange={(minutes) => model.changeInterval(Number(minutes))}
          />
        </label>
      </SectionPart>
      {dialog.value === 'passphrase' && (
        <SyncPassphraseDialog model={model} onChanged={() => (isChanged.value = true)} onClose={close} />
      )}
      {dialog.value === 'disconnect' && <DisconnectDialog model={model} account={account} onClose={close} />}
    </>
  );
}

function Facts({ account }: { readonly account: ShownSyncAccount }) {
  const { kind, address, user, person, isEncrypted, deviceName } = account;
  return (
    <dl class="lg-sync-facts">
      <dt>{text(SYNC_KIND_WORDS[kind].name)}</dt>
      <dd>
        <bdi dir="ltr">{address}</bdi>
      </dd>
      {user !== '' && (
        <>
          <dt>{text('sync_user')}</dt>
          <dd>
            <bdi>{user}</bdi>
          </dd>
        </>
      )}
      {person !== null && (
        <>
          <dt>{text('sync_judging_as')}</dt>
          <dd>
            <bdi>{person}</bdi>
          </dd>
        </>
      )}
      <dt>{text('sync_encryption')}</dt>
      <dd>{text(isEncrypted ? 'sync_encrypted' : 'sync_not_encrypted')}</dd>
      <dt>{text('sync_machine')}</dt>
      <dd>
        <bdi>{deviceName}</bdi>
      </dd>
    </dl>
  );
}

function DisconnectDialog({ model, account, onClose }: SyncServerProps & { readonly onClose: () => void }) {
  return (
    <ConfirmDialog
      title={text('sync_disconnect_question', { host: new URL(account.address).host })}
      confirm={text('sync_disconnect_confirm')}
      buttonsClass="lg-sync-dialog-buttons"
      onConfirm={model.disconnect}
      onClose={onClose}
    >
      <p>{text('sync_disconnect_what')}</p>
    </ConfirmDialog>
  );
}
