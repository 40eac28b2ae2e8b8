import { CodedError, isErrorCode } from '../core/codedError.ts';
import type { Answer, Envelope } from '../platform/messaging.ts';
import type { MessageName, Reply, Request } from './messages.ts';

/** A background that has not answered by then never will: it was killed while it worked. */
const REPLY_TIMEOUT_MS = 10_000;
/** Those that wait for somebody else's server or page, or for the person. */
const SLOW_REPLY_TIMEOUT_MS = 60_000;
const SLOW = /^(?:actions|sync|tab)\./;

export interface Client {
  /** @throws {CodedError} with the code the server answered, `no-reply`, or `extension-reloaded`. */
  request<Name extends MessageName>(name: Name, request: Request<Name>): Promise<Reply<Name>>;
}

/** @param send delivers an envelope and settles with whatever came back; rejects when nobody listens. */
export function createClient(send: (message: Envelope) => Promise<unknown>): Client {
  return {
    async request<Name extends MessageName>(name: Name, request: Request<Name>): Promise<Reply<Name>> {
      const answer = await withTimeout(
        send({ name, request: request ?? null }).catch(explainSilence),
        SLOW.test(name) ? SLOW_REPLY_TIMEOUT_MS : REPLY_TIMEOUT_MS,
      );
      if (!isAnswer(answer)) throw new CodedError('no-reply', 'Nobody answered.');
      if (answer.ok) return answer.value as Reply<Name>;
      const { code, message } = answer.error;
      throw new CodedError(isErrorCode(code) ? code : 'internal', message);
    },
  };
}

function explainSilence(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  // Chrome's wording for a content script whose extension was updated; Firefox ends the script.
  const code = /context invalidated/i.test(message) ? 'extension-reloaded' : 'no-reply';
  throw new CodedError(code, message, { cause: error });
}

async function withTimeout(answer: Promise<unknown>, ms: number): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CodedError('no-reply', 'Nobody answered.')), ms);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function isAnswer(answer: unknown): answer is Answer {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  if (answer.ok === true) return true;
  return (
    answer.ok === false &&
    'error' in answer &&
    typeof answer.error === 'object' &&
    answer.error !== null &&
    'code' in answer.error &&
    'message' in answer.error &&
    typeof answer.error.message === 'string'
  );
}
