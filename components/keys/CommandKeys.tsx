import { chordCaps, chordsOf, type CommandName, type KeyBindings } from '../../lib/core/settings/keyBindings.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import { Kbd } from '../ui/Kbd.tsx';
import type { KeyChanges } from './useKeyChanges.ts';

interface CommandKeysProps {
  readonly command: CommandName;
  readonly label: TextName;
  readonly bindings: KeyBindings;
  /** `null` shows the keys and changes nothing. */
  readonly changes: KeyChanges | null;
}

/** The keys of a command, as a button where they can be changed. */
export function CommandKeys({ command, label, bindings, changes }: CommandKeysProps) {
  if (changes === null) return <Caps command={command} bindings={bindings} />;
  const isWaiting = changes.waiting.value === command;
  return (
    <button type="button" class="lg-keys-change" aria-pressed={isWaiting} onClick={() => changes.begin(command)}>
      <span class="lg-visually-hidden">{text('overlay_keys_change_of', { command: text(label) })}</span>
      <span aria-hidden="true">
        {isWaiting ? text('overlay_keys_press') : <Caps command={command} bindings={bindings} />}
      </span>
    </button>
  );
}

function Caps({ command, bindings }: Pick<CommandKeysProps, 'command' | 'bindings'>) {
  const chords = chordsOf(bindings, command);
  if (chords.length === 0) return <span class="lg-faint">{text('overlay_keys_none')}</span>;
  return chords.map((chord) => (
    <span key={chord} class="lg-keys-chord">
      {chordCaps(chord).map((cap) => (
        <Kbd key={cap}>{cap}</Kbd>
      ))}
    </span>
  ));
}
