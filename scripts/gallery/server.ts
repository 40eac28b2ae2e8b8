import preact from '@preact/preset-vite';
import { resolve } from 'node:path';
import { createServer } from 'vite';

const root = resolve(import.meta.dirname, '../..');

export interface GalleryPageServer {
  /** With a slash at the end. */
  readonly url: string;
  /** Opens the page in the person's browser. */
  open(): void;
  close(): Promise<void>;
}

/** Serves the component's page on the loopback, as its sources stand; the next free port where this one is taken. */
export async function startGalleryPage({ port = 5180 } = {}): Promise<GalleryPageServer> {
  const server = await createServer({
    configFile: false,
    root: resolve(import.meta.dirname, 'page'),
    publicDir: resolve(root, 'public'),
    cacheDir: resolve(root, 'node_modules/.cache/likeable-gallery/gallery'),
    logLevel: 'warn',
    plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
    server: { host: '127.0.0.1', port, fs: { allow: [root] } },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error('The server has no address.');
  return { url, open: () => server.openBrowser(), close: () => server.close() };
}
