import type { Like } from '../judging/like.ts';
import { webAddress } from './webAddress.ts';

/** One address a line; pictures without one that leads to the web have none. */
export async function* urlsText(batches: AsyncIterable<readonly Like[]>): AsyncGenerator<string> {
  for await (const likes of batches) {
    for (const like of likes) {
      const address = webAddress(like.url);
      if (address !== null) yield `${address}\n`;
    }
  }
}
