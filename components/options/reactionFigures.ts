import { Eraser, Heart, ThumbsDown } from 'lucide';
import type { LibraryNumbers } from '../../lib/core/libraryNumbers.ts';
import type { Figure } from '../ui/Figures.tsx';

/** The library by reaction; `null` while unknown. */
export function reactionFigures(counts: LibraryNumbers | null): readonly Figure[] {
  return [
    { label: 'Liked', icon: Heart, tone: 'accent', value: counts?.liked ?? null },
    { label: 'Disliked', icon: ThumbsDown, tone: 'ink', value: counts?.disliked ?? null },
    { label: 'Cleared', icon: Eraser, value: counts?.cleared ?? null },
  ];
}
