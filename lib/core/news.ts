import type { TextName } from './text.ts';

/** What a version has brought, in a line. */
export interface News {
  /** Without what only mends: `0.2`. */
  readonly version: string;
  readonly line: TextName;
}

/** Oldest first. */
const NEWS: readonly News[] = [{ version: '0.2', line: 'news_0_2' }];

/**
 * The latest news up to a version, unless they were seen.
 * @param seen The version whose news the person has seen; whatever is no version stands for none.
 */
export function newsFor(version: string, seen: unknown): News | null {
  const latest = NEWS.findLast((news) => compare(news.version, version) <= 0);
  if (latest === undefined) return null;
  return typeof seen === 'string' && compare(latest.version, seen) <= 0 ? null : latest;
}

function compare(a: string, b: string): number {
  const [first, second] = [a, b].map((version) => version.split('.').map((part) => Number.parseInt(part, 10) || 0));
  for (let part = 0; part < 4; part++) {
    const difference = (first?.[part] ?? 0) - (second?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
