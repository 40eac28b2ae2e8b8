import { exportedLike } from './libraryExport.ts';
import type { Like } from '../judging/like.ts';

/** JSON Lines: of each Like what the JSON export holds of it, on a line of its own. */
export async function* jsonlText(batches: AsyncIterable<readonly Like[]>): AsyncGenerator<string> {
  for await (const likes of batches) {
    yield likes.map((like) => `${JSON.stringify(exportedLike(like))}\n`).join('');
  }
}
