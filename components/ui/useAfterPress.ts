import { useEffect, useRef } from 'preact/hooks';

/**
 * Gives a function that does something once no pointer is down. What a press takes the focus from may not grow or shrink
 * before the press has ended: it would end on something else, and count for nothing.
 */
export function useAfterPress(): (work: () => void) => void {
  const isDown = useRef(false);
  const waiting = useRef<(() => void)[]>([]);
  useEffect(() => {
    const down = (): void => void (isDown.current = true);
    const up = (): void => {
      isDown.current = false;
      // The click itself comes after this event.
      setTimeout(() => {
        for (const work of waiting.current.splice(0)) work();
      });
    };
    const capture = { capture: true };
    addEventListener('pointerdown', down, capture);
    addEventListener('pointerup', up, capture);
    addEventListener('pointercancel', up, capture);
    return () => {
      removeEventListener('pointerdown', down, capture);
      removeEventListener('pointerup', up, capture);
      removeEventListener('pointercancel', up, capture);
    };
  }, []);
  return (work) => {
    if (isDown.current) waiting.current.push(work);
    else work();
  };
}
