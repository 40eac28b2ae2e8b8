import type { ErrorCode } from '../codedError.ts';
import type { ShownSyncAccount } from './syncAccount.ts';

/** Where syncing is, for whoever shows it. */
export interface SyncStatus {
  /** `null` where there is no server. */
  readonly account: ShownSyncAccount | null;
  /** `null` while nothing runs. */
  readonly run: SyncProgress | null;
  readonly last: SyncResult | null;
  /** When a run has reached its end last, in ms since 1970. */
  readonly syncedAt: number | null;
  /** When it is tried again of its own accord. */
  readonly nextAt: number | null;
  /** Likes that are still to be sent; `null` where that is not known. */
  readonly unsent: number | null;
  /** Living Likes that were deleted elsewhere, so many that the person is asked first; `null` where there is no question. */
  readonly deletions: number | null;
  /** How far this machine's clock is behind the server's, in ms; `null` while unknown. */
  readonly clockOffset: number | null;
}

export interface SyncProgress {
  readonly phase: 'receiving' | 'sending';
  readonly received: number;
  readonly sent: number;
}

/** A machine that keeps a folder of its own on the server. */
export interface SyncMachine {
  /** In its stamps. */
  readonly device: string;
  /** `null` where it cannot be told. */
  readonly name: string | null;
  readonly isOwn: boolean;
  /** When it has written last, by its own clock, in ms since 1970; `null` where it never has. */
  readonly wroteAt: number | null;
}

/** How a run has ended. */
export interface SyncResult {
  readonly at: number;
  /** Likes that are new or changed here. */
  readonly received: number;
  readonly sent: number;
  /** Likes with times more than a day ahead, of a machine whose clock is wrong: no clock follows them. */
  readonly ahead: number;
  /** What went wrong, with a sentence for the person; `null` where nothing did. */
  readonly problem: { readonly code: ErrorCode; readonly message: string } | null;
}
