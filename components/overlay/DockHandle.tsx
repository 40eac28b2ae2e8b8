import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DEFAULT_SETTINGS, DOCK_HEIGHTS, DOCK_WIDTHS } from '../../lib/core/settings/gallerySettings.ts';
import { text } from '../../lib/core/text.ts';
import type { Settings } from '../../lib/state/settings.ts';

/** CSS pixels of the page that stay in view: `host.css` holds the panel to it. */
const PAGE_ROOM = 120;
const KEY_STEP = 16;
/** In narrower windows the docked panel is a sheet from below, as `host.css` has it. */
const SHEET = '(max-width: 575px)';

interface Drag {
  /** Where it began: the pointer's place and the panel's size. */
  readonly at: number;
  readonly from: number;
  size: number;
  frame: number;
}

/**
 * The edge between the docked panel and the page: to be dragged, or moved by the arrow keys. A double click gives back the
 * size of the beginning. While it is dragged it sets the custom property by which the dialog around has its size; what is
 * reached in the end is stored.
 */
export function DockHandle({ settings }: { readonly settings: Settings }) {
  const handle = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag | null>(null);
  const around = useSignal(measureWindow());
  const { dock, dockWidth, dockHeight } = settings.all.value;

  useEffect(() => {
    const measure = (): void => void (around.value = measureWindow());
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [around]);

  if (dock === 'full') return null;
  const { width, height, sheet } = around.value;
  const side = sheet ? 'bottom' : dock;
  const acrossPage = side === 'bottom';
  const name = acrossPage ? 'dockHeight' : 'dockWidth';
  const limits = acrossPage ? DOCK_HEIGHTS : DOCK_WIDTHS;
  const max = Math.max(limits.min, Math.min(limits.max, (acrossPage ? height : width) - PAGE_ROOM));
  const within = (size: number): number => Math.round(Math.min(max, Math.max(limits.min, size)));
  const size = within(acrossPage ? dockHeight : dockWidth);
  /** Which way along its axis makes the panel larger. */
  const growing = side === 'left' ? 1 : -1;

  function store(next: number): void {
    settings.change({ [name]: within(next) });
  }

  function onPointerDown(event: TargetedPointerEvent<HTMLDivElement>): void {
    if (event.button !== 0 || !event.isPrimary) return;
    // Neither selects text nor takes the focus from where it is.
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { at: acrossPage ? event.clientY : event.clientX, from: size, size, frame: 0 };
  }

  function onPointerMove(event: TargetedPointerEvent<HTMLDivElement>): void {
    const present = drag.current;
    if (!present) return;
    const at = acrossPage ? event.clientY : event.clientX;
    present.size = within(present.from + (at - present.at) * growing);
    present.frame ||= requestAnimationFrame(() => {
      present.frame = 0;
      const property = acrossPage ? '--lg-dock-height' : '--lg-dock-width';
      handle.current?.closest('dialog')?.style.setProperty(property, `${present.size}px`);
    });
  }

  function onLostPointerCapture(): void {
    const present = drag.current;
    drag.current = null;
    if (!present) return;
    cancelAnimationFrame(present.frame);
    if (present.size !== present.from) store(present.size);
  }

  function onKeyDown(event: TargetedKeyboardEvent<HTMLDivElement>): void {
    const next = sizeFor(event.key);
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    store(next);
  }

  function sizeFor(key: string): number | undefined {
    switch (key) {
      case acrossPage ? 'ArrowDown' : 'ArrowRight':
        return size + KEY_STEP * growing;
      case acrossPage ? 'ArrowUp' : 'ArrowLeft':
        return size - KEY_STEP * growing;
      case 'Home':
        return limits.min;
      case 'End':
        return max;
      default:
        return undefined;
    }
  }

  return (
    <div
      ref={handle}
      class={`lg-dock-handle lg-dock-handle-${side}`}
      role="separator"
      tabIndex={0}
      aria-label={text('overlay_resize')}
      aria-orientation={acrossPage ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={limits.min}
      aria-valuemax={max}
      aria-valuetext={text('overlay_pixels', { count: size })}
      title={text('overlay_resize_hint')}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onLostPointerCapture={onLostPointerCapture}
      onDblClick={() => store(DEFAULT_SETTINGS[name])}
      onKeyDown={onKeyDown}
    />
  );
}

function measureWindow() {
  return { width: innerWidth, height: innerHeight, sheet: matchMedia(SHEET).matches };
}
