import { mayComeRight } from '../../core/actions/actionFailure.ts';
import type { ActionFailure, ActionPicture, ActionResult } from '../../core/actions/actions.ts';
import { codeOf } from '../../core/codedError.ts';

/** Does an action with one picture, once. */
export type Attempt = (operationId: string, picture: ActionPicture) => Promise<ActionResult>;

interface Dependencies {
  readonly attempt: Attempt;
  /** Whether what may come right is attempted again. */
  readonly persists: boolean;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly isStopped: () => boolean;
}

/** Milliseconds before the second and the third attempt. */
const PAUSES = [1000, 3000];
/** A server that wants to be left alone for longer is not waited for. */
const LONGEST_PAUSE = 30_000;
/** A picture may be its own `data:` address: as many characters as one message takes. */
const MAX_DATA_ADDRESS = 262_144;

/** Attempts with the pictures of one run, until each has worked or will not: where a server wants a pause, all of them wait. */
export function createAttempts({ attempt, persists, newOperationId, wait, isStopped }: Dependencies): {
  /** @throws whatever is no matter of this one picture. */
  readonly send: (picture: ActionPicture) => Promise<ActionResult>;
} {
  let pause: Promise<unknown> = Promise.resolve();

  return {
    async send(picture) {
      if (!/^(?:https?|data):/i.test(picture.image)) return failed({ kind: 'no-address' });
      if (persists && picture.image.length > MAX_DATA_ADDRESS) return failed({ kind: 'too-large' });
      const operationId = newOperationId();
      await pause;
      for (let tries = 0; ; tries++) {
        const result = await once(operationId, picture);
        const next = persists ? PAUSES[tries] : undefined;
        if (result.ok || next === undefined || !mayComeRight(result.failure) || isStopped()) return result;
        const asked = 'retryAfter' in result.failure ? (result.failure.retryAfter ?? 0) : 0;
        if (asked > LONGEST_PAUSE) return result;
        pause = Promise.all([pause, wait(Math.max(next, asked))]);
        await pause;
        if (isStopped()) return result;
      }
    },
  };

  async function once(operationId: string, picture: ActionPicture): Promise<ActionResult> {
    try {
      return await attempt(operationId, picture);
    } catch (error) {
      switch (codeOf(error)) {
        // The background was killed: whether it had sent it, the operation's name tells the server.
        case 'no-reply':
          return failed({ kind: 'no-reply' });
        case 'message-too-large':
        case 'invalid-message':
          return failed({ kind: 'too-large' });
        default:
          throw error;
      }
    }
  }
}

function failed(failure: ActionFailure): ActionResult {
  return { ok: false, failure };
}
