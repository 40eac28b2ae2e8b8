import type { PictureZoom, Point } from './pictureZoom.ts';

export interface StageGestures {
  /** Of the picture that the gesture concerns; `undefined` while there is none. */
  readonly zoom: () => PictureZoom | undefined;
  /** The element that follows a finger over a fitted picture, when sweeping means something. */
  readonly follower?: () => HTMLElement | null;
  readonly onSwipe?: (direction: 'left' | 'right' | 'down') => void;
  /** Pressed and let go at one place; `twice` when that was the second time. */
  readonly onTap: (point: Point, twice: boolean) => void;
}

/** CSS pixels within which a press counts as one at one place. */
const STILL = 5;
const SWIPE = 48;
const SWIPE_DOWN = 72;
/** Milliseconds and CSS pixels between two presses that belong together. */
const TWICE = 400;
const NEAR = 24;
/** How far a wheel's pixel zooms; pinching on a touch pad comes as a wheel with Ctrl, in small steps. */
const WHEEL = 0.002;
const PINCH_WHEEL = 0.01;
const WHEEL_UNITS = [1, 16, 240];

/**
 * Wheel, drag, pinch, sweep and press over a picture. Buttons on the stage keep their presses; a finger that sweeps may
 * start on the ones that turn pages. Returns what ends it.
 */
export function followStageGestures(stage: HTMLElement, gestures: StageGestures): () => void {
  const pointers = new Map<number, Point>();
  let start: Point = { clientX: 0, clientY: 0 };
  let moved = false;
  let pinched = false;
  /** The picture as it was when these fingers took it, and where they were. */
  let held: { readonly move: ReturnType<PictureZoom['hold']>; readonly span: Span } | undefined;
  let latest: (Point & { readonly time: number }) | undefined;

  function follow(x: number, y: number): void {
    const element = gestures.follower?.();
    if (!element) return;
    element.style.transition = x === 0 && y === 0 ? '' : 'none';
    element.style.translate = x === 0 && y === 0 ? '' : `${x}px ${y}px`;
  }

  function onPointerDown(event: PointerEvent): void {
    if (event.button !== 0 || isControl(event, true)) return;
    if (pointers.size === 0) {
      start = event;
      moved = false;
      pinched = false;
    }
    pointers.set(event.pointerId, event);
    held = undefined;
    if (pointers.size < 2) return;
    moved = true;
    pinched = true;
    follow(0, 0);
    for (const id of pointers.keys()) stage.setPointerCapture(id);
  }

  function onPointerMove(event: PointerEvent): void {
    const zoom = gestures.zoom();
    if (!pointers.has(event.pointerId) || !zoom) return;
    const x = event.clientX - start.clientX;
    const y = event.clientY - start.clientY;
    if (!moved && Math.hypot(x, y) < STILL) return;
    if (!moved) stage.setPointerCapture(event.pointerId);
    moved = true;
    held ??= { move: zoom.hold(), span: spanOf(pointers) };
    pointers.set(event.pointerId, event);
    const span = spanOf(pointers);
    if (pointers.size > 1) held.move(held.span.distance > 0 ? span.distance / held.span.distance : 1, held.span, span);
    else if (!zoom.isFit()) held.move(1, held.span, span);
    else if (event.pointerType !== 'mouse' && !pinched) follow(x, Math.max(0, y));
  }

  function onPointerUp(event: PointerEvent): void {
    if (!pointers.delete(event.pointerId)) return;
    held = undefined;
    if (pointers.size > 0) return;
    const zoom = gestures.zoom();
    follow(0, 0);
    if (pinched && zoom && zoom.view().scale < 1) zoom.fit({ animate: true });
    if (pinched || !moved || event.type === 'pointercancel' || event.pointerType === 'mouse' || !zoom?.isFit()) return;
    const x = event.clientX - start.clientX;
    const y = event.clientY - start.clientY;
    if (Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) gestures.onSwipe?.(x < 0 ? 'left' : 'right');
    else if (y > SWIPE_DOWN && y > Math.abs(x)) gestures.onSwipe?.('down');
  }

  function onClick(event: MouseEvent): void {
    if (moved || isControl(event, false)) {
      moved = false;
      return;
    }
    const { clientX, clientY, timeStamp: time } = event;
    const twice =
      latest !== undefined &&
      time - latest.time < TWICE &&
      Math.hypot(clientX - latest.clientX, clientY - latest.clientY) < NEAR;
    latest = twice ? undefined : { clientX, clientY, time };
    gestures.onTap({ clientX, clientY }, twice);
  }

  function onWheel(event: WheelEvent): void {
    if (event.target instanceof Element && event.target.closest('.lg-popover')) return;
    event.preventDefault();
    const delta = (event.deltaY || event.deltaX) * (WHEEL_UNITS[event.deltaMode] ?? 1);
    const change = Math.max(-240, Math.min(240, delta)) * (event.ctrlKey ? PINCH_WHEEL : WHEEL);
    gestures.zoom()?.zoomBy(Math.exp(-change), { at: event });
  }

  const ending = new AbortController();
  const { signal } = ending;
  stage.addEventListener('pointerdown', onPointerDown, { signal });
  stage.addEventListener('pointermove', onPointerMove, { signal });
  stage.addEventListener('pointerup', onPointerUp, { signal });
  stage.addEventListener('pointercancel', onPointerUp, { signal });
  stage.addEventListener('click', onClick, { signal });
  stage.addEventListener('wheel', onWheel, { signal, passive: false });
  return () => ending.abort();
}

function isControl({ target }: Event, turnsDoNotCount: boolean): boolean {
  if (!(target instanceof Element)) return false;
  const control = target.closest('button, a, input, textarea, .lg-float');
  return control !== null && !(turnsDoNotCount && control.matches('.lg-stage-turn'));
}

interface Span extends Point {
  readonly distance: number;
}

/** The middle of the first two fingers, and how far they are from each other; a single one's own place. */
function spanOf(pointers: ReadonlyMap<number, Point>): Span {
  const [a = { clientX: 0, clientY: 0 }, b = a] = pointers.values();
  return {
    clientX: (a.clientX + b.clientX) / 2,
    clientY: (a.clientY + b.clientY) / 2,
    distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
  };
}
