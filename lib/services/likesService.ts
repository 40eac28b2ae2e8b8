import { changeLike } from '../core/judging/changeLike.ts';
import { CodedError } from '../core/codedError.ts';
import { annotate, judge, type FoundPicture } from '../core/judging/judge.ts';
import type { Like, LikePage, PictureIdentity } from '../core/judging/like.ts';
import { detailsOf, type PictureDetails } from '../core/judging/pictureDetails.ts';
import { pictureKey } from '../core/pictures/pictureKey.ts';
import type { Reaction } from '../core/judging/reaction.ts';
import type { LikesSetRequest, Reply, Request } from '../protocol/messages.ts';
import type { JudgementsRepository } from '../storage/judgementsRepository.ts';
import type { Change, LikesRepository } from '../storage/likesRepository.ts';
import type { MergesRepository } from '../storage/mergesRepository.ts';
import { likeNews } from './likeNews.ts';

export interface LikesService {
  /** The reactions to pictures, in the order asked. */
  read(pictures: readonly PictureIdentity[]): Promise<Reaction[]>;
  /** What is known of pictures beside their reactions, in the order asked. */
  details(pictures: readonly PictureIdentity[]): Promise<(PictureDetails | null)[]>;
  /** Stores a judgement made on `page`; settles when it is on disk. */
  set(request: LikesSetRequest, page: LikePage): Promise<{ liked: Reaction }>;
  /** The same for several judgements: all are stored, or none. */
  setMany(requests: readonly LikesSetRequest[], page: LikePage): Promise<void>;
  /** Changes tags or the note of pictures of `page`: of all, or of none. @throws {CodedError} `invalid-message` */
  annotate(request: Request<'likes.annotate'>, page: LikePage): Promise<void>;
  /** Changes pictures that the library holds: all, or none. @throws {CodedError} `invalid-message` */
  change(request: Request<'library.change'>): Promise<Reply<'library.change'>>;
  /** Makes one Like of several. @throws {CodedError} `not-found` */
  merge(request: Request<'library.merge'>): Promise<Reply<'library.merge'>>;
  /** Takes that back. @throws {CodedError} `not-found` */
  unmerge(request: Request<'library.unmerge'>): Promise<void>;
}

interface Dependencies {
  readonly likes: LikesRepository;
  readonly merges: MergesRepository;
  /** Of other people. */
  readonly judgements: JudgementsRepository;
  readonly now: () => number;
  /** Hears the picture keys of every alias of a Like that changed. */
  readonly onChanged: (keys: readonly string[]) => void;
}

export function createLikesService({ likes, merges, judgements, now, onChanged }: Dependencies): LikesService {
  return {
    async read(pictures) {
      const found = await likes.find(pictures);
      return found.map((like) => like?.liked ?? null);
    },

    async details(pictures) {
      const found = await likes.find(pictures);
      const known = pictures.map(({ key, aliases }, index) => found[index] ?? { key, aliases });
      const others = await judgements.find(known);
      return found.map((like, index) => detailsOf(like, others[index] ?? []));
    },

    async set({ operationId, liked, at, ...found }, page) {
      const moment = now();
      const judgedAt = Math.min(at, moment);
      const changed = await likes.change({
        operationId,
        now: moment,
        judgedAt,
        ...judgement({ ...found, page }, liked),
      });
      if (changed === undefined) return { liked };
      tell([changed]);
      return { liked: changed.liked };
    },

    async setMany(requests, page) {
      const moment = now();
      const operations = requests.map(({ operationId, liked, at, ...found }) => {
        const judgedAt = Math.min(at, moment);
        return { operationId, now: moment, changes: [{ judgedAt, ...judgement({ ...found, page }, liked) }] };
      });
      tell(await likes.changeAll(operations));
    },

    async annotate({ operationId, pictures, annotation }, page) {
      const changes = pictures.map((found) => {
        const picture = { ...found, page };
        const apply: Change['apply'] = (existing, moment) => annotate(existing, picture, annotation, moment);
        return { identity: identityOf(picture), apply };
      });
      tell(await likes.changeAll([{ operationId, now: now(), changes }]));
    },

    async change({ operationId, changes }) {
      const at = now();
      const changed = await likes.changeAll([
        {
          operationId,
          now: at,
          changes: changes.map((change) => ({
            identity: { key: change.key, aliases: [] },
            judgedAt: change.liked === undefined && change.deleted === undefined ? undefined : at,
            apply: (existing, moment) => changeLike(existing, change, moment),
          })),
        },
      ]);
      tell(changed);
      return { changed: changed.length };
    },

    async merge({ operationId, keys, main }) {
      const merged = await merges.merge({ operationId, keys, main, now: now() });
      tell(merged.likes);
      return { key: merged.key, undo: merged.undo };
    },

    async unmerge({ undo }) {
      tell(await merges.unmerge(undo, now()));
    },
  };

  function tell(changed: readonly Like[]): void {
    for (const keys of likeNews(changed)) onChanged(keys);
  }
}

function judgement(picture: FoundPicture, liked: Reaction): Change {
  return {
    identity: identityOf(picture),
    apply: (existing, moment) => judge(existing, { ...picture, liked }, moment),
  };
}

/** @throws {CodedError} `invalid-message` when the key is none of the picture's. */
function identityOf({ key, snapshot: { aliases } }: FoundPicture): PictureIdentity {
  // A key that no address of the picture has would hide what is stored from every other page.
  if (aliases.length > 0 && !aliases.some((alias) => pictureKey(alias) === key)) {
    throw new CodedError('invalid-message', 'The key is not that of any of the picture’s addresses.');
  }
  return { key, aliases };
}
