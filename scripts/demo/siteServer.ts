import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { makePhotographs, type MakePhotographsOptions } from './photographs.ts';
import { createAlbum } from './site/album.ts';
import { createRoutes, type Reply } from './site/routes.ts';

interface SiteOptions extends MakePhotographsOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
}

/** One request the site has received. */
interface SiteRequest {
  readonly method: string;
  /** Path and query, as they arrived. */
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export interface Site {
  /** The origin, without a slash at the end. */
  readonly url: string;
  /** Every request since the start, in order of arrival. */
  readonly requests: readonly SiteRequest[];
  /** Ends open connections too. */
  close(): Promise<void>;
}

/**
 * Serves the demo site on 127.0.0.1, after making whatever sizes of its photographs are missing.
 * Rejects when the port is taken.
 */
export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const routes = await createRoutes(createAlbum(await makePhotographs(options)));
  const requests: SiteRequest[] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method ?? '', url: request.url ?? '', time: Date.now() });
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(options.port ?? 0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  const origin = `http://127.0.0.1:${address.port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const asked = URL.parse(request.url ?? '', origin);
    send(request, response, asked === null ? routes.notFound() : await routes.reply(asked));
  }

  return {
    url: origin,
    requests,
    close: () =>
      new Promise((closed, failed) => {
        server.close((error) => (error === undefined ? closed() : failed(error)));
        server.closeAllConnections();
      }),
  };
}

function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
  const headers = {
    ...reply.headers,
    'content-type': reply.mediaType,
    // Pages are asked for anew each time, so that a changed template shows; pictures stay for the session.
    'cache-control': reply.lasting ? 'public, max-age=3600' : 'no-cache',
    'x-content-type-options': 'nosniff',
    etag,
  };
  if (reply.status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(reply.status, { ...headers, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}
