import type { collectImages } from '../../lib/page/collect.ts';
import { buildPageScript } from './pageScript.ts';

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
  const collector = await buildPageScript('lib/page/collect.ts', 'collector');
  const ours = [bareWalk, timed].map(String).join('\n');
  return `globalThis.bench = (() => { ${collector}\n${ours}\nreturn { ...collector, bareWalk, timed }; })();`;
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
