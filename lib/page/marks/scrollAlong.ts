/** Elements of no size that are moved as the page is scrolled, one in the other. */
export interface ScrolledElements {
  readonly across: HTMLElement;
  readonly down: HTMLElement;
}

export interface ScrollFollower {
  /** To be called when the page may have become longer or shorter, in the frame in which it has. */
  update(): void;
  stop(): void;
}

/** Whether the browser has Scroll-driven Animations. */
export function canScrollAlong(): boolean {
  return 'ScrollTimeline' in globalThis;
}

/**
 * Has the browser move elements along with what scrolls: where it scrolls without waiting for scripts, anything that these
 * move trembles behind, and each frame would cost the page some time.
 */
export function scrollAlong(followers: readonly ScrolledElements[]): ScrollFollower {
  const { scrollingElement: source } = document;
  if (!source) return { update: () => undefined, stop: () => undefined };
  const effects = { x: effectsOf('x'), y: effectsOf('y') };
  let [far, deep] = [0, 0];

  function effectsOf(axis: 'x' | 'y'): Animation[] {
    const timeline = new ScrollTimeline({ source, axis });
    return followers.map(({ across, down }) =>
      (axis === 'x' ? across : down).animate(null, { timeline, fill: 'both' }),
    );
  }

  function move(animations: readonly Animation[], axis: 'X' | 'Y', length: number): void {
    const frames = [{ transform: `translate${axis}(0)` }, { transform: `translate${axis}(${-length}px)` }];
    for (const { effect } of animations) (effect as KeyframeEffect).setKeyframes(length === 0 ? null : frames);
  }

  return {
    update() {
      const wide = source.scrollWidth - source.clientWidth;
      const high = source.scrollHeight - source.clientHeight;
      // From right to left, what has been scrolled is negative.
      const signed = getComputedStyle(source).direction === 'rtl' ? -wide : wide;
      if (signed !== far) move(effects.x, 'X', (far = signed));
      if (high !== deep) move(effects.y, 'Y', (deep = high));
    },
    stop() {
      for (const animation of [...effects.x, ...effects.y]) animation.cancel();
    },
  };
}
