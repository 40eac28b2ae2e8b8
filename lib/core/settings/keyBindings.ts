/**
 * What keys can ask for, each with its keys before anyone changed them. A chord is a key's name (`KeyboardEvent.key`, a
 * letter in lower case) behind its modifiers in this order: `Mod+` (Ctrl, or Command on a Mac), `Alt+`, `Shift+`. `Shift` is
 * named with letters and with keys that have a name of their own; in `?` it is contained.
 */
export const DEFAULT_KEYS = {
  left: ['ArrowLeft'],
  right: ['ArrowRight'],
  up: ['ArrowUp'],
  down: ['ArrowDown'],
  first: ['Home'],
  last: ['End'],
  pageUp: ['PageUp'],
  pageDown: ['PageDown'],
  nextUnrated: ['n'],
  like: ['p', 'l'],
  dislike: ['x'],
  clear: ['u'],
  undo: ['Mod+z'],
  redo: ['Mod+Shift+z', 'Mod+y'],
  autoAdvance: ['a'],
  select: ['Space'],
  selectAll: ['Mod+a'],
  preview: ['Enter'],
  zoom: ['z'],
  zoomIn: ['+', '='],
  zoomOut: ['-'],
  compare: ['c'],
  fullScreen: ['f'],
  details: ['i'],
  slideshow: ['v'],
  showInPage: ['s'],
  download: ['d'],
  act: ['1'],
  menu: ['m'],
  tag: ['t'],
  share: ['h'],
  search: ['/'],
  moveEarlier: ['Alt+ArrowLeft'],
  moveLater: ['Alt+ArrowRight'],
  remove: ['Delete'],
  keys: ['?'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CommandName = keyof typeof DEFAULT_KEYS;

export const COMMANDS = Object.keys(DEFAULT_KEYS) as readonly CommandName[];

/** An action (`actions.ts`) by its id, which runs like other commands. */
export type ActionCommand = `action:${string}`;
export type Command = CommandName | ActionCommand;

/** Chords of commands. */
export type CommandKeys = { readonly [Name in Command]?: readonly string[] };

/** Which command a chord runs. */
export type KeyBindings = ReadonlyMap<string, Command>;

/** Every chord with its command; a key given to a command is taken from the one that has it by default. */
export function keyBindings(changes: CommandKeys = {}): KeyBindings {
  const bindings = new Map<string, Command>();
  for (const name of COMMANDS) if (!changes[name]) for (const chord of DEFAULT_KEYS[name]) bindings.set(chord, name);
  for (const [name, chords = []] of Object.entries(changes)) {
    for (const chord of chords) bindings.set(chord, name as Command);
  }
  return bindings;
}

/** The chords that run a command, in the order they are shown. */
export function chordsOf(bindings: KeyBindings, command: Command): string[] {
  return [...bindings].filter(([, name]) => name === command).map(([chord]) => chord);
}

/** Keys that were changed, by command. */
type ChangedKeys = { readonly [Name in CommandName]?: readonly string[] };

/** The changes with one more: the key is the command's only one, and no other command's. */
export function giveKey(changes: ChangedKeys, command: CommandName, chord: string): ChangedKeys {
  const bindings = keyBindings(changes);
  const others = COMMANDS.filter((name) => name !== command && bindings.get(chord) === name);
  const without = others.map((name) => [name, chordsOf(bindings, name).filter((other) => other !== chord)] as const);
  return { ...changes, ...Object.fromEntries(without), [command]: [chord] };
}

/** What of a `KeyboardEvent` makes its chord. */
export interface PressedKey {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The chords that a pressed key may mean, the likeliest first: where the keyboard is not Latin, a letter, a digit or a sign
 * is the one at its place on a US keyboard.
 */
export function chordsFor({ key, code, ctrlKey, metaKey, altKey, shiftKey }: PressedKey): string[] {
  const modifiers = `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}`;
  const shifted = `${modifiers}${shiftKey ? 'Shift+' : ''}`;
  if (/^[a-z]$/i.test(key)) return [`${shifted}${key.toLowerCase()}`];
  if (key === ' ') return [`${shifted}Space`];
  if (/^[A-Z]./.test(key)) return [`${shifted}${key}`];
  const chords = [`${modifiers}${key}`];
  // Latin letters too have signs and other letters on them, behind AltGr: those are no commands.
  if (/^[\p{L}\p{M}\p{Nd}؟]/u.test(key) && !/^[\p{Script=Latin}\d]/u.test(key)) {
    const [, letter, digit] = /^Key([A-Z])$|^Digit(\d)$/.exec(code) ?? [];
    if (letter !== undefined) chords.push(`${shifted}${letter.toLowerCase()}`);
    const sign = digit !== undefined && !shiftKey ? digit : SIGNS[code]?.[shiftKey ? 1 : 0];
    if (sign !== undefined) chords.push(`${modifiers}${sign}`);
  }
  return chords;
}

/** Signs at their places on a US keyboard, without Shift and with it. */
const SIGNS: Readonly<Record<string, string>> = { Slash: '/?', Minus: '-_', Equal: '=+' };

/** A chord for people, as the caps of its keys. */
export function chordCaps(chord: string): string[] {
  const parts = chord.split(/\+(?!$)/);
  return parts.map((part) => CAPS.get(part) ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** The caps of the first key of a command; none when it has no key. */
export function capsOf(bindings: KeyBindings, command: Command): string[] {
  const [chord] = chordsOf(bindings, command);
  return chord === undefined ? [] : chordCaps(chord);
}

/** What a button does and the key that does it: `Zoom in (+)`. */
export function withKey(text: string, bindings: KeyBindings, command: Command): string {
  const caps = capsOf(bindings, command);
  return caps.length === 0 ? text : `${text} (${caps.join('+')})`;
}

const CAPS: ReadonlyMap<string, string> = new Map([
  ['Mod', 'Ctrl'],
  ['ArrowLeft', '←'],
  ['ArrowRight', '→'],
  ['ArrowUp', '↑'],
  ['ArrowDown', '↓'],
  ['PageUp', 'PgUp'],
  ['PageDown', 'PgDn'],
  ['Delete', 'Del'],
]);
