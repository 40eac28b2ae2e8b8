import type { PictureIdentity } from '../core/like.ts';
import type { Reaction } from '../core/reaction.ts';
import type { Client } from '../protocol/client.ts';

/** What one `likes.read` carries, well under the limits of a message. */
const BATCH_PICTURES = 400;
const BATCH_CHARACTERS = 400_000;

/** Asks the library for the reactions to `pictures`, in as many messages as that takes. */
export async function* readReactions(
  client: Client,
  pictures: readonly PictureIdentity[],
): AsyncGenerator<[key: string, liked: Reaction][]> {
  for (const batch of batches(pictures)) {
    const reactions = await client.request('likes.read', { pictures: batch });
    yield batch.map(({ key }, index) => [key, reactions[index] ?? null]);
  }
}

function* batches(pictures: readonly PictureIdentity[]): Generator<PictureIdentity[]> {
  let batch: PictureIdentity[] = [];
  let characters = 0;
  for (const picture of pictures) {
    const size = picture.aliases.reduce((sum, alias) => sum + alias.length, picture.key.length);
    if (batch.length > 0 && (batch.length === BATCH_PICTURES || characters + size > BATCH_CHARACTERS)) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(picture);
    characters += size;
  }
  if (batch.length > 0) yield batch;
}
