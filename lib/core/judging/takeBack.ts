import type { Moment } from './judge.ts';
import type { Like, LikeStamps } from './like.ts';

/**
 * The Like that takes a change back on all machines: as it was `before`, or deleted where it was not there, with stamps that
 * are later than those of what is taken back.
 */
export function takeBack(present: Like, before: Like | undefined, { now, stamp }: Moment): Like {
  if (before === undefined) {
    return {
      ...present,
      deletedAt: now,
      updatedAt: Math.max(now, present.updatedAt),
      stamps: { ...present.stamps, deleted: stamp },
    };
  }
  const later = (field: Exclude<keyof LikeStamps, 'tags'>): string =>
    before.stamps[field] === present.stamps[field] ? before.stamps[field] : stamp;
  const tags = new Set([...Object.keys(before.stamps.tags), ...Object.keys(present.stamps.tags)]);
  return {
    ...before,
    updatedAt: Math.max(now, present.updatedAt),
    stamps: {
      liked: later('liked'),
      caption: later('caption'),
      meta: later('meta'),
      note: later('note'),
      deleted: later('deleted'),
      tags: Object.fromEntries(
        Array.from(tags, (tag) => {
          const known = before.stamps.tags[tag];
          return [tag, known !== undefined && known === present.stamps.tags[tag] ? known : stamp];
        }),
      ),
    },
  };
}
