import { expect, test } from 'vitest';
import { markCommandOf } from '../../../../lib/core/settings/markKeys.ts';

const chord = { key: 'ArrowUp', altKey: true, shiftKey: true, ctrlKey: false, metaKey: false };

test.each([
  { pressed: {}, command: 'like' },
  { pressed: { key: 'ArrowDown' }, command: 'dislike' },
  { pressed: { key: 'ArrowLeft' }, command: null },
  { pressed: { altKey: false }, command: null },
  { pressed: { shiftKey: false }, command: null },
  { pressed: { ctrlKey: true }, command: null },
  { pressed: { metaKey: true }, command: null },
])('$pressed is $command', ({ pressed, command }) => {
  expect(markCommandOf({ ...chord, ...pressed })).toBe(command);
});
