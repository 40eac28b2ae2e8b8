import type { Direction } from './laneLayout.ts';

/** What a key asks for. `left` and `right` are meant as seen: which of them leads on depends on the text's direction. */
export type KeyCommand =
  | { readonly kind: 'move'; readonly direction: Exclude<Direction, 'before' | 'after'> | 'left' | 'right' }
  | { readonly kind: 'like' | 'dislike' | 'clear' | 'act' | 'open' };

const MOVES: ReadonlyMap<string, KeyCommand> = new Map([
  ['ArrowLeft', { kind: 'move', direction: 'left' }],
  ['ArrowRight', { kind: 'move', direction: 'right' }],
  ['ArrowUp', { kind: 'move', direction: 'up' }],
  ['ArrowDown', { kind: 'move', direction: 'down' }],
  ['Home', { kind: 'move', direction: 'first' }],
  ['End', { kind: 'move', direction: 'last' }],
  ['PageUp', { kind: 'move', direction: 'pageUp' }],
  ['PageDown', { kind: 'move', direction: 'pageDown' }],
]);
const LETTERS: ReadonlyMap<string, KeyCommand> = new Map([
  ['p', { kind: 'like' }],
  ['l', { kind: 'like' }],
  ['x', { kind: 'dislike' }],
  ['u', { kind: 'clear' }],
  ['d', { kind: 'act' }],
]);

/**
 * `null` for keys that mean nothing here or belong to someone else: with a modifier, typed into a field, part of an input
 * method's composition, or already handled. A key held down moves on, but judges once.
 */
export function keyCommand(event: KeyboardEvent): KeyCommand | null {
  if (isForeignKey(event) || event.shiftKey) return null;
  const move = MOVES.get(event.key);
  if (move) return move;
  if (event.repeat) return null;
  // On a focused button Enter is the button's own press.
  if (event.key === 'Enter') return pressesTarget(event) ? null : { kind: 'open' };
  return LETTERS.get(letterOf(event)) ?? null;
}

export function isForeignKey(event: KeyboardEvent): boolean {
  return (
    event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isField(event)
  );
}

/** The letter printed on the key where the keyboard is Latin, else the one at its place on a US keyboard. */
function letterOf({ key, code }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
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
