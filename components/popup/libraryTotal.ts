import type { LibraryNumbers } from '../../lib/state/createPopupModel.ts';

/** Every picture the library holds, whatever its reaction. */
export function libraryTotal({ liked, disliked, cleared }: LibraryNumbers): number {
  return liked + disliked + cleared;
}
