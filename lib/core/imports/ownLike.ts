import * as v from 'valibot';
import { isStamp, type Stamp } from '../judging/clock.ts';
import type { JsonValue } from '../pictures/galleryImage.ts';
import { sortedUnion } from '../judging/judge.ts';
import type { Like, LikeStamps } from '../judging/like.ts';
import { cleanTag } from '../judging/pictureDetails.ts';
import { cleanMeta } from './cleanMeta.ts';
import type { ImportMoment } from './importMoment.ts';
import { isObject, member } from './parseJson.ts';
import { text } from '../text.ts';

/*
 * Limits that nothing the extension writes comes near to, since what it has exported must come back as it was. Those of
 * what a person may type are stricter, and held where it is typed.
 */
const MAX_TEXT = 100_000;
const MAX_URL = 8192;
const MAX_PICTURE_URL = 262_144;
const MAX_ALIASES = 10_000;
const MAX_TAGS = 2000;
const MAX_TAG = 1000;
/** ECMAScript, "Time Values and Time Range". */
const LAST_TIME = 8.64e15;

const words = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const pixels = v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)));
const time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST_TIME));
const stamp = v.pipe(v.string(), v.check(isStamp));
const tag = v.pipe(
  v.string(),
  v.nonEmpty(),
  v.maxLength(MAX_TAG),
  v.check((name) => cleanTag(name) === name),
);

/** All fields but `meta`, `deletedAt` and the stamps of tags, which nothing that is declared can describe. */
export const likeFields = v.object({
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  url: v.pipe(v.string(), v.maxLength(MAX_PICTURE_URL), v.regex(/^(?:$|https?:|data:image\/)/i)),
  aliases: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(/^https?:/i))), v.maxLength(MAX_ALIASES)),
  liked: v.nullable(v.boolean()),
  caption: words,
  tags: v.pipe(v.array(tag), v.maxLength(MAX_TAGS)),
  note: words,
  // Whatever page a picture can be judged on; never what runs when it is opened.
  page: v.object({ url: v.pipe(words, v.regex(/^(?!\s*(?:javascript|vbscript|data|blob):)/i)), title: words }),
  width: pixels,
  height: pixels,
  mediaType: v.exactOptional(v.pipe(v.string(), v.maxLength(256))),
  createdAt: time,
  updatedAt: time,
  stamps: v.object({ liked: stamp, caption: stamp, meta: stamp, note: stamp, deleted: stamp }),
});

/**
 * The Like in one entry of our own exports. Stamps and dates more than a day in the future, which would win over
 * everything judged until then, become those of the import.
 */
export function ownLike(
  record: Readonly<Record<string, JsonValue>>,
  moment: ImportMoment,
): { readonly like: Like; readonly stampedNow: boolean } | { readonly problem: string } {
  const parsed = v.safeParse(likeFields, record, { abortEarly: true });
  if (!parsed.success) {
    const [{ path }] = parsed.issues;
    const first = path?.[0]?.key;
    const field = typeof first === 'string' ? first : '';
    const name = Object.hasOwn(record, field) ? 'import_field_invalid' : 'import_field_missing';
    return { problem: text(name, { field }) };
  }
  if (member(record, 'deletedAt') !== undefined) return { problem: text('import_was_deleted') };
  const meta = cleanMeta(member(record, 'meta') ?? null);
  if ('problem' in meta) return meta;

  const { stamps: given, page, ...fields } = parsed.output;
  const recordStamps = member(record, 'stamps');
  const tagsGiven = isObject(recordStamps) ? tagStamps(member(recordStamps, 'tags')) : null;
  if (tagsGiven === null) return { problem: text('import_field_invalid', { field: 'stamps' }) };

  let stampedNow = false;
  const dated = (stampGiven: Stamp): Stamp => {
    if (!moment.isFutureStamp(stampGiven)) return stampGiven;
    stampedNow = true;
    return moment.stamp();
  };
  // A tag that nobody put on would be gone at the next merge.
  for (const name of fields.tags) {
    if (tagsGiven.has(name)) continue;
    tagsGiven.set(name, moment.stamp());
    stampedNow = true;
  }
  const stamps: LikeStamps = {
    liked: dated(given.liked),
    caption: dated(given.caption),
    meta: dated(given.meta),
    note: dated(given.note),
    tags: Object.fromEntries([...tagsGiven].map(([name, at]) => [name, dated(at)])),
    deleted: dated(given.deleted),
  };
  const like: Like = {
    ...fields,
    aliases: sortedUnion(fields.aliases, []),
    tags: sortedUnion(fields.tags, []),
    meta: meta.value,
    page,
    createdAt: moment.isFuture(fields.createdAt) ? moment.now : fields.createdAt,
    updatedAt: moment.isFuture(fields.updatedAt) ? moment.now : fields.updatedAt,
    stamps,
  };
  return { like, stampedNow };
}

/** `null` when one is no stamp. A tag may have any name, those of an object's own methods included. */
export function tagStamps(value: JsonValue | undefined): Map<string, Stamp> | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  if (entries.length > MAX_TAGS) return null;
  const stamps = new Map<string, Stamp>();
  for (const [name, at] of entries) {
    if (name.length > MAX_TAG || typeof at !== 'string' || !isStamp(at)) return null;
    stamps.set(name, at);
  }
  return stamps;
}
