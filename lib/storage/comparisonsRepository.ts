import type { Comparison } from '../core/judging/comparison.ts';
import type { Database } from './database.ts';
import { inWriting } from './writing.ts';

export interface ComparisonsRepository {
  add(comparison: Comparison): Promise<void>;
  /** Oldest first, `batch` at a time. */
  all(batch: number): AsyncGenerator<readonly Comparison[]>;
}

export function createComparisonsRepository(database: Database): ComparisonsRepository {
  return {
    add: (comparison) =>
      database.use((connection) =>
        inWriting(connection, {
          stores: ['comparisons'],
          durability: 'strict',
          work: async (transaction) => {
            const store = transaction.objectStore('comparisons');
            if ((await store.getKey(comparison.id)) === undefined) transaction.put('comparisons', comparison);
          },
        }),
      ),

    async *all(batch) {
      let last: Comparison | undefined;
      for (;;) {
        const range: IDBKeyRange | null = last === undefined ? null : IDBKeyRange.lowerBound([last.at, last.id], true);
        const rows: Comparison[] = await database.use((connection) =>
          connection.getAllFromIndex('comparisons', 'at', range, batch),
        );
        if (rows.length > 0) yield rows;
        last = rows.at(-1);
        if (rows.length < batch) return;
      }
    },
  };
}
