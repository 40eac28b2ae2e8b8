export interface StoredAmount {
  readonly count: number;
  /** About as many; of offline copies, exactly. */
  readonly bytes: number;
}

/** What the library takes in this browser. */
export interface SpaceUsed {
  /** Pictures, deleted ones included: they are remembered as such. */
  readonly likes: StoredAmount;
  readonly thumbnails: StoredAmount;
  readonly originals: StoredAmount;
}
