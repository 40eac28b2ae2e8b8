import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { keyCommand } from './galleryKeys.ts';
import type { KeyCommand } from './galleryKeys.ts';

/** Runs `handle` for every key that means something to the gallery; when it returns true the key goes no further. */
export function useGalleryKeyboard(
  scope: RefObject<HTMLElement | null>,
  handle: (command: KeyCommand, event: KeyboardEvent) => boolean,
): void {
  const latest = useRef(handle);
  latest.current = handle;
  useLayoutEffect(() => {
    const element = scope.current;
    if (!element) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = keyCommand(event);
      if (command && latest.current(command, event)) event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [scope]);
}
