import type { ComponentType } from 'preact';
import type { ComparedPictures, ComparePickedProps } from '../gallery/galleryViews.ts';
import { ComparePicked } from './ComparePicked.tsx';

/** `ComparePicked` for a gallery whose decisions somebody wants to hear of. */
export function createTellingCompare(
  onCompared: (compared: ComparedPictures) => void,
): ComponentType<ComparePickedProps> {
  return (props) => <ComparePicked {...props} onCompared={onCompared} />;
}
