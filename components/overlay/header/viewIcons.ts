import type { IconNode } from 'lucide';

/** Rows of one height. */
export const JustifiedRows: IconNode = [
  ['rect', { x: 3, y: 3, width: 11, height: 8, rx: 1 }],
  ['rect', { x: 17, y: 3, width: 4, height: 8, rx: 1 }],
  ['rect', { x: 3, y: 14, width: 5, height: 7, rx: 1 }],
  ['rect', { x: 11, y: 14, width: 10, height: 7, rx: 1 }],
];

/** A whole picture within its card. */
export const WholePicture: IconNode = [
  ['rect', { x: 3, y: 3, width: 18, height: 18, rx: 2 }],
  ['rect', { x: 7, y: 8.5, width: 10, height: 7, rx: 1 }],
];
