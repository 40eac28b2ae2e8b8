import { useMemo, useRef } from 'preact/hooks';
import type { PictureSize } from './cardShape.ts';

/** What can be done with a card, by its key. */
export interface CardActions {
  readonly open: (key: string) => void;
  readonly press: (key: string, pressed: true | false) => void;
  readonly act: (key: string) => void;
  readonly noteSize: (key: string, size: PictureSize) => void;
}

/** Always the same object, doing what the latest one does: cards are not drawn again for it. */
export function useCardActions(actions: CardActions): CardActions {
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo(
    () => ({
      open: (key) => latest.current.open(key),
      press: (key, pressed) => latest.current.press(key, pressed),
      act: (key) => latest.current.act(key),
      noteSize: (key, size) => latest.current.noteSize(key, size),
    }),
    [],
  );
}
