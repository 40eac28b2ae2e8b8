import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { formatCounted } from '../ui/formatCount.ts';

export interface DeleteDialogProps {
  readonly count: number;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

/** Asks before so many pictures are deleted that it is hardly meant. */
export function DeleteDialog({ count, onDelete, onClose }: DeleteDialogProps) {
  const pictures = formatCounted(count, 'picture');
  return (
    <Dialog title={`Delete ${pictures}?`} onClose={onClose}>
      <p>
        Their judgements, captions, tags and notes leave the library. You can undo this as long as this page is open.
      </p>
      <div class="lg-edit-buttons">
        <Button large onClick={onClose}>
          Cancel
        </Button>
        <Button
          large
          variant="danger"
          onClick={() => {
            onClose();
            onDelete();
          }}
        >
          Delete {pictures}
        </Button>
      </div>
    </Dialog>
  );
}
