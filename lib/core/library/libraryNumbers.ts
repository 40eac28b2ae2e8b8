/** How many pictures the library holds, by reaction. */
export interface LibraryNumbers {
  readonly liked: number;
  readonly disliked: number;
  readonly cleared: number;
}

/** Every picture the library holds, whatever its reaction. */
export function libraryTotal({ liked, disliked, cleared }: LibraryNumbers): number {
  return liked + disliked + cleared;
}
