import type { RefObject, TargetedDragEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface IncomingFiles {
  /** Whether files are held over the element. */
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: TargetedDragEvent<HTMLElement>) => void;
    readonly onDragLeave: (event: TargetedDragEvent<HTMLElement>) => void;
    readonly onDrop: (event: TargetedDragEvent<HTMLElement>) => void;
  };
}

/** Takes files that are dropped on an element, or pasted while the focus is in it. Drags of anything else are left alone. */
export function useIncomingFiles(
  element: RefObject<HTMLElement | null>,
  onFiles: ((files: readonly File[]) => void) | undefined,
): IncomingFiles {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  const isTaking = onFiles !== undefined;

  useEffect(() => {
    if (!isTaking) return undefined;
    // Where nothing can be edited the event goes to the document's body (Clipboard API, "fire a clipboard event").
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented || isField(event) || !hasFocus(element.current)) return;
      event.preventDefault();
      latest.current?.(files);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [isTaking]);

  const carriesFiles = (event: DragEvent): boolean =>
    isTaking && (event.dataTransfer?.types.includes('Files') ?? false);
  return {
    isOver: isOver && isTaking,
    handlers: {
      onDragOver(event) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      onDragLeave(event) {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
      },
      onDrop(event) {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        latest.current?.([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}

/** Inside a shadow root, `document.activeElement` is only its host. */
function hasFocus(element: HTMLElement | null): boolean {
  const root = element?.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return false;
  return element?.contains(root.activeElement) ?? false;
}

function isField(event: Event): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}
