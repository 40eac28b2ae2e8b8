import type { PressedKey } from './keyBindings.ts';

/**
 * What a key asks of the picture that has the focus or the pointer over it. With the modifiers of the shortcut that opens
 * the gallery: without them, keys belong to the page.
 */
export function markCommandOf(pressed: Omit<PressedKey, 'code'>): 'like' | 'dislike' | null {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = pressed;
  if (!altKey || !shiftKey || ctrlKey || metaKey) return null;
  if (key === 'ArrowUp') return 'like';
  return key === 'ArrowDown' ? 'dislike' : null;
}
