import type { JsonValue } from '../core/pictures/galleryImage.ts';
import type { Like } from '../core/judging/like.ts';
import type { SharedJudgement } from '../core/judging/sharedJudgement.ts';

/**
 * Where an engine is with its server, kept between two runs: JSON that the engine alone understands. `null` before the
 * first run.
 */
export type AdapterState = JsonValue;

/** What others have written. `state` is to be kept once the Likes are, in the same transaction. */
export interface Pulled {
  readonly likes: readonly Like[];
  /** What other people have judged, in a library that several share. */
  readonly others?: readonly SharedJudgement[];
  readonly state: AdapterState;
}

/** How far the library has been sent. Opaque. */
export type OutboxPosition = JsonValue;

/** What is to be sent: the whole library at first, and then what has changed here. */
export interface Outbox {
  /** Likes after `position`, at most `limit`; none where all has been sent. A Like that changes meanwhile comes again. */
  read(
    position: OutboxPosition,
    limit: number,
  ): Promise<{ readonly likes: readonly Like[]; readonly position: OutboxPosition; readonly isEnd: boolean }>;
  /** Before the first of all Likes: for a server that has lost what was sent. */
  beginning(): Promise<OutboxPosition>;
}

/** What is safe on the server now. Both are to be kept in one transaction. */
export interface Pushed {
  /** Up to here. */
  readonly position: OutboxPosition;
  readonly state: AdapterState;
  /** Likes sent since the one before. */
  readonly sent: number;
}

/** A device that has a folder of its own on the server. */
export interface ListedDevice {
  readonly device: string;
  /** Empty where it cannot be told. */
  readonly name: string;
  /** Of what it has written last, 0 where there is nothing: it goes on with its clock, in ms since 1970. */
  readonly lastSeq: number;
  readonly bytes: number;
}

/**
 * One kind of server. An adapter keeps nothing itself: whoever runs it may die between any two steps and begin again with
 * the state it kept last. All of them throw {CodedError} `sync-*`, and the signal's reason when it aborts.
 */
export interface SyncAdapter {
  /** Whether the server can be read and written as it must be; makes the folder or the database where there is none yet. */
  check(signal: AbortSignal): Promise<void>;
  /** Has a passphrase take the place of the account's, for all machines. @throws {CodedError} `sync-passphrase` */
  changePassphrase(to: string, signal: AbortSignal): Promise<void>;
  /** Left out where all devices write to one place. */
  listDevices?(signal: AbortSignal): Promise<readonly ListedDevice[]>;
  /**
   * Takes over what a device has written that will not come back, and deletes its folder. What was taken over comes with
   * the next pull. Where the device does come back, it sends everything again.
   */
  adoptDevice?(options: {
    readonly device: string;
    readonly state: AdapterState;
    readonly signal: AbortSignal;
  }): Promise<void>;
  /** What others have written since `state`, a piece at a time. */
  pull(state: AdapterState, signal: AbortSignal): AsyncGenerator<Pulled>;
  /** Sends what is in the outbox after `position`, a piece at a time. */
  push(options: {
    readonly state: AdapterState;
    readonly position: OutboxPosition;
    readonly outbox: Outbox;
    readonly signal: AbortSignal;
  }): AsyncGenerator<Pushed>;
}
