import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listenOnLoopback } from '../../scripts/servers/loopback.ts';

/** One request, as it arrived. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query before anything of it was decoded. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  /** Its JSON; `null` without any. */
  readonly body: unknown;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface OwnServer {
  readonly url: string;
  /** Without those for icons, which browsers ask for by themselves. */
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** A server such as a person runs for themselves. `reply` gets how many have come to that path so far, this one included. */
export async function startOwnServer(reply: (request: Received, nth: number) => Reply): Promise<OwnServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (piece: Buffer) => (text += piece.toString()));
    request.on('end', () => {
      const { pathname, searchParams, search } = new URL(request.url ?? '', 'http://own.example');
      if (pathname === '/favicon.ico') {
        response.writeHead(404).end();
        return;
      }
      const one: Received = {
        method: request.method ?? '',
        path: pathname,
        query: searchParams,
        search,
        headers: request.headers,
        body: text === '' ? null : JSON.parse(text),
      };
      received.push(one);
      const nth = received.filter(({ path }) => path === pathname).length;
      const { status, text: said, headers } = reply(one, nth);
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(said);
    });
  });
  const { port, close } = await listenOnLoopback(server);
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close,
  };
}
