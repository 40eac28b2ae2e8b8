import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** The largest of these widths, in CSS pixels, that the panel's header has: what it shows, and in what order, goes by it. */
export type HeaderRoom = 0 | 576 | 768 | 992 | 1100 | 1600 | 1800;

const ROOMS: readonly HeaderRoom[] = [1800, 1600, 1100, 992, 768, 576];

export function useHeaderRoom(header: RefObject<HTMLElement | null>): HeaderRoom {
  const room = useSignal<HeaderRoom>(992);
  useLayoutEffect(() => {
    // The panel around is as wide, and does not change when the header does: to observe oneself would be an endless loop.
    const element = header.current?.closest('.lg-panel');
    if (!element) return undefined;
    // Called before the next painting, also when it is shown for the first time.
    const observer = new ResizeObserver(([entry]) => {
      const width = entry?.borderBoxSize[0]?.inlineSize ?? 0;
      if (width > 0) room.value = ROOMS.find((least) => width >= least) ?? 0;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [header, room]);
  return room.value;
}
