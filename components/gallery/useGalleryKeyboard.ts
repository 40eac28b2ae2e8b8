import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { commandFor } from './galleryKeys.ts';
import type { KeyCommand } from './galleryKeys.ts';

interface KeyboardOptions {
  readonly bindings: KeyBindings;
  /** False while something else has the keys. */
  readonly listening: boolean;
  /** Whether some commands are still on their way: the last key that meant nothing is tried again when they have come. */
  readonly awaitsCommands: boolean;
  /** Answers whether the key meant something. */
  readonly run: (command: KeyCommand) => boolean;
  /** The escape key; answers whether there was something to leave. */
  readonly leave: () => boolean;
}

/** Runs what the keys pressed anywhere in `scope` ask for; a key that meant something goes no further. */
export function useGalleryKeyboard(scope: RefObject<HTMLElement | null>, options: KeyboardOptions): void {
  const latest = useRef(options);
  latest.current = options;
  const unanswered = useRef<KeyCommand | null>(null);
  useLayoutEffect(() => {
    const command = unanswered.current;
    unanswered.current = null;
    if (command) options.run(command);
  }, [options.awaitsCommands]);
  useLayoutEffect(() => {
    const element = scope.current;
    if (!element) return undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { bindings, listening, awaitsCommands, run, leave } = latest.current;
      unanswered.current = null;
      if (!listening) return;
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
        if (leave()) event.preventDefault();
        return;
      }
      const command = commandFor(event, bindings);
      if (!command) return;
      if (run(command)) event.preventDefault();
      else if (awaitsCommands) unanswered.current = command;
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [scope]);
}
