import { parseArgs } from 'node:util';
import { hasDisplay } from './browsers/display.ts';
import { startGalleryPage } from './gallery/server.ts';

const { values: options } = parseArgs({
  options: {
    port: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const USAGE = `npm run gallery                    serves a page with the component, all it can be given, and what it tells
npm run gallery -- --port N        on that port of this machine, or the next free one
npm run gallery -- --no-open       opens no browser`;

async function showGallery(): Promise<void> {
  const port = options.port === undefined ? undefined : Number(options.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`--port wants a number from 1 to 65535, not "${options.port}".`);
  }
  const server = await startGalleryPage(port === undefined ? {} : { port });
  console.log(`${server.url}\nCtrl+C ends it.`);
  if (hasDisplay() && !options['no-open']) server.open();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close());
}

try {
  if (options.help) console.log(USAGE);
  else await showGallery();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
