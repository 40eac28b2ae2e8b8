/** How the list itself is changed where that is allowed. Each answers how to take it back. */
export interface GalleryEdits {
  readonly remove: (keys: readonly string[]) => () => void;
  /** Puts a picture before (-1) or behind (1) its neighbour; `null` at an end. */
  readonly move: (key: string, by: -1 | 1) => (() => void) | null;
}
