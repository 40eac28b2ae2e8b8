import { CodedError } from '../../core/codedError.ts';
import { text } from '../../core/text.ts';
import type { SendToServer, ServerAnswer } from '../serverRequest.ts';
import { readMultistatus, type DavEntry } from './multistatus.ts';

/**
 * Files and folders under one address, by paths relative to it: `a/b` is a file, `a/` a folder, '' the address itself. All
 * throw {CodedError} `sync-*`, and the signal's reason when it aborts.
 */
export interface DavClient {
  /** What lies in a folder, perhaps with the folder itself; `null` where there is none. */
  list(folder: string, signal: AbortSignal): Promise<DavEntry[] | null>;
  /** `null` where there is none. */
  get(path: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Whether its folder is there. */
  put(path: string, bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<boolean>;
  /** Whether there was one, as far as the server says. */
  remove(path: string, signal: AbortSignal): Promise<boolean>;
  /** Whether it is there now; not where the folder that it would lie in is missing. */
  makeFolder(folder: string, signal: AbortSignal): Promise<boolean>;
}

/** No more than what is read: some servers compute much for `allprop`. */
const PROPFIND = '<propfind xmlns="DAV:"><prop><getcontentlength/></prop></propfind>';

export function createDavClient({
  address,
  send,
}: {
  /** Without a slash at its end. */
  readonly address: string;
  readonly send: SendToServer;
}): DavClient {
  const { host } = new URL(address);

  return {
    async list(folder, signal) {
      const answer = await request('PROPFIND', folder, signal, {
        headers: { Depth: '1', 'Content-Type': 'application/xml' },
        body: PROPFIND,
      });
      if (answer.status === 404) return null;
      if (answer.status !== 207) throw notWebdav();
      const entries = readMultistatus(new TextDecoder().decode(answer.bytes));
      if (entries === null) throw unread();
      return entries;
    },
    async get(path, signal) {
      const answer = await request('GET', path, signal);
      if (answer.status === 404) return null;
      if (answer.status !== 200) throw notWebdav();
      return answer.bytes;
    },
    async put(path, bytes, signal) {
      const headers = { 'Content-Type': 'application/octet-stream' };
      const { status } = await request('PUT', path, signal, { headers, body: bytes });
      if (status === 404 || status === 409) return false;
      if (status === 405 || status === 412) throw notWebdav();
      return true;
    },
    async remove(path, signal) {
      const { status } = await request('DELETE', path, signal);
      // 207 names what could not be deleted.
      return status >= 200 && status < 300 && status !== 207;
    },
    async makeFolder(folder, signal) {
      const { status } = await request('MKCOL', folder, signal);
      // 405 (RFC 4918, section 9.3.1): there is something already.
      return (status >= 200 && status < 300) || status === 405;
    },
  };

  async function request(
    method: string,
    path: string,
    signal: AbortSignal,
    more: { readonly headers?: Readonly<Record<string, string>>; readonly body?: BodyInit } = {},
  ): Promise<ServerAnswer> {
    const answer = await send({ method, url: `${address}/${path}`, signal, ...more });
    if (isCutOff(answer)) throw new CodedError('sync-unreachable', text('sync_error_unread', { host }));
    return answer;
  }

  function notWebdav(): CodedError {
    return new CodedError('sync-not-understood', text('sync_error_not_webdav', { host }));
  }

  function unread(): CodedError {
    return new CodedError('sync-not-understood', text('sync_error_unread', { host }));
  }
}

/** Browsers pass over a connection that ends too early where the server has closed it properly. */
function isCutOff({ headers, bytes }: ServerAnswer): boolean {
  const length = headers.get('content-length');
  return length !== null && headers.get('content-encoding') === null && bytes.length < Number(length);
}
