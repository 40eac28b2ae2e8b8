import { useMemo, useRef } from 'preact/hooks';
import type { PictureSize } from './cardShape.ts';

/** The modifiers of a press decide whether it opens or selects. */
export type Press = Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>;

/** What can be done with a card, by its key. */
export interface CardActions {
  /** A press on the picture itself. */
  readonly press: (key: string, press: Press) => void;
  readonly open: (key: string) => void;
  readonly select: (key: string, press: Press) => void;
  readonly judge: (key: string, pressed: true | false) => void;
  readonly act: (key: string) => void;
  readonly menu: (key: string) => void;
  readonly noteSize: (key: string, size: PictureSize) => void;
}

/** Always the same object, doing what the latest one does: cards are not drawn again for it. */
export function useCardActions(actions: CardActions): CardActions {
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo(
    () => ({
      press: (key, press) => latest.current.press(key, press),
      open: (key) => latest.current.open(key),
      select: (key, press) => latest.current.select(key, press),
      judge: (key, pressed) => latest.current.judge(key, pressed),
      act: (key) => latest.current.act(key),
      menu: (key) => latest.current.menu(key),
      noteSize: (key, size) => latest.current.noteSize(key, size),
    }),
    [],
  );
}
