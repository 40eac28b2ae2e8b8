import { chordCaps, chordsOf } from '../../lib/core/keyBindings.ts';
import type { CommandName, KeyBindings } from '../../lib/core/keyBindings.ts';

/** The caps of the first key of a command; none when it has no key. */
export function capsOf(bindings: KeyBindings, command: CommandName): string[] {
  const [chord] = chordsOf(bindings, command);
  return chord === undefined ? [] : chordCaps(chord);
}

/** A tooltip that says the key: `Zoom in (+)`. */
export function withKey(text: string, bindings: KeyBindings, command: CommandName): string {
  const caps = capsOf(bindings, command);
  return caps.length === 0 ? text : `${text} (${caps.join('+')})`;
}
