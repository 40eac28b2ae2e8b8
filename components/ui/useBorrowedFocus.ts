import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { activeElement } from './activeElement.ts';

/** Takes the focus as long as the element is there, and gives it back. */
export function useBorrowedFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const before = element.current && activeElement(element.current);
    element.current?.focus({ preventScroll: true });
    return () => {
      // Only when the element's own going away would lose the focus.
      if (before instanceof HTMLElement) queueMicrotask(() => before.focus({ preventScroll: true }));
    };
  }, []);
}
