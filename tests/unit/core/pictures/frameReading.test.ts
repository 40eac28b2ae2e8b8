import { expect, test } from 'vitest';
import { unreadFrames, type ClosedFrame, type FrameReading } from '../../../../lib/core/pictures/frameReading.ts';

const frame = (origin: string, isSandboxed = false): ClosedFrame => ({ origin, isSandboxed });
const reading = (origin: string, isDirect = true): FrameReading => ({ origin, isDirect, images: [] });
const [a, b, c] = ['https://a.example', 'https://b.example', 'https://c.example'];

test.each<[what: string, closed: ClosedFrame[], readings: FrameReading[], unread: string[]]>([
  ['nothing was read', [frame(a), frame(b)], [], [a, b]],
  ['one of two sites was read', [frame(a), frame(b)], [reading(b)], [a]],
  ['one of two frames of a site was read', [frame(a), frame(a)], [reading(a)], [a]],
  ['all were read', [frame(a), frame(b)], [reading(b), reading(a)], []],
  ['a frame that was led on to another site was read there', [frame(a)], [reading(c)], []],
  ['frames within frames do not count', [frame(a), frame(b)], [reading(a), reading(c, false)], [b]],
  ['a sandboxed frame has no origin', [frame('', true), frame(a, true)], [reading('null'), reading('null')], []],
  ['a sandboxed one is not read by its site’s other frame', [frame('', true), frame(a)], [reading(a)], ['']],
])('%s', (_, closed, readings, unread) => {
  expect(unreadFrames(closed, readings)).toEqual(unread);
});
