import { useSignal } from '@preact/signals';
import { Trash2 } from 'lucide';
import { text } from '../../lib/core/text.ts';
import type { DataModel } from '../../lib/state/options/createDataModel.ts';
import { Button } from '../ui/Button.tsx';
import { CheckRow } from '../ui/CheckRow.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

export interface DeleteEverythingProps {
  readonly model: DataModel;
  readonly busy: boolean;
}

export function DeleteEverything({ model, busy }: DeleteEverythingProps) {
  const asks = useSignal(false);
  const { kind } = model.deletion.value;
  const works = kind === 'deleting' || kind === 'restoring';
  return (
    <div class="lg-data-delete">
      {kind === 'deleted' && (
        <>
          <p>{text('data_deleted_still_there')}</p>
          <Button large variant="soft" onClick={model.forget}>
            {text('data_delete_for_good')}
          </Button>
        </>
      )}
      <Button large variant="danger" icon={Trash2} busy={works || busy} onClick={() => (asks.value = true)}>
        {text('data_delete_button')}
      </Button>
      {busy && <p class="lg-muted">{text('data_delete_busy')}</p>}
      {asks.value && <DeleteDialog model={model} onClose={() => (asks.value = false)} />}
    </div>
  );
}

/** Everything is more than anybody deletes by a slip: it asks once, although it can be undone. */
function DeleteDialog({ model, onClose }: { readonly model: DataModel; readonly onClose: () => void }) {
  const settings = useSignal(true);
  const count = model.pictures.value;
  return (
    <ConfirmDialog
      title={text('data_delete_question')}
      confirm={text('data_delete_confirm')}
      onConfirm={() => model.deleteAll({ settings: settings.peek() })}
      onClose={onClose}
    >
      <p>{count === null ? text('data_delete_what_unknown') : text('data_delete_what', { count })}</p>
      <p class="lg-data-delete-keeps">{text('data_delete_keeps')}</p>
      <CheckRow type="checkbox" checked={settings.value} onChange={(checked) => (settings.value = checked)}>
        {text('data_delete_settings')}
      </CheckRow>
    </ConfirmDialog>
  );
}
