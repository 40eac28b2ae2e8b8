/** One decision of a comparison: of two pictures shown together, this one was kept. */
export interface Comparison {
  /** Of the operation that stored it; the same again changes nothing. */
  readonly id: string;
  /** Comparisons made in one go, without closing the view. */
  readonly session: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Keys of the two pictures. */
  readonly chosen: string;
  readonly rejected: string;
}
