import { basicAuthorization } from '../core/sync/basicAuthorization.ts';
import type { ActionPicture, ActionResult } from '../core/actions/actions.ts';
import { postedBody } from '../core/actions/actionPicture.ts';
import { retryAfter } from '../core/sync/retryAfter.ts';

interface Posting {
  readonly picture: ActionPicture;
  /** Whether a Gradio app's endpoint is called: it takes a list of arguments. */
  readonly isGradio: boolean;
  /** The same for every attempt to deliver one picture, so that a server can pass over what it has already. */
  readonly operationId: string;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly now: () => number;
}

const TIMEOUT_MS = 20_000;
/** Characters of an answer that are shown. */
const MAX_ANSWER = 300;
/** Bytes of an answer that are read. */
const MAX_READ = 4096;

/** Sends a picture as JSON once, without cookies and referrer. */
export async function postPicture(address: string, posting: Posting): Promise<ActionResult> {
  const { picture, isGradio, operationId, fetch, now } = posting;
  const { url, authorization } = apart(address);
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': operationId, ...authorization },
      body: JSON.stringify(postedBody(picture, isGradio)),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // Followed, it would arrive without its picture, or at a host the person has not named.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    return { ok: false, failure: { kind: isLate ? 'late' : 'unreachable' } };
  }
  const { ok, status, type, headers } = response;
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    await response.body?.cancel().catch(() => undefined);
    return { ok: false, failure: { kind: 'moved' } };
  }
  const answer = await readAnswer(response);
  if (ok) return { ok: true, answer };
  const after = retryAfter(headers.get('retry-after'), now);
  return {
    ok: false,
    failure: { kind: 'refused', status, answer, ...(after === undefined ? {} : { retryAfter: after }) },
  };
}

/** An address with a name and a password in it cannot be fetched: they go into a header (RFC 7617). */
function apart(address: string): { url: string; authorization: Readonly<Record<string, string>> } {
  const url = new URL(address);
  const { username, password } = url;
  if (username === '' && password === '') return { url: address, authorization: {} };
  url.username = '';
  url.password = '';
  return {
    url: url.href,
    authorization: { authorization: basicAuthorization(decoded(username), decoded(password)) },
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Its beginning, on one line. What breaks off has been answered all the same. */
async function readAnswer({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let read = 0;
  let answer = '';
  try {
    for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) {
      read += next.value.length;
      answer += decoder.decode(next.value, { stream: true });
      if (read >= MAX_READ) break;
    }
  } catch {
    // Too late, or the connection has gone.
  }
  reader?.cancel().catch(() => undefined);
  const line = answer.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  return line.length > MAX_ANSWER ? `${line.slice(0, MAX_ANSWER).toWellFormed()}…` : line;
}
