import * as v from 'valibot';
import { MAX_LIKE_CHANGES } from '../core/judging/likeChange.ts';
import { THUMBNAIL_EDGE } from '../core/pictures/thumbnail.ts';
import type { BackgroundMessages } from './messages.ts';
import { overlayChecks } from './overlayChecks.ts';
import type { Checked } from './server.ts';
import { gallerySettings, settingsChanges } from './settingsSchemas.ts';
import { everyMinutes, passphrase, syncAccount } from './syncSchemas.ts';
import {
  actionId,
  aliases,
  json,
  key,
  MAX_PICTURE_URL,
  MAX_URL,
  nothing,
  operationId,
  pixels,
  reaction,
  tabId,
} from './valueSchemas.ts';

/** Pictures one message may ask for; a page with more asks again. */
export const MAX_PICTURES = 500;
/** Pictures one message may change. */
export const MAX_CHANGES = 100;
/** Characters of base64; how many bytes they may be is for the service to say. */
const MAX_THUMBNAIL = 140_000;

const tabGallery = v.strictObject({ id: operationId });
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
/** A value of an attribute or a property. */
const written = v.pipe(v.string(), v.maxLength(65_536));
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
  'sync.read': nothing,
  'sync.connect': v.strictObject({ account: syncAccount }),
  'sync.change': v.strictObject({
    everyMinutes: v.exactOptional(everyMinutes),
    passphrase: v.exactOptional(passphrase),
  }),
  'sync.run': nothing,
  'sync.cancel': nothing,
  'sync.disconnect': nothing,
  'sync.machines': nothing,
  'sync.takeOver': v.strictObject({ device: v.pipe(v.string(), v.regex(/^[0-9a-z]{8}$/)) }),
  'sync.answerDeletions': v.strictObject({ isAgreed: v.boolean() }),
  'accountSettings.read': nothing,
  'accountSettings.set': v.strictObject({ isOn: v.boolean() }),
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
    base: v.pipe(v.string(), v.maxLength(MAX_URL)),
    pictures: v.pipe(
      v.array(
        v.strictObject({
          // One character more than an address that lasts may have tells that it is longer.
          address: v.pipe(v.string(), v.maxLength(MAX_URL + 1)),
          css: v.exactOptional(written),
          srcsets: v.exactOptional(v.pipe(v.array(written), v.maxLength(20))),
          beside: v.exactOptional(
            v.pipe(v.array(v.tuple([v.pipe(v.string(), v.maxLength(100)), written])), v.maxLength(21)),
          ),
          key: v.exactOptional(key),
        }),
      ),
      v.maxLength(MAX_PICTURES),
    ),
  }),
  'marks.extend': nothing,
  'overlay.extend': nothing,
  'tab.open': v.strictObject({ tabId }),
  'tab.openOfPage': nothing,
  'tab.describe': tabGallery,
  'tab.read': tabGallery,
  'tab.show': v.strictObject({
    ...tabGallery.entries,
    key,
    urls: aliases,
  }),
  'tab.goBack': tabGallery,
  'overlay.lost': nothing,
  'gallery.open': v.strictObject({ tabId }),
  'gallery.describe': v.strictObject({ tabId }),
  'library.changed': nothing,
} satisfies {
  readonly [Name in keyof BackgroundMessages]: v.GenericSchema<unknown, Parameters<BackgroundMessages[Name]>[0]>;
};

/** Checks what the background is asked, by schema. */
export const backgroundChecks = checksBy(schemas);

/** Whether a message is for scripts in pages alone. */
export function isForOthers(name: string): boolean {
  return !Object.hasOwn(backgroundChecks, name) && Object.hasOwn(overlayChecks, name);
}

function checksBy<Name extends string>(all: Readonly<Record<Name, v.GenericSchema>>) {
  const checks = Object.entries<v.GenericSchema>(all).map(([name, schema]) => [name, check(schema)]);
  return Object.fromEntries(checks) as Readonly<Record<Name, (request: unknown) => Checked>>;
}

function check(schema: v.GenericSchema): (request: unknown) => Checked {
  return (request) => {
    const parsed = v.safeParse(schema, request);
    if (parsed.success) return { valid: true, request: parsed.output };
    const [issue] = parsed.issues;
    return { valid: false, problem: `${v.getDotPath(issue) ?? 'request'}: ${issue.message}` };
  };
}
