import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

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
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
