import { text } from '../core/text.ts';

/** `1 picture`, `12,408 pictures`. */
export function countedPictures(count: number): string {
  return text('common_pictures', { count });
}
