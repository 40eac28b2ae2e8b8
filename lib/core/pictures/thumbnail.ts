/** A small image of a picture, for when the original is gone or far away. */
export interface Thumbnail {
  /** Of the Like. */
  readonly key: string;
  /** WebP or PNG, at most `THUMBNAIL_EDGE` pixels along its longer edge. */
  readonly image: Blob;
  readonly width: number;
  readonly height: number;
  /** Sixteen hex digits that near-identical pictures share but for a few bits; see `perceptualHash.ts`. */
  readonly look: string;
  /** SHA-256 of the original's bytes in hex, where they were read. */
  readonly content?: string;
}

export const THUMBNAIL_EDGE = 320;

/** An offline copy of an original. */
export interface Original {
  /** Of the Like. */
  readonly key: string;
  readonly image: Blob;
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}
