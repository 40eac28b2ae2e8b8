import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { listenOnLoopback } from '../../scripts/servers/loopback.ts';

const FOLDER = 'scripts/demo/photos';

export interface PhotographServer {
  readonly origin: string;
  readonly close: () => void;
}

/** Real photographs under whatever address, to be read by everyone. */
export async function servePhotographs(): Promise<PhotographServer> {
  const photographs = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jpg'))
    .map((name) => readFileSync(`${FOLDER}/${name}`));
  let served = 0;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'image/jpeg');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('access-control-allow-origin', '*');
    response.end(photographs[served++ % photographs.length]);
  });
  const { port } = await listenOnLoopback(server);
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
