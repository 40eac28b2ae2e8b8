import { createSendToServer, type SendToServer } from '../../../lib/sync/serverRequest.ts';

/** What goes wrong with one request. */
export type DavFault =
  | { readonly kind: 'status'; readonly status: number }
  /** The connection breaks before anything was done, or after. */
  | { readonly kind: 'torn'; readonly isDone: boolean }
  /** Of a body that is sent, this much is stored, and the connection breaks. */
  | { readonly kind: 'half'; readonly share: number }
  /** The answer is cut off, and its connection properly closed. */
  | { readonly kind: 'cut'; readonly share: number };

export interface DavTraffic {
  readonly method: string;
  readonly path: string;
  readonly up: number;
  readonly down: number;
  readonly status: number;
}

/** A WebDAV server in memory that keeps to RFC 4918 as far as it goes. */
export interface FakeDavServer {
  readonly address: string;
  /** By path from the person's folder. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  readonly folders: Set<string>;
  readonly traffic: DavTraffic[];
  /** Asked for every request. */
  fault: (method: string, path: string) => DavFault | null;
  /** Awaited before anything is done. */
  onRequest: (method: string, path: string) => Promise<void> | void;
  send(now?: () => number): SendToServer;
}

const ORIGIN = 'https://dav.example';

export function createFakeDavServer(): FakeDavServer {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const folders = new Set<string>(['', 'home/']);
  const traffic: DavTraffic[] = [];
  const server: FakeDavServer = {
    address: `${ORIGIN}/home`,
    files,
    folders,
    traffic,
    fault: () => null,
    onRequest: () => {},
    send: (now = Date.now) =>
      createSendToServer({
        user: 'ada',
        password: 'secret',
        now,
        fetch: respond,
      }),
  };
  return server;

  async function respond(url: string, init: RequestInit): Promise<Response> {
    const path = decodeURIComponent(new URL(url).pathname).slice(1);
    const method = init.method ?? 'GET';
    const body = await bytesOf(init.body);
    init.signal?.throwIfAborted();
    await server.onRequest(method, path);
    const fault = server.fault(method, path);
    if (fault?.kind === 'status') return logged(new Response('no', { status: fault.status }));
    if (fault?.kind === 'torn' && !fault.isDone) throw new TypeError('torn before');
    const isHalf = fault?.kind === 'half';
    const sent = isHalf ? body.slice(0, Math.floor(body.length * fault.share)) : body;
    const { status, answer = new Uint8Array(), headers = {} } = handle(method, path, sent);
    if (isHalf || fault?.kind === 'torn') throw new TypeError('torn after');
    const given = fault?.kind === 'cut' ? answer.slice(0, Math.floor(answer.length * fault.share)) : answer;
    const hasBody = status !== 204 && status !== 304;
    return logged(new Response(hasBody ? given : null, { status, headers }), given.length);

    function logged(response: Response, down = 2): Response {
      traffic.push({ method, path, up: body.length, down, status: response.status });
      return response;
    }
  }

  function handle(
    method: string,
    path: string,
    body: Uint8Array<ArrayBuffer>,
  ): { status: number; answer?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> } {
    const folder = path.endsWith('/') || path === '' ? path : `${path}/`;
    const parent = path.replace(/[^/]+\/?$/, '');
    switch (method) {
      case 'PROPFIND':
        if (!folders.has(folder)) return { status: 404 };
        return { status: 207, answer: new TextEncoder().encode(listing(folder)) };
      case 'GET': {
        const file = files.get(path);
        return file === undefined ? { status: 404 } : { status: 200, answer: file };
      }
      case 'PUT':
        // As nginx does.
        if (!folders.has(parent)) return { status: 500 };
        files.set(path, body);
        return { status: 201 };
      case 'MKCOL':
        if (folders.has(folder)) return { status: 405 };
        if (!folders.has(parent)) return { status: 409 };
        folders.add(folder);
        return { status: 201 };
      case 'DELETE': {
        const gone = [...files.keys(), ...folders].filter((name) => name === path || name.startsWith(folder));
        for (const name of gone) {
          files.delete(name);
          folders.delete(name);
        }
        return { status: gone.length > 0 ? 204 : 404 };
      }
      default:
        return { status: 405 };
    }
  }

  function listing(folder: string): string {
    const inside = (name: string): boolean => name !== folder && new RegExp(`^${folder}[^/]+/?$`).test(name);
    const entries = [
      listed(folder, ''),
      ...[...folders].filter(inside).map((name) => listed(name, '')),
      ...[...files].filter(([name]) => inside(name)).map(([name, { length }]) => listed(name, String(length))),
    ];
    return `<?xml version="1.0" encoding="utf-8"?>\n<D:multistatus xmlns:D="DAV:">\n${entries.join('\n')}\n</D:multistatus>\n`;
  }
}

/** About as many bytes as Apache's. */
function listed(path: string, length: string): string {
  const prop = `<D:prop>\n<lp1:getcontentlength>${length}</lp1:getcontentlength>\n</D:prop>`;
  return `<D:response xmlns:lp1="DAV:" xmlns:lp2="http://apache.org/dav/props/" xmlns:g0="DAV:">\n<D:href>/${encodeURI(path)}</D:href>\n<D:propstat>\n${prop}\n<D:status>HTTP/1.1 200 OK</D:status>\n</D:propstat>\n</D:response>`;
}

async function bytesOf(body: RequestInit['body']): Promise<Uint8Array<ArrayBuffer>> {
  return body === undefined || body === null
    ? new Uint8Array()
    : new Uint8Array(await new Response(body).arrayBuffer());
}
