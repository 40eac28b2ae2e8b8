import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { SyncModel } from '../../lib/state/options/createSyncModel.ts';
import { passphraseProblems, type CheckedField } from '../../lib/state/options/syncForm.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SyncPassphrase } from './SyncPassphrase.tsx';

export interface SyncPassphraseDialogProps {
  readonly model: SyncModel;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Chooses another passphrase for the library on the server. */
export function SyncPassphraseDialog({ model, onChanged, onClose }: SyncPassphraseDialogProps) {
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [left, setLeft] = useState<ReadonlySet<CheckedField>>(new Set());
  const [isFailed, setFailed] = useState(false);
  const found = passphraseProblems(typed.passphrase, typed.again);
  const shown = Object.fromEntries(Object.entries(found).filter(([field]) => left.has(field as CheckedField)));

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setLeft(new Set(['passphrase', 'again']));
    const [wrong] = Object.keys(found);
    if (wrong !== undefined) {
      event.currentTarget.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
      return;
    }
    setFailed(false);
    if (await model.changePassphrase(typed.passphrase)) {
      onChanged();
      onClose();
    } else {
      setFailed(true);
    }
  }

  return (
    <Dialog title={text('sync_passphrase_new')} onClose={onClose}>
      <form class="lg-sync-fields" noValidate onSubmit={(event) => void submit(event)}>
        <p>{text('sync_passphrase_new_what')}</p>
        <div>
          <SyncPassphrase
            {...typed}
            problems={shown}
            onInput={(changes) => setTyped({ ...typed, ...changes })}
            onLeave={(field) => typed[field as keyof typeof typed] !== '' && setLeft(new Set([...left, field]))}
          />
        </div>
        {isFailed && model.problem.value !== null && (
          <p class="lg-export-problem" role="alert">
            {model.problem.value}
          </p>
        )}
        <div class="lg-edit-buttons">
          <Button large onClick={onClose}>
            {text('common_cancel')}
          </Button>
          <Button large variant="primary" type="submit" busy={model.pending.value === 'passphrase'}>
            {text('sync_passphrase_confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
