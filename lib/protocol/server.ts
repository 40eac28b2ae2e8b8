import { CodedError, type ErrorCode } from '../core/codedError.ts';
import type { Answer, Sender } from '../platform/messaging.ts';
import { isTooLarge } from './messageSize.ts';
import type { Messages, Reply, Request } from './messages.ts';

export interface Route<Name extends keyof Messages> {
  readonly from: readonly Sender['kind'][];
  readonly handle: (request: NonNullable<Request<Name>>, sender: Sender) => Promise<Reply<Name>>;
}

export type Routes<Names extends keyof Messages> = { readonly [Name in Names]: Route<Name> };

/** What a request's check found: the request as it may be used, or which part of it is wrong. */
export type Checked =
  | { readonly valid: true; readonly request: unknown }
  | { readonly valid: false; readonly problem: string };

interface ServerOptions<Names extends keyof Messages> {
  readonly routes: Routes<Names>;
  readonly checks: { readonly [Name in Names]: (request: unknown) => Checked };
  /** Names this server leaves to others without a word. */
  readonly others: (name: string) => boolean;
  /** Hears of every failure that was not foreseen. */
  readonly report: (error: unknown) => void;
}

/**
 * Answers messages by a table of routes. Gives `undefined` for what other listeners of the same browser event answer, and
 * an answer, never a rejection, for everything else.
 */
export function createServer<Names extends keyof Messages>({ routes, checks, others, report }: ServerOptions<Names>) {
  return (message: unknown, sender: Sender): Promise<Answer> | undefined => {
    const name = nameOf(message);
    if (name !== null && others(name)) return undefined;
    return answer(name, message, sender).catch((error: unknown) => {
      if (error instanceof CodedError) return refusal(error);
      report(error);
      return refusal(new CodedError('internal', error instanceof Error ? error.message : String(error)));
    });
  };

  async function answer(name: string | null, message: unknown, sender: Sender): Promise<Answer> {
    if (sender.kind === 'stranger') throw new CodedError('sender-not-allowed', 'Strangers are not answered.');
    if (isTooLarge(message)) throw new CodedError('message-too-large', 'It is too large.');
    if (name === null || !Object.hasOwn(routes, name)) {
      throw new CodedError('unknown-message', `There is no "${name}".`);
    }
    const known = name as Names;
    const route = routes[known];
    if (!route.from.includes(sender.kind)) {
      throw new CodedError('sender-not-allowed', `"${name}" is not for ${sender.kind}.`);
    }
    const checked = checks[known]((message as { request?: unknown }).request);
    if (!checked.valid) {
      throw new CodedError('invalid-message', `"${name}": wrong ${checked.problem}`);
    }
    return { ok: true, value: await route.handle(checked.request as NonNullable<Request<Names>>, sender) };
  }
}

function nameOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !Object.hasOwn(message, 'name')) return null;
  const { name } = message as { name: unknown };
  return typeof name === 'string' ? name : null;
}

function refusal({ code, message }: CodedError): Answer {
  return answerWith(code, message);
}

/** The answer of one who refuses. */
export function answerWith(code: ErrorCode, message: string): Answer {
  return { ok: false, error: { code, message } };
}
