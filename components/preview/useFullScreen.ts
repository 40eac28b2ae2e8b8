import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

export interface FullScreen {
  readonly on: boolean;
  readonly toggle: () => void;
}

/** Gives one element the whole screen, and the screen back when it is pressed again or the element goes away. */
export function useFullScreen(element: RefObject<HTMLElement | null>, onRefused: () => void): FullScreen {
  const [on, setOn] = useState(false);

  useLayoutEffect(() => {
    const present = element.current;
    if (!present) return undefined;
    const note = (): void => setOn(hasScreen(present));
    present.addEventListener('fullscreenchange', note);
    return () => {
      present.removeEventListener('fullscreenchange', note);
      if (hasScreen(present)) void document.exitFullscreen().catch(() => undefined);
    };
  }, [element]);

  async function toggle(): Promise<void> {
    const present = element.current;
    if (!present) return;
    try {
      await (hasScreen(present) ? document.exitFullscreen() : present.requestFullscreen({ navigationUI: 'hide' }));
    } catch {
      onRefused();
    }
  }

  return { on, toggle: () => void toggle() };
}

/** In a shadow tree the document knows the host alone (Fullscreen, "fullscreenElement"). */
function hasScreen(element: HTMLElement): boolean {
  const root = element.getRootNode();
  return (root instanceof Document || root instanceof ShadowRoot) && root.fullscreenElement === element;
}
