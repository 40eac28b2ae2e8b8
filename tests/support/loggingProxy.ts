import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { listenOnLoopback } from '../../scripts/servers/loopback.ts';

/** What a browser asks for by itself and can by nothing be kept from, with the reason. It is refused all the same. */
const browsersOwn: ReadonlySet<string> = new Set([
  // Chromium has the list of the accounts that are signed in read at its start; no switch or preference stops that.
  'CONNECT accounts.google.com:443',
]);

export interface LoggingProxy {
  /** `127.0.0.1` and a port, as browsers want their proxy. */
  readonly host: string;
  readonly port: number;
  /** From now on requests to this server are asked for: the test has started it. */
  declare(url: string): void;
  /** From now on requests to this host are asked for, of which there is none: they are refused, and nothing leaves the machine. */
  refuse(url: string): void;
  /** Addresses asked for since the last call that belong to no declared server; of encrypted ones the host and port. */
  takeUnasked(): string[];
  /** How many requests came for declared servers. */
  readonly asked: number;
  close(): Promise<void>;
}

/**
 * A proxy on this machine's own address for all that a browser sends, requests to this machine included. It lets through
 * what goes to declared servers; anything else is written down and refused here, so that nothing leaves the machine.
 */
export async function startLoggingProxy(): Promise<LoggingProxy> {
  const declared = new Set<string>();
  const refused = new Set<string>();
  let unasked: string[] = [];
  let asked = 0;
  const sockets = new Set<Duplex>();

  function isAsked(address: string, host: string): boolean {
    if (declared.has(host)) {
      asked++;
      return true;
    }
    if (!browsersOwn.has(address) && !refused.has(host.replace(/:443$/, ''))) unasked.push(address);
    return false;
  }

  function forward(request: IncomingMessage, response: ServerResponse): void {
    const url = URL.parse(request.url ?? '');
    // Somebody takes the proxy for a server.
    if (url === null) return void response.writeHead(400).end();
    if (!isAsked(`${request.method} ${url.href}`, url.host)) {
      // As of a host that cannot be reached.
      return void request.socket.destroy();
    }
    const { 'proxy-connection': _, ...headers } = request.headers;
    const { hostname, port, pathname, search } = url;
    const path = `${pathname}${search}`;
    const onward = ask({ hostname, port, path, method: request.method, headers: { ...headers, connection: 'close' } });
    onward.on('response', (answer) => {
      // A connection is used once: of one that breaks when it is used again, browsers make a second request.
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, [
        ...rawHeaders(answer),
        'connection',
        'close',
      ]);
      response.flushHeaders();
      answer.pipe(response);
      answer.on('error', () => response.destroy());
      answer.on('aborted', () => response.destroy());
    });
    onward.on('error', () => request.socket.destroy());
    response.on('close', () => onward.destroy());
    request.pipe(onward);
  }

  function tunnel(request: IncomingMessage, client: Duplex, first: Buffer): void {
    const host = request.url ?? '';
    if (!isAsked(`CONNECT ${host}`, host)) return void client.destroy();
    const url = new URL(`http://${host}`);
    const server: Socket = connect(Number(url.port || 80), url.hostname, () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      server.write(first);
      server.pipe(client).pipe(server);
    });
    server.on('error', () => client.destroy());
    client.on('error', () => server.destroy());
    client.on('close', () => server.destroy());
  }

  const server = createServer(forward);
  server.on('connect', tunnel);
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  // Pages may be open for as long as they like.
  server.requestTimeout = 0;
  const { port } = await listenOnLoopback(server);
  // A worker that dies without saying so is not held by it.
  server.unref();
  return {
    host: '127.0.0.1',
    port,
    declare(url) {
      declared.add(new URL(url).host);
    },
    refuse(url) {
      refused.add(new URL(url).host);
    },
    takeUnasked() {
      const taken = unasked;
      unasked = [];
      return taken;
    },
    get asked() {
      return asked;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** As they came, in their own spelling and order, without those about the connection to the proxy. */
function rawHeaders({ rawHeaders: raw }: IncomingMessage): string[] {
  return raw.filter((_, index) => !/^(?:connection|keep-alive)$/i.test(raw[index - (index % 2)] ?? ''));
}
