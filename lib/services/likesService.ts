import { CodedError } from '../core/codedError.ts';
import { judge, reactTo, type PictureSnapshot } from '../core/judge.ts';
import type { Like, LikePage, PictureIdentity } from '../core/like.ts';
import { pictureKey } from '../core/pictureKey.ts';
import type { Reaction } from '../core/reaction.ts';
import type { LikesRepository } from '../storage/likesRepository.ts';

/** Longer than any sender goes on retrying. */
const RETRY_WINDOW_MS = 24 * 60 * 60 * 1000;

interface SetRequest {
  readonly operationId: string;
  readonly key: string;
  readonly liked: Reaction;
  readonly snapshot: PictureSnapshot;
}

export interface LikesService {
  /** The reactions to pictures, in the order asked. */
  read(pictures: readonly PictureIdentity[]): Promise<Reaction[]>;
  /** Stores a judgement made on `page`; settles when it is on disk. */
  set(request: SetRequest, page: LikePage): Promise<{ liked: Reaction }>;
  /** Judges a picture the library knows. @throws {CodedError} `not-found` */
  react(request: Omit<SetRequest, 'snapshot'>): Promise<{ liked: Reaction }>;
  /** Forgets operations that nobody can retry any more. */
  tidy(): Promise<void>;
}

interface Dependencies {
  readonly likes: LikesRepository;
  readonly now: () => number;
  /** Hears the picture keys of every alias of a Like that changed. */
  readonly onChanged: (keys: readonly string[]) => void;
}

export function createLikesService({ likes, now, onChanged }: Dependencies): LikesService {
  return {
    async read(pictures) {
      const found = await likes.find(pictures);
      return found.map((like) => like?.liked ?? null);
    },

    async set({ operationId, key, liked, snapshot }, page) {
      // A key that no address of the picture has would hide this judgement from every other page.
      if (snapshot.aliases.length > 0 && !snapshot.aliases.some((alias) => pictureKey(alias) === key)) {
        throw new CodedError('invalid-message', 'The key is not that of any of the picture’s addresses.');
      }
      const identity = { key, aliases: snapshot.aliases };
      const changed = await likes.change({
        operationId,
        identity,
        now: now(),
        apply: (existing, moment) => judge(existing, { key, liked, snapshot, page }, moment),
      });
      return told(changed, liked);
    },

    async react({ operationId, key, liked }) {
      const changed = await likes.change({
        operationId,
        identity: { key, aliases: [] },
        now: now(),
        apply: (existing, moment) => (existing === undefined ? null : reactTo(existing, liked, moment)),
      });
      if (changed === undefined) throw new CodedError('not-found', 'The library no longer holds this picture.');
      return told(changed, liked);
    },

    tidy: () => likes.forgetOperations(now() - RETRY_WINDOW_MS),
  };

  function told(changed: Like | undefined, liked: Reaction): { liked: Reaction } {
    if (changed === undefined) return { liked };
    onChanged([...new Set([changed.key, ...changed.aliases.map(pictureKey)])]);
    return { liked: changed.liked };
  }
}
