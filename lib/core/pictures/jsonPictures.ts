import { isImageFile, mediaTypeOf, mentionsImageFile, namesImageFormat } from './mediaType.ts';
import { samePicture, wholePicture } from './pictureWords.ts';

/** An address that JSON gives for a picture, as written. */
interface JsonAddress {
  readonly url: string;
  /** The value is a `srcset`, not one address. */
  readonly isSrcset?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Its key says that this is the whole picture. */
  readonly full?: boolean;
}

/** A picture that JSON names; its smaller files come last, as far as the keys tell. */
export interface JsonPicture {
  readonly addresses: readonly JsonAddress[];
  /** Empty where the JSON does not say. */
  readonly caption: string;
}

interface OpenPicture {
  readonly addresses: JsonAddress[];
  /** How many of the addresses are not those of small files. */
  large: number;
  caption: string;
}

interface OpenValue {
  readonly value: unknown;
  readonly key: string;
  /** The object that this is a member of. */
  readonly around: {
    readonly picture: OpenPicture;
    readonly size: Pick<JsonAddress, 'width' | 'height'>;
    readonly isImageObject: boolean;
  } | null;
}

/** Values looked at in one text: more than any page means by it. */
const mostValues = 50_000;
const longestAddress = 8192;

/** Properties of schema.org whose value is an image: an address, an `ImageObject`, or a list of these. */
const imageProperty = /\b(?:images?|logo|photos?|primaryimageofpage|thumbnail(?:url)?)$/;
/** Of a key that is made of nothing else, these say which of one picture's files the value is. */
const fileWords =
  /data|content|image|img|photo|pic(?:ture)?|m?src|source|ur[il]|href|path|file|thumb(?:nail)?|mini|small|medium|large|big|full|orig(?:inal)?|preview|zoom|hi|res|high|low|retina|mobile|desktop|max|size|formats|\d{3,}w?|@?\dx$|[smlx]+$|[-_\s]/g;
const smallFile = /thumb|mini|small|low|preview|msrc/;
const saysAddress = /url|file|logo|icon|avatar|cover/;

/**
 * The images that JSON names, recognised by value. An object's addresses are one picture where their keys say nothing
 * but which file of it they are (`src`, `thumb`, `large`), else a picture each. `name` is the key of the whole. In
 * JSON-LD the properties that mean images are known, so that their addresses may look like any.
 *
 * None when the text is not JSON; never throws.
 */
export function jsonPictures(json: string, name: string, isLinkedData = false): JsonPicture[] {
  const pictures: OpenPicture[] = [];
  const begin = (): OpenPicture => {
    const picture = { addresses: [], large: 0, caption: '' };
    pictures.push(picture);
    return picture;
  };
  // A stack and not recursion: values may be nested deeper than calls can be.
  const open: OpenValue[] = [];
  try {
    open.push({ value: JSON.parse(json), key: name, around: null });
  } catch {
    return [];
  }
  let seen = 0;
  for (let next = open.pop(); next && seen < mostValues; next = open.pop()) {
    seen++;
    const { value, key, around } = next;
    const word = key.slice(0, 64).toLowerCase();
    const shared = around && word.replaceAll(fileWords, '') === '' ? around.picture : null;
    const isMeant =
      isLinkedData && (imageProperty.test(word) || (around?.isImageObject === true && /\b(?:content)?url$/.test(word)));
    if (around && key.includes('/') && isAddress(key, '')) {
      // A map of one picture's files, with `[width, height]` as values.
      const [width, height] = [value].flat();
      around.picture.addresses.push({ url: key, ...sizeOf({ width, height }) });
    } else if (Array.isArray(value)) {
      for (const item of value.toReversed()) open.push({ value: item, key, around: null });
    } else if (typeof value === 'string') {
      if (around && word.endsWith('srcset')) around.picture.addresses.push({ url: value, isSrcset: true });
      else if (isAddress(value, word) || (isMeant && mayBeImage(value))) {
        const picture = shared ?? begin();
        if (smallFile.test(word)) picture.addresses.push({ url: value });
        else {
          const full = wholePicture.test(word);
          picture.addresses.splice(picture.large++, 0, { url: value, ...around?.size, ...(full && { full }) });
        }
      }
    } else if (typeof value === 'object' && value !== null) {
      const object = value as Record<string, unknown>;
      const types = [object['@type']].flat();
      const picture = shared ?? begin();
      for (const text of ['title', 'caption', 'alt', 'name'].map((member) => object[member])) {
        if (typeof text === 'string') picture.caption ||= text;
      }
      const isImageObject =
        types.some((type) => typeof type === 'string' && type.endsWith('ImageObject')) || (isMeant && !types[0]);
      const inside = { picture, size: sizeOf(object), isImageObject };
      for (const member of Object.keys(object).toReversed()) {
        const content = object[member];
        // Most values are other texts and numbers.
        if (typeof content === 'string' ? !isLinkedData && !mentionsImageFile(content) : typeof content !== 'object')
          continue;
        // A shared object's key goes on to say which file it is.
        open.push({ value: content, key: shared ? `${word} ${member}` : member, around: inside });
      }
    }
  }
  return pictures.filter(({ addresses }) => addresses.length > 0);
}

/** Whether JSON of any meaning holds an image's address here. */
function isAddress(text: string, word: string): boolean {
  if (text.length < 5 || text.length > longestAddress || /[\s<>"{}]/.test(text)) return false;
  const says = samePicture.test(word) || saysAddress.test(word);
  if (isImageFile(text)) return says || text.includes('/');
  // What ends as an image and is none is a page about one.
  return says && text.includes('/') && namesImageFormat(text) && mediaTypeOf(text) === undefined;
}

/** Whether an address that is meant to be an image's can be: no word, no page, no page about a file. */
function mayBeImage(text: string): boolean {
  if (text.length > longestAddress || /\s|\/$|\.html?$/.test(text)) return false;
  return isImageFile(text) || (text.includes('/') && mediaTypeOf(text) === undefined);
}

function sizeOf({ width, height, w, h }: Readonly<Record<string, unknown>>): { width?: number; height?: number } {
  const size = { width: pixels(width ?? w), height: pixels(height ?? h) };
  return size.width && size.height ? size : {};
}

/** A number, a text that starts with one, or schema.org's `QuantitativeValue`. */
function pixels(value: unknown): number {
  const inner = typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
  const number = typeof inner === 'string' ? parseInt(inner, 10) : inner;
  return typeof number === 'number' && number > 0 && number < 1e6 ? Math.round(number) : 0;
}
