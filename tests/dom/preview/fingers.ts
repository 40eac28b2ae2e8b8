import { cdp } from 'vitest/browser';

export interface Finger {
  readonly x: number;
  readonly y: number;
}

type Kind = 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel';

/** Fingers as the browser gets them from a screen; places in the test's own window. */
export async function touch(type: Kind, fingers: readonly Finger[]): Promise<void> {
  await cdp().send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(onScreen) });
}

/** Every list is where the fingers are at one moment; at the end they are lifted. */
export async function swipe(...moments: readonly (readonly Finger[])[]): Promise<void> {
  const [first = [], ...others] = moments;
  await touch('touchStart', first);
  for (const fingers of others) await touch('touchMove', fingers);
  await touch('touchEnd', []);
}

export async function mouse(type: 'mousePressed' | 'mouseReleased' | 'mouseMoved', at: Finger): Promise<void> {
  const pressed = type === 'mouseReleased' ? 0 : 1;
  await cdp().send('Input.dispatchMouseEvent', {
    type,
    ...onScreen(at),
    button: 'left',
    buttons: pressed,
    clickCount: 1,
  });
}

export async function wheel(at: Finger, deltaY: number): Promise<void> {
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseWheel', ...onScreen(at), deltaX: 0, deltaY });
}

/** The middle of an element, moved by so much. */
export function middleOf(element: Element, right = 0, down = 0): Finger {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2 + right, y: top + height / 2 + down };
}

/** The tests run in a frame, which may be drawn smaller than it is. */
function onScreen({ x, y }: Finger): Finger {
  const frame = window.frameElement?.getBoundingClientRect();
  const scale = frame ? frame.width / innerWidth : 1;
  return { x: (frame?.left ?? 0) + x * scale, y: (frame?.top ?? 0) + y * scale };
}
