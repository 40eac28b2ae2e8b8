import { Keyboard } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { BREAKPOINTS } from '../../lib/core/settings/columns.ts';
import { text } from '../../lib/core/text.ts';
import { Icon } from '../ui/Icon.tsx';
import { Range } from '../ui/Range.tsx';

/** CSS pixels of the window that the preview stands for. */
const WINDOWS = { min: 320, max: 2000 } as const;
/** CSS pixels of the window where nobody has chosen, in all but the narrowest room. */
const LEAST_WINDOW = 640;
const LEAST_ROOM = 440;

/** CSS pixels of a window in which the panel is as wide as each breakpoint means, by its place. */
const WINDOW_OF_BREAKPOINT = [480, ...BREAKPOINTS.map((edge) => edge + 80)] as const;

/** How wide a window shows what the breakpoint at a place in their list is for. */
export function windowOfBreakpoint(place: number): number | null {
  return WINDOW_OF_BREAKPOINT[place] ?? null;
}

export interface LiveWindowProps {
  /** How wide the window is that it stands for; `null` as wide as there is room. */
  readonly windowWidth: number | null;
  readonly onWindowWidth: (width: number | null) => void;
  readonly colorScheme?: 'light' | 'dark' | undefined;
  /** Drawn in it, of which the size is given in its own CSS pixels. */
  readonly children: (size: { readonly width: number; readonly height: number }) => ComponentChildren;
}

/**
 * A window of any width, made smaller where that is wider than there is room, and what is in it alive. It can be used, but
 * takes no part in the order of the tab key before it is entered.
 */
export function LiveWindow({ windowWidth, onWindowWidth, colorScheme, children }: LiveWindowProps) {
  const room = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 600, height: 480 });

  useLayoutEffect(() => {
    const element = room.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0)
        setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(() => requestAnimationFrame(measure));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // Wide enough to have a page beside the panel, unless this is a phone.
  const fitting = size.width < LEAST_ROOM ? size.width : Math.max(LEAST_WINDOW, size.width);
  const width = windowWidth ?? Math.max(WINDOWS.min, Math.min(fitting, WINDOWS.max));
  const scale = Math.min(1, size.width / width);
  const height = Math.round(size.height / scale);

  /** Nothing in it takes the focus by itself, as a preview that opens does. */
  function enter(): void {
    if (stage.current) stage.current.inert = false;
  }
  function leave(): void {
    if (stage.current && !stage.current.contains(document.activeElement)) stage.current.inert = true;
  }
  function enterByKey(): void {
    enter();
    stage.current?.querySelector<HTMLElement>('[role="listitem"][tabindex="0"], button')?.focus();
  }

  return (
    <section class="lg-live-pane" aria-label={text('settings_live')}>
      <div class="lg-live-head">
        <h2>{text('settings_live')}</h2>
        <label class="lg-live-window">
          <span class="lg-faint">{text('settings_window')}</span>
          <Range
            label={text('settings_window_width')}
            valueText={text('overlay_pixels', { count: width })}
            {...WINDOWS}
            step={20}
            value={width}
            onInput={onWindowWidth}
          />
          <span class="lg-live-width">{text('settings_px', { number: width })}</span>
        </label>
        <button type="button" class="lg-link" disabled={windowWidth === null} onClick={() => onWindowWidth(null)}>
          {text('settings_window_fit')}
        </button>
      </div>
      <div
        ref={room}
        class="lg-live-room"
        onPointerEnter={enter}
        onPointerDown={enter}
        onPointerLeave={leave}
        onFocusOut={() => queueMicrotask(leave)}
      >
        <button type="button" class="lg-live-enter lg-button lg-button-soft" onClick={enterByKey}>
          <Icon node={Keyboard} size={14} />
          {text('settings_try')}
        </button>
        <div
          ref={stage}
          class="lg-live-stage"
          inert
          style={{
            inlineSize: `${width}px`,
            blockSize: `${height}px`,
            transform: scale === 1 ? undefined : `scale(${scale})`,
            colorScheme,
          }}
        >
          {children({ width, height })}
        </div>
      </div>
      <p class="lg-live-credits lg-faint">{text('settings_photograph_credits')}</p>
    </section>
  );
}
