import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { keepTabInside } from '../ui/keepTabInside.ts';
import { useBorrowedFocus } from '../ui/useBorrowedFocus.ts';

export interface PanelDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Over the nearest positioned ancestor. It takes the focus and gives it back. */
export function PanelDialog({ title, onClose, children }: PanelDialogProps) {
  const dialog = useRef<HTMLDivElement>(null);
  useBorrowedFocus(dialog);

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    keepTabInside(event);
    if (event.key === 'Escape' && !event.isComposing) {
      event.preventDefault();
      onClose();
    }
    // The gallery behind does not act on keys pressed here.
    event.stopPropagation();
  }

  return (
    <div class="lg-tag-scrim" onClick={({ target, currentTarget }) => target === currentTarget && onClose()}>
      <div
        ref={dialog}
        class="lg-tag-dialog lg-panel-dialog"
        role="dialog"
        aria-modal="true"
        aria-labelledby="lg-panel-dialog-title"
        tabIndex={-1}
        onKeyDown={onKeyDown}
      >
        <h2 id="lg-panel-dialog-title">{title}</h2>
        {children}
      </div>
    </div>
  );
}
