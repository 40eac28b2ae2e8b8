import { text } from '../../lib/core/text.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';

export interface DeleteDialogProps {
  readonly count: number;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before so many pictures are deleted that it is hardly meant. */
export function DeleteDialog({ count, onDelete, onClose }: DeleteDialogProps) {
  return (
    <ConfirmDialog
      title={text('library_delete_question', { count })}
      confirm={text('library_delete_pictures', { count })}
      onConfirm={onDelete}
      onClose={onClose}
    >
      <p>{text('library_delete_consequence')}</p>
    </ConfirmDialog>
  );
}
