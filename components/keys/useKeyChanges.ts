import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { ActionButton } from '../../lib/core/actions/actions.ts';
import type { GallerySettings } from '../../lib/core/settings/gallerySettings.ts';
import { chordCaps, chordsFor, giveKey, keyBindings, type CommandName } from '../../lib/core/settings/keyBindings.ts';
import { text } from '../../lib/core/text.ts';
import { commandLabel } from './commandNames.ts';

/** Keys that cannot be given away: they lead out of things and between them. */
const RESERVED: ReadonlySet<string> = new Set(['Escape', 'Tab', 'Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

export interface KeyChanges {
  /** The command that waits for its new key. */
  readonly waiting: ReadonlySignal<CommandName | null>;
  /** What became of the last change, or what is waited for; empty at first. */
  readonly said: string;
  readonly begin: (command: CommandName) => void;
  readonly leave: () => void;
  /** Takes the key that is waited for; `false` where none is, so that the key means what it always does. */
  readonly takeKey: (event: KeyboardEvent) => boolean;
  readonly resetOne: (command: CommandName) => void;
  readonly resetAll: () => void;
}

export interface KeyChangesOptions {
  readonly keys: GallerySettings['keys'];
  /** The person's own, some of which have keys. */
  readonly actions: readonly Pick<ActionButton, 'label' | 'key'>[];
  readonly onChange: (keys: GallerySettings['keys']) => void;
}

/** Gives commands other keys, one press at a time, and says what that did to others. */
export function useKeyChanges({ keys, actions, onChange }: KeyChangesOptions): KeyChanges {
  const waiting = useSignal<CommandName | null>(null);
  const said = useSignal('');

  function take(event: KeyboardEvent, command: CommandName): void {
    event.preventDefault();
    if (event.key === 'Escape' || event.key === 'Tab') {
      waiting.value = null;
      said.value = text('overlay_keys_left');
      return;
    }
    if (RESERVED.has(event.key)) return;
    const [chord] = chordsFor(event);
    if (chord === undefined) return;
    waiting.value = null;
    const key = chordCaps(chord).join(' ');
    const action = actions.find((own) => own.key === chord);
    if (action) {
      // Where it leads, and so everything about it, is changed with the action alone.
      said.value = text('overlay_keys_of_action', { key, action: action.label });
      return;
    }
    const owner = keyBindings(keys).get(chord) as CommandName | undefined;
    onChange(giveKey(keys, command, chord));
    const change = { command: commandLabel(command), key };
    said.value =
      owner === undefined || owner === command
        ? text('overlay_keys_changed', change)
        : text('overlay_keys_taken', { ...change, owner: commandLabel(owner) });
  }

  return {
    waiting,
    said: waiting.value === null ? said.value : text('overlay_keys_wait'),
    begin(command) {
      waiting.value = command;
    },
    leave() {
      waiting.value = null;
    },
    takeKey(event) {
      if (waiting.value === null) return false;
      take(event, waiting.value);
      return true;
    },
    resetOne(command) {
      const { [command]: _, ...rest } = keys;
      onChange(rest);
      said.value = text('shortcuts_given_back', { command: commandLabel(command) });
    },
    resetAll() {
      onChange({});
      said.value = text('overlay_keys_reset');
    },
  };
}
