import type { LibraryScope } from '../../lib/core/library/libraryQuery.ts';
import type { LibraryModel } from '../../lib/state/library/createLibraryModel.ts';

/** Everything that passes, whether it is loaded yet or not. */
export function shownScope({ view }: Pick<LibraryModel, 'view'>): LibraryScope {
  const subset = view.subset.peek();
  return subset === null ? { kind: 'filter', filter: view.filter.peek() } : { kind: 'keys', keys: subset.keys };
}
