import { text } from '../../lib/core/text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

export interface DeleteDialogProps {
  readonly count: number;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before so many pictures are deleted that it is hardly meant. */
export function DeleteDialog({ count, onDelete, onClose }: DeleteDialogProps) {
  return (
    <Dialog title={text('library_delete_question', { count })} onClose={onClose}>
      <p>{text('library_delete_consequence')}</p>
      <div class="lg-edit-buttons">
        <Button large onClick={onClose}>
          {text('common_cancel')}
        </Button>
        <Button
          large
          variant="danger"
          onClick={() => {
            onClose();
            onDelete();
          }}
        >
          {text('library_delete_pictures', { count })}
        </Button>
      </div>
    </Dialog>
  );
}
