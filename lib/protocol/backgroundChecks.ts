import * as v from 'valibot';
import { ACTION_ICONS, ACTION_KINDS, MAX_ACTION_LABEL, MAX_OWN_ACTIONS, MAX_TEMPLATE } from '../core/actions.ts';
import { COLUMNS, MAX_CUSTOM_CSS } from '../core/gallerySettings.ts';
import { COMMANDS } from '../core/keyBindings.ts';
import { MAX_LIKE_CHANGES } from '../core/likeChange.ts';
import { THUMBNAIL_EDGE } from '../core/thumbnail.ts';
import type { BackgroundMessages } from './messages.ts';
import type { Checked } from './server.ts';

const MAX_URL = 8192;
/** A picture may be its own `data:` address; anything longer is known by its bytes alone. */
const MAX_PICTURE_URL = 262_144;
const MAX_ALIASES = 500;
/** Pictures one message may ask for; a page with more asks again. */
export const MAX_PICTURES = 500;
/** Pictures one message may change. */
export const MAX_CHANGES = 100;
/** Characters of base64; how many bytes they may be is for the service to say. */
const MAX_THUMBNAIL = 140_000;

const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const operationId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));
const actionId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64));
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
const identities = v.strictObject({
  pictures: v.pipe(v.array(v.strictObject({ key, aliases })), v.maxLength(MAX_PICTURES)),
});
const snapshot = v.strictObject({
  url: v.pipe(v.string(), v.maxLength(MAX_PICTURE_URL), v.regex(/^(?:$|https?:|data:image\/)/i)),
  aliases,
  caption: v.pipe(v.string(), v.maxLength(4096)),
  width: v.exactOptional(pixels),
  height: v.exactOptional(pixels),
  mediaType: v.exactOptional(v.pipe(v.string(), v.maxLength(128))),
  meta: v.exactOptional(json),
});
const time = v.pipe(v.number(), v.finite());
const judgement = v.strictObject({ operationId, key, liked: reaction, at: time, snapshot });
/** How long and how many is for `annotate` to say, in words for the person. */
const tags = v.exactOptional(v.array(v.string()));
const likeChange = v.strictObject({
  key,
  liked: v.exactOptional(reaction),
  caption: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  addTags: tags,
  removeTags: tags,
  deleted: v.exactOptional(v.boolean()),
});
const thumbnailPixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(THUMBNAIL_EDGE));
/** What lies outside of its edges is put right by `readSettings`. */
const length = v.exactOptional(v.pipe(v.number(), v.finite()));
const chords = v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(40))), v.maxLength(8));
const flag = v.exactOptional(v.boolean());
const gallerySettings = v.strictObject({
  theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
  dock: v.exactOptional(v.picklist(['full', 'left', 'right', 'bottom'])),
  dockWidth: length,
  dockHeight: length,
  showTitle: flag,
  layout: v.exactOptional(v.picklist(['masonry', 'grid', 'justified'])),
  cardWidth: length,
  columns: v.exactOptional(
    v.nullable(v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(COLUMNS.min))), v.nonEmpty(), v.maxLength(6))),
  ),
  gap: v.exactOptional(v.nullable(v.tuple([v.pipe(v.number(), v.finite()), v.pipe(v.number(), v.finite())]))),
  fit: v.exactOptional(v.picklist(['cover', 'contain'])),
  captions: v.exactOptional(v.picklist(['below', 'overlay', 'hidden'])),
  allowPreview: flag,
  startInPreview: flag,
  showShareButton: flag,
  showDownloadButton: flag,
  likeable: v.exactOptional(v.picklist(['both', 'like', 'dislike'])),
  autoAdvance: flag,
  interactive: flag,
  action: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  rescanEvery: length,
  customCss: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_CUSTOM_CSS))),
  keys: v.exactOptional(v.record(v.picklist(COMMANDS), chords)),
});
const settingsChanges = v.strictObject({
  gallery: v.exactOptional(gallerySettings),
  sites: v.exactOptional(
    v.record(
      v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
      v.nullable(
        v.strictObject({
          gallery: v.exactOptional(gallerySettings),
          marks: flag,
          disliked: v.exactOptional(v.picklist(['shown', 'dimmed', 'hidden'])),
        }),
      ),
    ),
  ),
  actions: v.exactOptional(
    v.pipe(
      v.array(
        v.strictObject({
          id: operationId,
          label: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_ACTION_LABEL)),
          icon: v.picklist(ACTION_ICONS),
          key: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(40))),
          does: v.picklist(ACTION_KINDS),
          template: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_TEMPLATE)),
        }),
      ),
      v.maxLength(MAX_OWN_ACTIONS),
    ),
  ),
  badge: flag,
  privateWindows: flag,
});
const actionPicture = v.strictObject({
  key,
  image: v.pipe(v.string(), v.maxLength(MAX_PICTURE_URL), v.regex(/^(?:https?:|data:image\/)/i)),
  caption: v.exactOptional(v.nullable(v.pipe(v.string(), v.maxLength(4096)))),
  liked: v.exactOptional(reaction),
  meta: v.exactOptional(json),
  width: v.exactOptional(pixels),
  height: v.exactOptional(pixels),
  page: v.exactOptional(
    v.strictObject({ url: v.pipe(v.string(), v.maxLength(MAX_URL)), title: v.pipe(v.string(), v.maxLength(4096)) }),
  ),
});

const schemas = {
  'likes.read': identities,
  'likes.set': judgement,
  'likes.setMany': v.strictObject({ judgements: v.pipe(v.array(judgement), v.nonEmpty(), v.maxLength(MAX_CHANGES)) }),
  'likes.details': identities,
  'likes.annotate': v.strictObject({
    operationId,
    pictures: v.pipe(v.array(v.strictObject({ key, snapshot })), v.nonEmpty(), v.maxLength(MAX_CHANGES)),
    annotation: v.strictObject({ addTags: tags, removeTags: tags, note: v.exactOptional(v.string()) }),
  }),
  'settings.change': v.strictObject({ changes: settingsChanges }),
  'settings.read': nothing,
  'settings.changeOfPage': v.strictObject({ changes: gallerySettings }),
  'settings.readOfPage': nothing,
  'actions.run': v.strictObject({ operationId, actionId, picture: actionPicture, inFront: v.boolean() }),
  'actions.allow': v.strictObject({ actionId }),
  'library.change': v.strictObject({
    operationId,
    changes: v.pipe(v.array(likeChange), v.nonEmpty(), v.maxLength(MAX_LIKE_CHANGES)),
  }),
  'library.merge': v.strictObject({
    operationId,
    keys: v.pipe(v.array(key), v.minLength(2), v.maxLength(MAX_CHANGES)),
    main: v.exactOptional(key),
  }),
  'library.unmerge': v.strictObject({ undo: operationId }),
  'library.deleteAll': v.strictObject({ settings: v.boolean() }),
  'library.restore': nothing,
  'library.forget': nothing,
  'thumbnails.add': v.strictObject({
    key,
    aliases,
    image: v.pipe(v.string(), v.nonEmpty(), v.maxLength(MAX_THUMBNAIL)),
    mediaType: v.picklist(['image/webp', 'image/png', 'image/jpeg']),
    width: thumbnailPixels,
    height: thumbnailPixels,
    look: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  }),
  'comparisons.add': v.strictObject({ id: operationId, session: operationId, chosen: key, rejected: key }),
  'images.download': v.strictObject({
    url: v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(/^https?:/i)),
    fileName: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  }),
  'frames.read': nothing,
  'frames.allow': v.strictObject({
    origins: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300), v.regex(/^https?:\/\/[^/*]+$/))), v.maxLength(100)),
  }),
  'page.counts': v.strictObject({ liked: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  'marks.describe': nothing,
  'marks.read': v.strictObject({
    pictures: v.pipe(v.array(v.strictObject({ aliases, key: v.exactOptional(key) })), v.maxLength(MAX_PICTURES)),
  }),
  'marks.extend': nothing,
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
  'likes.setMany': check(schemas['likes.setMany']),
  'likes.details': check(schemas['likes.details']),
  'likes.annotate': check(schemas['likes.annotate']),
  'settings.change': check(schemas['settings.change']),
  'settings.read': check(schemas['settings.read']),
  'settings.changeOfPage': check(schemas['settings.changeOfPage']),
  'settings.readOfPage': check(schemas['settings.readOfPage']),
  'actions.run': check(schemas['actions.run']),
  'actions.allow': check(schemas['actions.allow']),
  'library.change': check(schemas['library.change']),
  'library.merge': check(schemas['library.merge']),
  'library.unmerge': check(schemas['library.unmerge']),
  'library.deleteAll': check(schemas['library.deleteAll']),
  'library.restore': check(schemas['library.restore']),
  'library.forget': check(schemas['library.forget']),
  'thumbnails.add': check(schemas['thumbnails.add']),
  'comparisons.add': check(schemas['comparisons.add']),
  'images.download': check(schemas['images.download']),
  'frames.read': check(schemas['frames.read']),
  'frames.allow': check(schemas['frames.allow']),
  'page.counts': check(schemas['page.counts']),
  'marks.describe': check(schemas['marks.describe']),
  'marks.read': check(schemas['marks.read']),
  'marks.extend': check(schemas['marks.extend']),
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
