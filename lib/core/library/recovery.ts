export interface RecoveredNumbers {
  /** Judgements that could be read. */
  readonly read: number;
  /** Those that could not, as far as they can be counted. */
  readonly unread: number;
}

/** What was taken out of a broken library. */
export interface RecoveredFile extends RecoveredNumbers {
  readonly fileName: string;
  readonly bytes: number;
}
