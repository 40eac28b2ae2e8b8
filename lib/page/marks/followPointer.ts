export interface PointerOptions {
  /** The pointer has come to rest at a point of the window. */
  readonly onRest: (x: number, y: number) => void;
  readonly onMove: (x: number, y: number) => void;
  /** Something is scrolled under it. */
  readonly onScroll: () => void;
  /** It has left the window. */
  readonly onLeave: () => void;
}

export interface PointerFollower {
  /** Where it was last; `null` while it is not in the window, and before it has moved. */
  at(): { readonly x: number; readonly y: number } | null;
  stop(): void;
}

/** Milliseconds, and pixels that a hand moves without meaning to. */
const rest = 80;
const restAfterScroll = 250;
const trembling = 4;

/** Follows the mouse and the pen. A finger rests on nothing. */
export function followPointer({ onRest, onMove, onScroll, onLeave }: PointerOptions): PointerFollower {
  const stopping = new AbortController();
  let at: { x: number; y: number } | null = null;
  let from = { x: 0, y: 0 };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const { signal } = stopping;
  const listen = <Type extends keyof WindowEventMap>(type: Type, hear: (event: WindowEventMap[Type]) => void): void =>
    window.addEventListener(
      type,
      (event) => {
        if (event.isTrusted) hear(event);
      },
      { capture: true, passive: true, signal },
    );
  listen('pointermove', ({ clientX: x, clientY: y, pointerType }) => {
    if (pointerType === 'touch') return;
    // Without a pointer that may rest on something, a page is scrolled as if there were no listener.
    if (at === null) window.addEventListener('scroll', hearScroll, { capture: true, passive: true, signal });
    at = { x, y };
    onMove(x, y);
    if (timer !== undefined && Math.hypot(x - from.x, y - from.y) <= trembling) return;
    from = { x, y };
    restLater(rest);
  });
  listen('pointerout', ({ relatedTarget }) => {
    if (relatedTarget !== null) return;
    at = null;
    window.removeEventListener('scroll', hearScroll, { capture: true });
    clearTimeout(timer);
    timer = undefined;
    onLeave();
  });

  function hearScroll(event: Event): void {
    if (!event.isTrusted) return;
    onScroll();
    restLater(restAfterScroll);
  }

  function restLater(after: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (at) onRest(at.x, at.y);
    }, after);
  }

  return {
    at: () => at,
    stop() {
      stopping.abort();
      clearTimeout(timer);
    },
  };
}
