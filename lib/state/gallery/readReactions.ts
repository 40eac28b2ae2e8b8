import type { PictureIdentity } from '../../core/judging/like.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
import type { Client } from '../../protocol/client.ts';
import { inMessages } from '../inMessages.ts';
import { untilAnswered } from '../untilAnswered.ts';

/** Pictures that one `likes.read` asks for. */
const mostPictures = 400;

/**
 * Asks the library for the reactions to `pictures`, in as many messages as that takes; identifies them as it goes. That it
 * does not open yet is told at once.
 */
export async function* readReactions(
  client: Client,
  pictures: Iterable<PictureIdentity>,
  wait: (ms: number) => Promise<void>,
): AsyncGenerator<[key: string, liked: Reaction][]> {
  for (const message of inMessages(pictures, mostPictures, charactersOf)) {
    const reactions = await untilAnswered(() => client.request('likes.read', { pictures: message }), wait, []);
    yield message.map(({ key }, index) => [key, reactions[index] ?? null]);
  }
}

function charactersOf({ key, aliases }: PictureIdentity): number {
  return aliases.reduce((sum, alias) => sum + alias.length, key.length);
}
