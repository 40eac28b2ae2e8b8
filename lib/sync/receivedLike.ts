import * as v from 'valibot';
import type { JsonValue } from '../core/pictures/galleryImage.ts';
import { cleanMeta } from '../core/imports/cleanMeta.ts';
import { MAX_DEPTH } from '../core/imports/importEntry.ts';
import { likeFields, tagStamps } from '../core/imports/ownLike.ts';
import { isObject, member } from '../core/imports/parseJson.ts';
import { sortedUnion } from '../core/judging/judge.ts';
import type { Like } from '../core/judging/like.ts';

const deletion = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15)));
const schema = v.object({ ...likeFields.entries, deletedAt: deletion });

/** The Like in what a server sent, a tombstone's too; `null` when any field of it is not as the extension writes it. */
export function receivedLike(record: unknown): Like | null {
  if (!isObject(record)) return null;
  const parsed = v.safeParse(schema, record, { abortEarly: true });
  if (!parsed.success) return null;
  const stamps = member(record, 'stamps');
  const tags = isObject(stamps) ? tagStamps(member(stamps, 'tags')) : null;
  const given = member(record, 'meta') ?? null;
  if (tags === null || !isFlat(given)) return null;
  const meta = cleanMeta(given);
  if ('problem' in meta) return null;
  const { output } = parsed;
  return {
    ...output,
    aliases: sortedUnion(output.aliases, []),
    tags: sortedUnion(output.tags, []),
    meta: meta.value,
    stamps: { ...output.stamps, tags: Object.fromEntries(tags) },
  };
}

/** Whether no list or object of `value` lies deeper than the extension lets any lie: all other code goes down by calls. */
function isFlat(value: JsonValue): boolean {
  let level: JsonValue[] = [value];
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}
