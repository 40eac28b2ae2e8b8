import type { LibraryScope } from '../../core/library/libraryQuery.ts';
import { sitePattern } from '../../core/settings/sitePattern.ts';
import type { LibraryReader } from '../../core/library/libraryReader.ts';

export interface PicturePermissions {
  /**
   * Match patterns of the sites that originals of a scope lie on and that we may not read yet; one of all sites where they
   * are many. Empty when nothing has to be asked for. To be known before the press that asks: browsers show their question
   * only in direct answer to one.
   */
  missing(scope: LibraryScope, options: { readonly signal: AbortSignal }): Promise<readonly string[]>;
}

interface Dependencies {
  readonly library: Pick<LibraryReader, 'all'>;
  readonly has: (patterns: readonly string[]) => Promise<boolean>;
}

const BATCH = 1000;
/** More than a browser's question can list for anyone to read. */
const MOST_SITES = 40;
const ALL_SITES = ['http://*/*', 'https://*/*'];

export function createPicturePermissions({ library, has }: Dependencies): PicturePermissions {
  return {
    async missing(scope, { signal }) {
      const missing: string[] = [];
      const known = new Set<string>();
      for await (const likes of library.all(scope, BATCH)) {
        signal.throwIfAborted();
        const found = likes.flatMap(({ url }) => sitePattern(url) ?? []).filter((pattern) => !known.has(pattern));
        const fresh = [...new Set(found)];
        for (const pattern of fresh) known.add(pattern);
        if (fresh.length > 0) missing.push(...(await notHeld(fresh)));
        // Whatever else there is, the question will be the same.
        if (missing.length > MOST_SITES) return notHeld(ALL_SITES);
      }
      signal.throwIfAborted();
      return missing;
    },
  };

  async function notHeld(patterns: readonly string[]): Promise<readonly string[]> {
    if (await has(patterns)) return [];
    const held = await Promise.all(patterns.map((pattern) => has([pattern])));
    return patterns.filter((_, index) => held[index] !== true);
  }
}
