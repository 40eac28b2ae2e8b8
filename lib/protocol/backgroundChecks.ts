import * as v from 'valibot';
import type { BackgroundMessages } from './messages.ts';
import type { Checked } from './server.ts';

const MAX_URL = 8192;
/** A picture may be its own `data:` address; anything longer is known by its bytes alone. */
const MAX_PICTURE_URL = 262_144;
const MAX_ALIASES = 500;
/** Pictures one `likes.read` may ask for; a page with more asks again. */
export const MAX_PICTURES = 500;

const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const operationId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const reaction = v.nullable(v.boolean());
const aliases = v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_URL))), v.maxLength(MAX_ALIASES));
const pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000));
const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Messages without a request arrive with `null` or nothing. */
const nothing = v.pipe(
  v.nullish(v.null()),
  v.transform(() => undefined),
);
const json = v.union([v.string(), v.number(), v.boolean(), v.null()]);

const schemas = {
  'likes.read': v.strictObject({
    pictures: v.pipe(v.array(v.strictObject({ key, aliases })), v.maxLength(MAX_PICTURES)),
  }),
  'likes.set': v.strictObject({
    operationId,
    key,
    liked: reaction,
    snapshot: v.strictObject({
      url: v.pipe(v.string(), v.maxLength(MAX_PICTURE_URL), v.regex(/^(?:$|https?:|data:image\/)/i)),
      aliases,
      caption: v.pipe(v.string(), v.maxLength(4096)),
      width: v.exactOptional(pixels),
      height: v.exactOptional(pixels),
      mediaType: v.exactOptional(v.pipe(v.string(), v.maxLength(128))),
      meta: v.exactOptional(json),
    }),
  }),
  'library.react': v.strictObject({ operationId, key, liked: reaction }),
  'images.download': v.strictObject({
    url: v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(/^https?:/i)),
    fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  }),
  'frames.read': nothing,
  'frames.allow': v.strictObject({
    origins: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300), v.regex(/^https?:\/\/[^/*]+$/))), v.maxLength(100)),
  }),
  'overlay.extend': nothing,
  'gallery.open': v.strictObject({ tabId }),
  'gallery.describe': v.strictObject({ tabId }),
} satisfies {
  readonly [Name in keyof BackgroundMessages]: v.GenericSchema<unknown, Parameters<BackgroundMessages[Name]>[0]>;
};

/** Checks what the background is asked, by schema. */
export const backgroundChecks = {
  'likes.read': check(schemas['likes.read']),
  'likes.set': check(schemas['likes.set']),
  'library.react': check(schemas['library.react']),
  'images.download': check(schemas['images.download']),
  'frames.read': check(schemas['frames.read']),
  'frames.allow': check(schemas['frames.allow']),
  'overlay.extend': check(schemas['overlay.extend']),
  'gallery.open': check(schemas['gallery.open']),
  'gallery.describe': check(schemas['gallery.describe']),
} satisfies Record<keyof BackgroundMessages, (request: unknown) => Checked>;

function check(schema: v.GenericSchema): (request: unknown) => Checked {
  return (request) => {
    const parsed = v.safeParse(schema, request);
    if (parsed.success) return { valid: true, request: parsed.output };
    const [issue] = parsed.issues;
    return { valid: false, problem: `${v.getDotPath(issue) ?? 'request'}: ${issue.message}` };
  };
}
