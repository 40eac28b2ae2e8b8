import type { ComponentType } from 'preact';
import type { ComparedPictures, CompareProps } from '../gallery/galleryViews.ts';
import { Compare } from './Compare.tsx';

/** `Compare` for a gallery whose decisions somebody wants to hear of. */
export function createTellingCompare(onCompared: (compared: ComparedPictures) => void): ComponentType<CompareProps> {
  return (props) => <Compare {...props} onCompared={onCompared} />;
}
