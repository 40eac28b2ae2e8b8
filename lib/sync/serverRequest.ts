import { CodedError } from '../core/codedError.ts';
import { retryAfter } from '../core/sync/retryAfter.ts';
import { text } from '../core/text.ts';
import { basicAuthorization } from '../core/sync/basicAuthorization.ts';

/** For one request, its body's way included: a large piece on a slow line takes minutes. */
const TIMEOUT_MS = 5 * 60 * 1000;

export interface ServerRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly signal: AbortSignal;
}

/** An answer that was read to its end. */
export interface ServerAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type SendToServer = (request: ServerRequest) => Promise<ServerAnswer>;

/** The server asks for a pause. */
export class ServerBusy extends CodedError {
  /** As long as it has asked for, in ms; `undefined` where it has not said. */
  readonly pauseMs: number | undefined;

  constructor(message: string, pauseMs: number | undefined) {
    super('sync-busy', message);
    this.pauseMs = pauseMs;
  }
}

interface Dependencies {
  readonly user: string;
  readonly password: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
  /** Hears how far this machine's clock is behind the server's, in ms. */
  readonly onClockOffset?: (ms: number) => void;
}

/**
 * Sends requests to a person's server: without cookies, caches and redirects, with their user and password. Answers 2xx,
 * 404, 405, 409 and 412, which mean something to whoever asked. @throws {CodedError} `sync-*` for all others; the signal's
 * reason when it aborts.
 */
export function createSendToServer({ user, password, fetch, now, onClockOffset }: Dependencies): SendToServer {
  const authorization: Readonly<Record<string, string>> =
    user === '' && password === '' ? {} : { Authorization: basicAuthorization(user, password) };

  return async ({ method, url, headers = {}, body, signal }) => {
    const { host } = new URL(url);
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(url, {
        method,
        headers: { ...authorization, ...headers },
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.any([signal, timeout]),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      noteDate(response.headers.get('date'));
      refuse(response, host, now);
      return { status: response.status, headers: response.headers, bytes };
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof CodedError) throw error;
      const name = timeout.aborted ? 'sync_error_timeout' : 'sync_error_unreachable';
      throw new CodedError('sync-unreachable', text(name, { host }), { cause: error });
    }
  };

  /** To the second, and with the way of the answer in it: enough to tell of a clock that is wrong. */
  function noteDate(date: string | null): void {
    const at = date === null ? NaN : Date.parse(date);
    if (Number.isFinite(at)) onClockOffset?.(at - now());
  }
}

const MEANT = new Set([404, 405, 409, 412]);

function refuse({ status, ok, headers, type }: Response, host: string, now: () => number): void {
  if (ok || MEANT.has(status)) return;
  if (type === 'opaqueredirect') throw new CodedError('sync-not-understood', text('sync_error_redirect', { host }));
  if (status === 401) throw new CodedError('sync-credentials', text('sync_error_credentials', { host }));
  if (status === 403) throw new CodedError('sync-credentials', text('sync_error_forbidden', { host }));
  if (status === 413 || status === 507) throw new CodedError('sync-full', text('sync_error_full', { host }));
  if (status === 408 || status === 423 || status === 429 || (status >= 500 && status !== 501)) {
    throw new ServerBusy(text('sync_error_busy', { host }), retryAfter(headers.get('retry-after'), now));
  }
  throw new CodedError('sync-not-understood', text('sync_error_status', { host, status }));
}
