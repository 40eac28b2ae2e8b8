import { signal, type ReadonlySignal } from '@preact/signals';
import type { CountedName, LibraryStatistics } from '../../core/library/libraryStatistics.ts';
import type { LibrarySource } from './librarySource.ts';

/** What the library consists of, in numbers. Each is read when it is first asked for. */
export interface LibraryFacets {
  readonly statistics: ReadonlySignal<LibraryStatistics | null>;
  /** Whether the numbers could not be read. */
  readonly failed: ReadonlySignal<boolean>;
  readonly sites: ReadonlySignal<readonly CountedName[] | null>;
  readonly tags: ReadonlySignal<readonly CountedName[] | null>;
  /** Whether the person wants to see charts; `null` until they say. */
  readonly chartsWanted: ReadonlySignal<boolean | null>;
  setChartsWanted(wanted: boolean): void;
  readStatistics(): void;
  readSites(): void;
  readTags(): void;
  /** Reads what was read before anew, at leisure. */
  refresh(): void;
}

interface Dependencies {
  readonly source: Pick<LibrarySource, 'statistics' | 'sites' | 'tags'>;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Names that a menu offers. */
const MOST_NAMES = 1000;
/** Milliseconds in which changes come together: a quick judge makes several a second. */
const PAUSE = 2000;

export function createLibraryFacets({ source, wait, report }: Dependencies): LibraryFacets {
  const statistics = signal<LibraryStatistics | null>(null);
  const failed = signal(false);
  const sites = signal<readonly CountedName[] | null>(null);
  const tags = signal<readonly CountedName[] | null>(null);
  const chartsWanted = signal<boolean | null>(null);
  let isStatisticsWanted = false;
  let isPausing = false;

  async function readStatistics(): Promise<void> {
    isStatisticsWanted = true;
    try {
      statistics.value = await source.statistics();
      failed.value = false;
    } catch (error) {
      failed.value = statistics.peek() === null;
      report(error);
    }
  }
  async function readSites(): Promise<void> {
    sites.value = await source.sites(MOST_NAMES);
  }
  async function readTags(): Promise<void> {
    tags.value = await source.tags(MOST_NAMES);
  }

  async function refresh(): Promise<void> {
    if (isPausing) return;
    isPausing = true;
    try {
      await wait(PAUSE);
    } finally {
      isPausing = false;
    }
    if (isStatisticsWanted) await readStatistics();
    if (sites.peek() !== null) await readSites();
    if (tags.peek() !== null) await readTags();
  }

  return {
    statistics,
    failed,
    sites,
    tags,
    chartsWanted,
    setChartsWanted: (wanted) => void (chartsWanted.value = wanted),
    readStatistics: () => void readStatistics().catch(report),
    readSites: () => void readSites().catch(report),
    readTags: () => void readTags().catch(report),
    refresh: () => void refresh().catch(report),
  };
}
