import { chordsFor, type Command, type KeyBindings } from '../../lib/core/settings/keyBindings.ts';

/** What a key asks for. */
export interface KeyCommand {
  readonly command: Command;
  /** Whether moving takes the selection along: with Shift. */
  readonly extend: boolean;
}

const MOVING: ReadonlySet<Command> = new Set<Command>([
  'left',
  'right',
  'up',
  'down',
  'first',
  'last',
  'pageUp',
  'pageDown',
]);
/** What a key held down does again and again. */
const REPEATED: ReadonlySet<Command> = new Set<Command>([...MOVING, 'zoomIn', 'zoomOut']);

export function isMove(command: Command): command is Direction {
  return MOVING.has(command);
}

/** Where a key leads. `left` and `right` are meant as seen: which of them leads on depends on the text's direction. */
export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'pageUp' | 'pageDown';

/**
 * `null` for keys that mean nothing here or belong to someone else: typed into a field, part of an input method's
 * composition, with modifiers that no command has, already handled, or a press of the focused button itself.
 */
export function commandFor(event: KeyboardEvent, bindings: KeyBindings): KeyCommand | null {
  if (event.defaultPrevented || event.isComposing || isField(event)) return null;
  const chords = chordsFor(withoutAltGraph(event));
  let extend = false;
  let command = chords.map((chord) => bindings.get(chord)).find(Boolean);
  if (command === undefined && event.shiftKey) {
    command = chordsFor({ ...plain(event), shiftKey: false })
      .map((chord) => bindings.get(chord))
      .find((name) => name !== undefined && MOVING.has(name));
    extend = command !== undefined;
  }
  if (command === undefined) return null;
  if (event.repeat && !REPEATED.has(command)) return null;
  if ((event.key === 'Enter' || event.key === ' ') && pressesTarget(event)) return null;
  return { command, extend };
}

type Pressed = Parameters<typeof chordsFor>[0];

function plain({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): Pressed {
  return { key, code, ctrlKey, metaKey, altKey, shiftKey };
}

/** Windows reports AltGr as Ctrl and Alt: what it types is a key of its own. */
function withoutAltGraph(event: KeyboardEvent): Pressed {
  const pressed = plain(event);
  return event.getModifierState('AltGraph') ? { ...pressed, ctrlKey: false, altKey: false } : pressed;
}

function isField(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

function pressesTarget(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && target.matches('button, a[href], summary');
}
