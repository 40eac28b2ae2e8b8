import { build } from 'vite';
import type { collectImages } from '../../lib/page/collect.ts';

/** What `benchScript` defines in a page, as `bench`. */
export interface InPage {
  readonly collectImages: typeof collectImages;
  readonly bareWalk: typeof bareWalk;
  readonly timed: typeof timed;
}

let script: Promise<string> | null = null;

export function benchScript(): Promise<string> {
  script ??= buildScript();
  return script;
}

async function buildScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: 'lib/page/collect.ts', formats: ['iife'], name: 'collector', fileName: 'collector' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk === undefined) throw new Error('The collector was not built.');
  const ours = [bareWalk, timed].map(String).join('\n');
  return `globalThis.bench = (() => { ${chunk.code}\n${ours}\nreturn { ...collector, bareWalk, timed }; })();`;
}

/** The least that finding pictures can cost: every element once, its address and its computed background read. */
function bareWalk(elements: Iterable<Element> = document.querySelectorAll('*')): number {
  const found = new Set<string>();
  for (const element of elements) {
    if (element instanceof HTMLImageElement) found.add(element.currentSrc || element.src);
    const { backgroundImage } = getComputedStyle(element);
    if (backgroundImage !== 'none') found.add(backgroundImage);
  }
  return found.size;
}

/** Milliseconds. */
async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
