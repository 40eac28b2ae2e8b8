/** How far a job on many pictures has come. */
export interface PictureProgress {
  /** Pictures that are done, whether or not it succeeded. */
  readonly done: number;
  /** Of those, the ones that could not be had. */
  readonly failed: number;
  /** What was read so far. */
  readonly bytes: number;
}

/** A picture that a job could not do its work on. */
export interface PictureFailure {
  readonly key: string;
  readonly url: string;
  /** A sentence. */
  readonly reason: string;
}

/** Failures that are listed by name. */
export const LISTED_FAILURES = 1000;

export interface PictureWorkOptions {
  /** Aborting it rejects with its reason; what was stored by then stays. */
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: PictureProgress) => void) | undefined;
}
