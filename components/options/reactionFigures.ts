import { Eraser, Heart, ThumbsDown } from 'lucide';
import type { LibraryNumbers } from '../../lib/state/createPopupModel.ts';
import type { Figure } from '../popup/Figures.tsx';

/** The library by reaction; `null` while unknown. */
export function reactionFigures(counts: LibraryNumbers | null): readonly Figure[] {
  return [
    { label: 'Liked', icon: Heart, tone: 'liked', value: counts?.liked ?? null },
    { label: 'Disliked', icon: ThumbsDown, tone: 'disliked', value: counts?.disliked ?? null },
    { label: 'Cleared', icon: Eraser, value: counts?.cleared ?? null },
  ];
}
