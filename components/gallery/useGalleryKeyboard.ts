import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { commandFor } from './galleryKeys.ts';
import type { KeyCommand } from './galleryKeys.ts';

interface KeyboardOptions {
  readonly bindings: KeyBindings;
  /** False while something else has the keys. */
  readonly listening: boolean;
  /** Answers whether the key meant something. */
  readonly run: (command: KeyCommand) => boolean;
  /** The escape key; answers whether there was something to leave. */
  readonly leave: () => boolean;
}

/** Runs what the keys pressed anywhere in `scope` ask for; a key that meant something goes no further. */
export function useGalleryKeyboard(scope: RefObject<HTMLElement | null>, options: KeyboardOptions): void {
  const latest = useRef(options);
  latest.current = options;
  useLayoutEffect(() => {
    const element = scope.current;
    if (!element) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { bindings, listening, run, leave } = latest.current;
      if (!listening) return;
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
        if (leave()) event.preventDefault();
        return;
      }
      const command = commandFor(event, bindings);
      if (command && run(command)) event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [scope]);
}
