import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { activeElement } from '../../ui/activeElement.ts';

/**
 * Takes files that are dropped on an element, or pasted while the focus is in it. Drags of anything else are left alone.
 * @param isTrusted whether an event counts; by default each does.
 * @returns whether files are held over the element.
 */
export function useIncomingFiles(
  element: RefObject<HTMLElement | null>,
  onFiles: ((files: readonly File[]) => void) | undefined,
  isTrusted: (event: Event) => boolean = () => true,
): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef({ onFiles, isTrusted });
  latest.current = { onFiles, isTrusted };
  const isTaking = onFiles !== undefined;

  useEffect(() => {
    const target = element.current;
    if (!isTaking || !target) return undefined;

    const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    function onDragOver(event: DragEvent): void {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    }
    function onDragLeave({ relatedTarget }: DragEvent): void {
      if (!(relatedTarget instanceof Node && target?.contains(relatedTarget))) setOver(false);
    }
    function onDrop(event: DragEvent): void {
      setOver(false);
      if (!carriesFiles(event) || !latest.current.isTrusted(event)) return;
      event.preventDefault();
      latest.current.onFiles?.([...(event.dataTransfer?.files ?? [])]);
    }
    // Where nothing can be edited the event goes to the document's body (Clipboard API, "fire a clipboard event").
    function onPaste(event: ClipboardEvent): void {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented || isField(event) || !hasFocus(target)) return;
      if (!latest.current.isTrusted(event)) return;
      event.preventDefault();
      latest.current.onFiles?.(files);
    }

    target.addEventListener('dragover', onDragOver);
    target.addEventListener('dragleave', onDragLeave);
    target.addEventListener('drop', onDrop);
    document.addEventListener('paste', onPaste);
    return () => {
      setOver(false);
      target.removeEventListener('dragover', onDragOver);
      target.removeEventListener('dragleave', onDragLeave);
      target.removeEventListener('drop', onDrop);
      document.removeEventListener('paste', onPaste);
    };
  }, [isTaking]);

  return isOver;
}

function hasFocus(element: HTMLElement | null): boolean {
  return element !== null && element.contains(activeElement(element));
}

function isField(event: Event): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}
