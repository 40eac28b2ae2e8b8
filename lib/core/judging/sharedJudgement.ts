import { NEVER, type Stamp } from './clock.ts';
import type { Reaction } from './reaction.ts';

/** How one person judged a picture, in a library that several people share. */
export interface SharedJudgement {
  readonly key: string;
  /** Canonical URLs of the picture, as of a Like. */
  readonly aliases: readonly string[];
  /** The person's name. */
  readonly by: string;
  /** `null` once they have cleared or deleted it. */
  readonly liked: Reaction;
  /** When: the later of two judgements of one person counts. */
  readonly at: Stamp;
}

/** What people think of one picture. */
export interface Agreement {
  /** How many like it, oneself included. */
  readonly liked: number;
  readonly disliked: number;
  /** The others that judged it, each once, by name. */
  readonly people: readonly { readonly by: string; readonly liked: boolean }[];
}

/** `others` are the judgements of one picture, under whatever keys; of one person's the latest counts. */
export function agreementOf(own: Reaction, others: readonly SharedJudgement[]): Agreement {
  const latest = new Map<string, { readonly liked: Reaction; readonly at: Stamp }>();
  for (const { by, liked, at } of others) {
    const known = latest.get(by) ?? { liked: null, at: NEVER };
    // Of two at once the same one, in whatever order they come.
    if (at > known.at || (at === known.at && rank(liked) > rank(known.liked))) latest.set(by, { liked, at });
  }
  const people = [...latest]
    .flatMap(([by, { liked }]) => (liked === null ? [] : [{ by, liked }]))
    .toSorted((a, b) => (a.by < b.by ? -1 : 1));
  const likes = people.filter(({ liked }) => liked).length;
  return {
    liked: likes + (own === true ? 1 : 0),
    disliked: people.length - likes + (own === false ? 1 : 0),
    people,
  };
}

function rank(liked: Reaction): number {
  return liked === null ? 0 : liked ? 2 : 1;
}
