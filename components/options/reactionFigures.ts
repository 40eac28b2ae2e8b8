import { Eraser, Heart, ThumbsDown } from 'lucide';
import type { LibraryNumbers } from '../../lib/core/library/libraryNumbers.ts';
import { text } from '../../lib/core/text.ts';
import type { Figure } from '../ui/Figures.tsx';

/** The library by reaction; `null` while unknown. */
export function reactionFigures(counts: LibraryNumbers | null): readonly Figure[] {
  return [
    { label: text('common_liked'), icon: Heart, tone: 'accent', value: counts?.liked ?? null },
    { label: text('common_disliked'), icon: ThumbsDown, tone: 'ink', value: counts?.disliked ?? null },
    { label: text('common_cleared'), icon: Eraser, value: counts?.cleared ?? null },
  ];
}
