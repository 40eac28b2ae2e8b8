import type { ComponentChildren } from 'preact';
import { text } from '../../lib/core/text.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly variant?: 'danger' | 'primary';
  /** Beside those that all of them have. */
  readonly buttonsClass?: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Asks before something is done, which it then is once the dialog has closed. */
export function ConfirmDialog({
  title,
  confirm,
  variant = 'danger',
  buttonsClass = '',
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <div class={`lg-edit-buttons ${buttonsClass}`}>
        <Button large onClick={onClose}>
          {text('common_cancel')}
        </Button>
        <Button
          large
          variant={variant}
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
