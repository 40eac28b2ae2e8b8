import type { Like } from './like.ts';
import type { LikeChange } from './likeChange.ts';

/** A Like as it is once a change is stored; stamps and reaction are the library's own affair. */
export function changedLike(like: Like, { caption, note, addTags = [], removeTags = [] }: LikeChange): Like {
  const kept = like.tags.filter((tag) => !removeTags.includes(tag));
  const added = addTags.filter((tag) => !kept.includes(tag));
  return {
    ...like,
    ...(caption === undefined ? {} : { caption }),
    ...(note === undefined ? {} : { note }),
    tags: added.length === 0 && kept.length === like.tags.length ? like.tags : [...kept, ...new Set(added)].toSorted(),
  };
}

/** The change that puts a Like back as it was before another one; `null` when that one would leave it as it is. */
export function reverseChange(like: Like, change: LikeChange): LikeChange | null {
  const { key, caption, note, tags } = like;
  const after = changedLike(like, change);
  const addTags = tags.filter((tag) => !after.tags.includes(tag));
  const removeTags = after.tags.filter((tag) => !tags.includes(tag));
  const reverse = {
    ...(after.caption === caption ? {} : { caption }),
    ...(after.note === note ? {} : { note }),
    ...(addTags.length === 0 ? {} : { addTags }),
    ...(removeTags.length === 0 ? {} : { removeTags }),
  };
  return Object.keys(reverse).length === 0 ? null : { key, ...reverse };
}

/**
 * A list with entries back in it that it once held: each behind the one it followed then, as far as that is still there.
 * `before` is the list as it was.
 */
export function putBack<Entry extends { readonly key: string }>(
  present: readonly Entry[],
  before: readonly Entry[],
  returning: ReadonlyMap<string, Entry>,
): readonly Entry[] {
  const there = new Set(present.map(({ key }) => key));
  const first: Entry[] = [];
  const behind = new Map<string, Entry[]>();
  let group = first;
  for (const { key } of before) {
    const entry = returning.get(key);
    if (there.has(key)) behind.set(key, (group = []));
    else if (entry) group.push(entry);
  }
  // What came in at the front since then stays in front of all that was there.
  const start = present.findIndex(({ key }) => behind.has(key));
  const rest = present.flatMap((entry) => [entry, ...(behind.get(entry.key) ?? [])]);
  return start === -1 ? [...rest, ...first] : [...rest.slice(0, start), ...first, ...rest.slice(start)];
}
