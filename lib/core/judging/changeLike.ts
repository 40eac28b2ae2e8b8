import { annotated, reactTo, tooMuch, type Moment } from './judge.ts';
import type { Like } from './like.ts';
import type { LikeChange } from './likeChange.ts';

/** Most characters of a caption. */
const MAX_CAPTION = 4096;

/**
 * The Like after a change that the person made in the library; what the change leaves out stays. A deleted one is changed
 * only when it is put back, and is then as it was, its reaction included. `null` when the library does not hold it.
 * @throws {CodedError} `invalid-message`, with a sentence for the person, when something is too long or too much.
 */
export function changeLike(existing: Like | undefined, change: LikeChange, moment: Moment): Like | null {
  if (existing === undefined || (existing.deletedAt !== undefined && change.deleted !== false)) return null;
  const { now, stamp } = moment;
  const { key: _, liked, caption, deleted, ...annotation } = change;
  let like = existing.deletedAt === undefined ? existing : putBack(existing, moment);
  if (Object.keys(annotation).length > 0) like = annotated(like, annotation, moment);
  if (liked !== undefined) like = reactTo(like, liked, moment);
  if (caption !== undefined) {
    if (caption.length > MAX_CAPTION) throw tooMuch('problem_caption_long', MAX_CAPTION);
    like = { ...like, caption, stamps: { ...like.stamps, caption: stamp } };
  }
  if (deleted === true) like = { ...like, deletedAt: now, stamps: { ...like.stamps, deleted: stamp } };
  return { ...like, updatedAt: now };
}

/** A deleted Like as it was, reaction included. */
export function putBack(existing: Like, { stamp }: Moment): Like {
  const { deletedAt: _, ...living } = existing;
  return { ...living, stamps: { ...living.stamps, deleted: stamp } };
}
