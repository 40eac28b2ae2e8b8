import { useSignal } from '@preact/signals';
import type { SyncMachine } from '../../lib/core/sync/syncStatus.ts';
import { text } from '../../lib/core/text.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { SectionPart } from './SectionPart.tsx';
import { syncedWords } from './syncWords.ts';

/** The machines that sync over the server, and the way to take over from one that is no longer used. */
export function SyncMachines({ model }: { readonly model: SyncModel }) {
  const asked = useSignal<SyncMachine | null>(null);
  const machines = model.machines.value;
  return (
    <SectionPart title={text('sync_machines')} lead={text('sync_machines_lead')}>
      {machines === null ? (
        <div class="lg-sync-buttons">
          <Button large variant="soft" busy={model.pending.value === 'machines'} onClick={model.readMachines}>
            {text('sync_machines_show')}
          </Button>
        </div>
      ) : (
        <ul class="lg-sync-machines" aria-label={text('sync_machines')}>
          {machines.map((machine) => (
            <li key={machine.device}>
              <bdi id={`machine-${machine.device}`}>{nameOf(machine)}</bdi>
              <span class="lg-muted">
                {machine.isOwn ? text('sync_machine') : syncedWords(machine.wroteAt, model.now())}
              </span>
              {!machine.isOwn && (
                <Button
                  variant="soft"
                  aria-describedby={`machine-${machine.device}`}
                  onClick={() => (asked.value = machine)}
                >
                  {text('sync_take_over')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {asked.value !== null && (
        <TakeOverDialog model={model} machine={asked.value} onClose={() => (asked.value = null)} />
      )}
    </SectionPart>
  );
}

interface TakeOverDialogProps {
  readonly model: SyncModel;
  readonly machine: SyncMachine;
  readonly onClose: () => void;
}

function TakeOverDialog({ model, machine, onClose }: TakeOverDialogProps) {
  return (
    <ConfirmDialog
      title={text('sync_take_over_question', { name: nameOf(machine) })}
      confirm={text('sync_take_over_confirm')}
      variant="primary"
      buttonsClass="lg-sync-dialog-buttons"
      onConfirm={() => model.takeOver(machine.device)}
      onClose={onClose}
    >
      <p>{text('sync_take_over_what')}</p>
    </ConfirmDialog>
  );
}

function nameOf({ name }: SyncMachine): string {
  return name ?? text('sync_machine_unnamed');
}
