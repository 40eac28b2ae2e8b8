import { WHOLE_LIBRARY, type LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import { libraryTotal } from '../../lib/core/library/libraryNumbers.ts';
import type { PictureWorkOptions } from '../../lib/core/pictureWork.ts';
import { sitePattern } from '../../lib/core/settings/sitePattern.ts';
import type { BrokenOriginals } from '../../lib/services/pictures/brokenOriginals.ts';
import type { DuplicateSearch } from '../../lib/services/duplicateSearch.ts';
import type { OfflineCopies } from '../../lib/services/pictures/offlineCopies.ts';
import type { PictureReading } from '../../lib/services/pictures/pictureReading.ts';
import type { Following, LibraryWork } from '../../lib/state/library/librarySource.ts';
import type { LibraryReader } from '../../lib/core/library/libraryReader.ts';
import { text } from '../../lib/core/text.ts';

interface Dependencies {
  readonly library: Pick<LibraryReader, 'all' | 'count' | 'totals'>;
  readonly duplicates: DuplicateSearch;
  readonly reading: PictureReading;
  readonly originals: BrokenOriginals;
  readonly copies: OfflineCopies;
  /** Called synchronously in answer to a press. */
  readonly requestPatterns: (patterns: readonly string[]) => Promise<boolean>;
}

const EVERYTHING: LibraryScope = { kind: 'filter', filter: WHOLE_LIBRARY };
const ALL_SITES = ['http://*/*', 'https://*/*'];
const BATCH = 500;

/** What the library's views have done by the services. */
export function libraryWork(dependencies: Dependencies): LibraryWork {
  const { library, duplicates, reading, originals, copies, requestPatterns } = dependencies;

  /** How far a job is, of a number that is known beforehand. */
  function counted({ signal, onProgress }: Following, total: number): PictureWorkOptions {
    return { signal, onProgress: ({ done }) => onProgress(done, Math.max(total, done)) };
  }

  return {
    findDuplicates: (following) => duplicates.find(following),
    async readPictures(following) {
      const total = libraryTotal(await library.totals());
      const { made, failed } = await reading.read(library.all(EVERYTHING, BATCH), counted(following, total));
      return { read: made, failed };
    },
    async checkOriginals(scope, following) {
      const total = scope.kind === 'keys' ? scope.keys.length : await library.count(scope.filter, following);
      const { gone, stopped } = await originals.check(library.all(scope, BATCH), counted(following, total));
      return { gone: gone.map(({ key }) => key), problem: stopped };
    },
    async keepOffline(keys, following) {
      const likes = library.all({ kind: 'keys', keys }, BATCH);
      const { kept, failed, failures, overLimit } = await copies.keep(likes, counted(following, keys.length));
      const [first] = failures;
      return { kept, problem: overLimit ?? (first === undefined ? null : failureSentence(failed, first.reason)) };
    },
    removeOffline: copies.remove,
    offlineUsage: copies.usage,
    askForSites(urls) {
      const patterns = urls === 'all' ? ALL_SITES : [...new Set(urls.flatMap((url) => sitePattern(url) ?? []))];
      return patterns.length === 0 ? Promise.resolve(true) : requestPatterns(patterns);
    },
  };
}

function failureSentence(failed: number, reason: string): string {
  return text('library_pictures_unread', { count: failed, reason });
}
