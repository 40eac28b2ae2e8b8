import type { ReadonlySignal } from '@preact/signals';
import type { ComponentType, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PreviewProps } from '../preview/Preview.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { KeysDialogProps } from './KeysDialog.tsx';

/** What the panel does not need in order to open: it comes in a script of its own, a moment later. */
export interface ExtraViews {
  readonly Preview: ComponentType<PreviewProps>;
  readonly KeysDialog: ComponentType<KeysDialogProps>;
}

export interface ExtraViewsLoader {
  /** `null` until they have arrived. */
  readonly views: ReadonlySignal<ExtraViews | null>;
  /** Why they have not, as a sentence. */
  readonly problem: ReadonlySignal<string | null>;
  /** Has them brought here, once. */
  load(): void;
}

/** A preview that waits for its script. */
export function createLatePreview(loader: ExtraViewsLoader): ComponentType<PreviewProps> {
  return function LatePreview(props) {
    const Preview = loader.views.value?.Preview;
    return Preview ? <Preview {...props} /> : <Waiting label="Preview" loader={loader} onClose={props.onClose} />;
  };
}

export function createLateKeysDialog(loader: ExtraViewsLoader): ComponentType<KeysDialogProps> {
  return function LateKeysDialog(props) {
    const KeysDialog = loader.views.value?.KeysDialog;
    return KeysDialog ? (
      <KeysDialog {...props} />
    ) : (
      <Waiting label="Keyboard" loader={loader} onClose={props.onClose} />
    );
  };
}

interface WaitingProps {
  readonly label: string;
  readonly loader: ExtraViewsLoader;
  readonly onClose: () => void;
}

/** Stands in for a dialog for the moment until its script is there; can be left like it. */
function Waiting({ label, loader, onClose }: WaitingProps) {
  const dialog = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  useEffect(() => loader.load(), [loader]);
  const problem = loader.problem.value;

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    event.stopPropagation();
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  }

  return (
    <div
      ref={dialog}
      class="lg-waiting"
      role="dialog"
      aria-modal="true"
      aria-label={label}
      aria-busy={problem === null}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {problem !== null && (
        <Notice kind="toast" tone="problem" action={{ label: 'Try again', run: loader.load }} onDismiss={onClose}>
          {problem}
        </Notice>
      )}
    </div>
  );
}
