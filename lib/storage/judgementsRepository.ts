import type { PictureIdentity } from '../core/judging/like.ts';
import type { SharedJudgement } from '../core/judging/sharedJudgement.ts';
import type { Database } from './database.ts';
import type { Writing } from './writing.ts';

/** What other people have judged, in a library that several share. */
export interface JudgementsRepository {
  /** Of each picture, in the order asked; of one person there may be several, under several keys. */
  find(identities: readonly PictureIdentity[]): Promise<readonly (readonly SharedJudgement[])[]>;
}

export function createJudgementsRepository(database: Database): JudgementsRepository {
  return {
    find: (identities) =>
      database.use(async (connection) => {
        const { store } = connection.transaction('judgements');
        // Most people judge alone.
        if ((await store.getAllKeys(null, 1)).length === 0) return identities.map(() => []);
        return Promise.all(
          identities.map(async ({ key, aliases }) => {
            const found = await Promise.all([
              store.index('key').getAll(key),
              ...aliases.map((alias) => store.index('aliases').getAll(alias)),
            ]);
            return [...new Map(found.flat().map((row) => [`${row.key}\0${row.by}`, row])).values()];
          }),
        );
      }),
  };
}

/** Of one person about one picture, the latest stays. Needs the store `judgements`. */
export async function putJudgements(transaction: Writing, judgements: readonly SharedJudgement[]): Promise<void> {
  const store = transaction.objectStore('judgements');
  const known = await Promise.all(judgements.map(({ key, by }) => store.get([key, by])));
  for (const [index, judgement] of judgements.entries()) {
    if ((known[index]?.at ?? '') <= judgement.at) transaction.put('judgements', judgement);
  }
}
