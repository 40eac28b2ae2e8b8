import { dataUrlType } from '../../../lib/core/pictures/dataUrl.ts';
import type { FileData, GalleryImage, GalleryValue } from '../../../lib/core/pictures/galleryImage.ts';
import type { Variant } from '../../../lib/core/pictures/pageImage.ts';
import { hasControls, LONGEST_SHOWN_CAPTION } from '../../../lib/core/pictures/shownCaption.ts';
import { text, type TextName } from '../../../lib/core/text.ts';
import { describe, quoted } from './describeValue.ts';
import { isWaiting } from './objectUrls.ts';
import type { ObjectUrls } from './objectUrls.ts';
import { isBlob, isImageElement, isPictureObject, isUrl } from './pictureForms.ts';
import type { PictureObject } from './pictureForms.ts';

/** A list of any entries, as the gallery can show it. */
export interface ReadValue {
  /** The list itself where there is nothing to change about it. */
  readonly values: readonly GalleryValue[];
  /** Where in the list given each of them stands; `null` where none is left out. */
  readonly places: readonly number[] | null;
  readonly problems: readonly string[];
}

/** Characters from which on it is said that a caption is cut, which can be seen anyway. */
const LONG_CAPTION = 10_000;
/** Sentences of one kind; of the rest only the number is said. */
const MOST_ALIKE = 3;

type Fields = Readonly<Record<string, unknown>>;
const NO_FIELDS: Fields = {};

/** Entries that were made from the same one before, so that their cards need not be drawn again. */
export type MadeEntries = WeakMap<object, { readonly url: string; readonly made: GalleryImage }>;

export function readValue(list: readonly unknown[], urls: ObjectUrls, made: MadeEntries): ReadValue {
  const problems = createProblems();
  let values: GalleryValue[] | null = null;
  let places: number[] | null = null;
  for (let index = 0; index < list.length; index++) {
    const given = list[index];
    const value = readEntry(given, index, problems, urls, made);
    if (value === undefined) places ??= Array.from({ length: index }, (_, before) => before);
    if (value === undefined || value !== given) values ??= (list as readonly GalleryValue[]).slice(0, index);
    if (value === undefined) continue;
    values?.push(value);
    places?.push(index);
  }
  return { values: values ?? (list as readonly GalleryValue[]), places, problems: problems.sentences() };
}

interface Problems {
  /** `more` says of how many sentences of a kind are left out. */
  readonly note: (more: TextName, sentence: string) => void;
  readonly sentences: () => string[];
}

function createProblems(): Problems {
  const kinds = new Map<TextName, { readonly first: string[]; count: number }>();
  return {
    note(more, sentence) {
      const alike = kinds.get(more) ?? { first: [], count: 0 };
      if (++alike.count <= MOST_ALIKE) alike.first.push(sentence);
      kinds.set(more, alike);
    },
    sentences: () =>
      [...kinds].flatMap(([more, { first, count }]) => {
        const left = count - first.length;
        return left === 0 ? first : [...first, text(more, { count: left, more: String(left) })];
      }),
  };
}

const PROBLEMS = {
  picture: 'gallery_more_wrong_entries',
  caption: 'gallery_more_wrong_captions',
  rest: 'gallery_more_wrong_fields',
} as const satisfies Readonly<Record<string, TextName>>;

function readEntry(
  given: unknown,
  index: number,
  problems: Problems,
  urls: ObjectUrls,
  made: MadeEntries,
): GalleryValue | undefined {
  try {
    if (typeof given === 'string') {
      const problem = addressProblem(given);
      if (problem === null) return given;
      problems.note(PROBLEMS.picture, noPicture(index, problem));
      return undefined;
    }
    const isPair = Array.isArray(given);
    const isImage = !isPair && typeof given === 'object' && given !== null && 'image' in given;
    const image: unknown = isPair ? given[0] : isImage ? given.image : given;
    const read = readImage(image, urls);
    if ('problem' in read) {
      problems.note(PROBLEMS.picture, noPicture(index, read.problem));
      return undefined;
    }
    const rest = isImage ? (given as Fields) : isPair ? { caption: given[1] as unknown } : NO_FIELDS;
    const clean = cleanFields(rest, index, problems);
    if (read.plain !== undefined && clean === rest) return given as GalleryValue;

    const owner = given as object;
    const before = made.get(owner);
    if (before && before.url === read.url) return before.made;
    const known = read.known?.();
    const entry: GalleryImage = {
      ...known,
      ...(clean as Partial<GalleryImage>),
      ...(known?.caption && !clean['caption'] && { caption: known.caption }),
      ...(read.object && !clean['key'] && { key: urls.keyOf(read.object) }),
      image: read.plain ?? read.url,
    };
    if (read.object) made.set(owner, { url: read.url, made: entry });
    return entry;
  } catch {
    problems.note(PROBLEMS.picture, noPicture(index, text('gallery_no_picture_unreadable')));
    return undefined;
  }
}

function noPicture(index: number, reason: string): string {
  return text('gallery_wrong_entry', { number: String(index + 1), reason });
}

type ReadImage =
  | { readonly problem: string }
  | {
      readonly url: string;
      /** What stands for the image in an entry as it is. */
      readonly plain?: string | FileData;
      readonly object?: PictureObject;
      /** What the object says of itself. */
      readonly known?: () => Partial<GalleryImage>;
    };

function readImage(image: unknown, urls: ObjectUrls): ReadImage {
  if (typeof image === 'string') {
    const problem = addressProblem(image);
    return problem === null ? { url: image, plain: image } : { problem };
  }
  if (image === null || image === undefined) return { problem: text('gallery_no_picture_nothing') };
  if (typeof image !== 'object') return { problem: describe(image) };
  if (Array.isArray(image)) return { problem: describe(image) };
  if (isPictureObject(image)) {
    if (isBlob(image)) {
      const { type, size } = image;
      if (type !== '' && !type.startsWith('image/')) return { problem: text('gallery_no_picture_file', { type }) };
      if (size === 0) return { problem: text('gallery_no_picture_empty_file') };
    } else if (!(image.width > 0 && image.height > 0)) {
      return { problem: text('gallery_no_picture_pixels') };
    }
    const url = urls.urlOf(image);
    return { url, object: image, known: () => knownOf(image, url) };
  }
  if (isUrl(image)) {
    const problem = addressProblem(image.href);
    return problem === null ? { url: image.href } : { problem };
  }
  if (isImageElement(image)) {
    const url = image.currentSrc || image.src;
    const problem = addressProblem(url);
    if (problem !== null) return { problem };
    const { alt, naturalWidth: width, naturalHeight: height } = image;
    return { url, known: () => ({ ...(alt !== '' && { caption: alt }), ...(width > 0 && { width, height }) }) };
  }
  const { url, path } = image as { readonly url?: unknown; readonly path?: unknown };
  const address = url ?? path;
  if (typeof address !== 'string') return { problem: text('gallery_no_picture_object') };
  const problem = addressProblem(address);
  return problem === null ? { url: address, plain: image as FileData } : { problem };
}

function knownOf(object: PictureObject, url: string): Partial<GalleryImage> {
  if (!isBlob(object)) return { width: object.width, height: object.height };
  const largest = isWaiting(url) ? { url: '' } : { url, ...(object.type !== '' && { mediaType: object.type }) };
  return {
    ...('name' in object && typeof object.name === 'string' && { caption: object.name }),
    bytes: object.size,
    // The size of what stands in for a picture must not be taken for the picture's own.
    variants: isWaiting(url) ? [largest, { url }] : [largest],
  };
}

/** Schemes of addresses that a picture can have; one letter is a drive of Windows, in a path. */
const PICTURE_SCHEME = /^(?:https?|blob|file|[\w-]+-extension|[a-z])$/i;

/** Why there cannot be a picture at an address. Relative ones can be anything. */
function addressProblem(address: string): string | null {
  if (/^https?:\/\//.test(address)) return null;
  // White space and controls in front, line breaks and tabs anywhere are dropped by URL parsers.
  const start = address.slice(0, 200).replaceAll(/[\t\n\r]/g, '');
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  const scheme = /^[\u0000-\u0020]*([a-z][a-z\d+.-]*):/i.exec(start)?.[1]?.toLowerCase();
  if (scheme === undefined) return address.trim() === '' ? text('gallery_value_empty_text') : null;
  if (scheme === 'data') {
    const type = dataUrlType(address.trimStart());
    if (type?.startsWith('image/')) return null;
    return text('gallery_no_picture_data', { type: type ? quoted(type) : 'text/plain' });
  }
  return PICTURE_SCHEME.test(scheme) ? null : text('gallery_no_picture_address', { start: `${scheme}:` });
}

/** The fields beside the image, the very same where nothing is wrong with them. */
function cleanFields(fields: Fields, index: number, problems: Problems): Fields {
  const { caption, liked, key, width, height, variants, page, source, bytes } = fields;
  const wrong: string[] = [];
  const number = String(index + 1);
  let changed: Record<string, unknown> | null = null;
  const drop = (name: string): void => {
    changed ??= { ...fields };
    delete changed[name];
  };

  if (typeof caption === 'string') {
    if (caption.length > LONG_CAPTION) {
      const shown = String(LONGEST_SHOWN_CAPTION);
      problems.note(PROBLEMS.caption, text('gallery_caption_long', { number, count: caption.length, shown }));
    } else if (hasControls(caption) && /[^\s\P{Cc}]/u.test(caption)) {
      problems.note(PROBLEMS.caption, text('gallery_caption_controls', { number }));
    }
  } else if (caption !== null && caption !== undefined) {
    problems.note(PROBLEMS.caption, text('gallery_caption_not_text', { number, value: describe(caption) }));
    drop('caption');
  }
  if (liked !== undefined && liked !== null && typeof liked !== 'boolean') wrong.push('liked');
  if (key !== undefined && (typeof key !== 'string' || key === '')) wrong.push('key');
  if (!isSizeOrNothing(width)) wrong.push('width');
  if (!isSizeOrNothing(height)) wrong.push('height');
  if (!isSizeOrNothing(bytes)) wrong.push('bytes');
  if (variants !== undefined && !(Array.isArray(variants) && variants.every(isVariant))) wrong.push('variants');
  if (page !== undefined && !isPage(page)) wrong.push('page');
  if (source !== undefined && typeof source !== 'string') wrong.push('source');
  for (const name of wrong) {
    // JSON says `null` where nothing is known.
    if (fields[name] !== null) {
      const value = quoted(fields[name]);
      problems.note(PROBLEMS.rest, text('gallery_wrong_field', { property: name, number, value }));
    }
    drop(name);
  }
  return changed ?? fields;
}

function isSizeOrNothing(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && value >= 0 && value < Infinity);
}

function isVariant(value: unknown): value is Variant {
  if (typeof value !== 'object' || value === null || !('url' in value) || typeof value.url !== 'string') return false;
  const { width, height, density } = value as Fields;
  return (
    addressProblem(value.url) === null && isSizeOrNothing(width) && isSizeOrNothing(height) && isSizeOrNothing(density)
  );
}

function isPage(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { url, title } = value as Fields;
  return typeof url === 'string' && typeof title === 'string';
}
