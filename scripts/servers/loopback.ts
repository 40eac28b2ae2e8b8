import type { Server } from 'node:http';

export interface Loopback {
  readonly port: number;
  /** Ends its connections, too. */
  close(): Promise<void>;
}

/** Has a server listen on a free port of this machine's loopback. */
export async function listenOnLoopback(server: Server): Promise<Loopback> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    port: address.port,
    close: () =>
      new Promise((closed, failed) => {
        server.close((error) => (error === undefined ? closed() : failed(error)));
        server.closeAllConnections();
      }),
  };
}
