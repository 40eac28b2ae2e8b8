import { isStamp, NEVER } from '../../core/judging/clock.ts';
import type { JsonValue } from '../../core/pictures/galleryImage.ts';
import type { Like, LikeStamps } from '../../core/judging/like.ts';

/**
 * Makes a Like of whatever a record still holds: fields that are not what they should be are as in a new one.
 * @param storeKey What the record lies under; the picture's key in the first schema.
 * @returns `null` where not even the picture is known.
 */
export function recoverLike(storeKey: unknown, record: unknown): Like | null {
  if (!isRecord(record)) return null;
  const key = text(record['key']) || text(storeKey);
  const aliases = texts(record['aliases']);
  const url = text(record['url']);
  if (key === '' || (url === '' && aliases.length === 0 && record['liked'] === undefined)) return null;
  const page = isRecord(record['page']) ? record['page'] : {};
  const createdAt = time(record['createdAt']) ?? 0;
  const deletedAt = time(record['deletedAt']);
  const width = length(record['width']);
  const height = length(record['height']);
  const mediaType = text(record['mediaType']);
  return {
    key,
    url,
    aliases,
    liked: typeof record['liked'] === 'boolean' ? record['liked'] : null,
    caption: text(record['caption']),
    meta: json(record['meta']),
    tags: texts(record['tags']),
    note: text(record['note']),
    page: { url: text(page['url']), title: text(page['title']) },
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
    ...(mediaType === '' ? {} : { mediaType }),
    createdAt,
    updatedAt: time(record['updatedAt']) ?? createdAt,
    ...(deletedAt === undefined ? {} : { deletedAt }),
    stamps: stamps(record['stamps']),
  };
}

function stamps(value: unknown): LikeStamps {
  const record = isRecord(value) ? value : {};
  const tags = isRecord(record['tags']) ? record['tags'] : {};
  return {
    liked: stamp(record['liked']),
    caption: stamp(record['caption']),
    meta: stamp(record['meta']),
    note: stamp(record['note']),
    tags: Object.fromEntries(Object.entries(tags).map(([tag, at]) => [tag, stamp(at)])),
    deleted: stamp(record['deleted']),
  };
}

function stamp(value: unknown): string {
  return typeof value === 'string' && isStamp(value) ? value : NEVER;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function time(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function length(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** IndexedDB also keeps what JSON has no word for. */
function json(value: unknown): JsonValue {
  try {
    return (JSON.parse(JSON.stringify(value) ?? 'null') as JsonValue | undefined) ?? null;
  } catch {
    return null;
  }
}
