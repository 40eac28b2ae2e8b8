import { useLayoutEffect, useState } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { ComparePickedProps } from '../gallery/galleryViews.ts';
import { Compare } from './Compare.tsx';
import { comparedKeys } from './comparedKeys.ts';

/** Compares what was picked with each other, or one picture with its neighbour. */
export function ComparePicked({ picked, onNotice, ...props }: ComparePickedProps) {
  const [compared] = useState(() => comparedKeys(props.items, picked));
  useLayoutEffect(() => {
    if (compared !== null) return;
    onNotice?.({ tone: 'info', message: text('gallery_nothing_to_compare') });
    props.onClose(picked[0] ?? '');
  }, []);
  return compared === null ? null : <Compare {...props} {...compared} />;
}
