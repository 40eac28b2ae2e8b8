import type { JsonValue } from '../pictures/galleryImage.ts';
import type { ForeignPicture } from './foreignLike.ts';
import { isObject, member, textMember } from './parseJson.ts';
import { text } from '../text.ts';

/**
 * What one item of the seed component's value says: an address, a file as Gradio describes it, a pair of either and a
 * caption, or a `GalleryImage`. Of the latter also the fields that this gallery has beyond the seed's.
 */
export function seedPicture(item: JsonValue): ForeignPicture | { readonly problem: string } {
  if (typeof item === 'string') return { url: item };
  if (Array.isArray(item)) return pair(item);
  if (!isObject(item)) return { problem: text('import_no_picture') };
  const image = member(item, 'image') ?? item;
  const file = fileOf(image);
  if ('problem' in file) return file;
  const caption = textMember(item, 'caption');
  const meta = image === item ? undefined : member(item, 'meta');
  return {
    ...file,
    ...(caption === undefined ? {} : { caption }),
    ...likedOf(member(item, 'liked')),
    ...(meta === undefined || meta === null ? {} : { meta }),
    ...pageOf(member(item, 'page')),
    ...sizeOf(item),
    ...variantsOf(member(item, 'variants')),
  };
}

/** Whether a list stands for one picture: two things, of which the second is a caption or nothing. */
export function isPair(item: readonly JsonValue[]): boolean {
  return item.length === 2 && (typeof item[1] === 'string' || item[1] === null);
}

function pair(item: readonly JsonValue[]): ForeignPicture | { readonly problem: string } {
  const [image, caption] = item;
  if (!isPair(item) || image === undefined) return { problem: text('import_no_pair') };
  const file = fileOf(image);
  return 'problem' in file || typeof caption !== 'string' || caption.trim() === '' ? file : { ...file, caption };
}

function fileOf(image: JsonValue): ForeignPicture | { readonly problem: string } {
  if (typeof image === 'string') return { url: image };
  if (!isObject(image)) return { problem: text('import_no_address') };
  const mediaType = textMember(image, 'mime_type');
  if (mediaType !== undefined && !/^image\//i.test(mediaType))
    return { problem: text('import_other_type', { type: mediaType }) };
  const addresses = ['url', 'path', 'src', 'data'].flatMap((name) => textMember(image, name) ?? []);
  const url = addresses.find((address) => /^\s*(?:https?|data):/i.test(address)) ?? addresses[0];
  if (url === undefined) return { problem: text('import_no_address') };
  return { url, ...(mediaType === undefined ? {} : { mediaType: mediaType.toLowerCase() }) };
}

/** For the seed, `null` is a picture that nobody has judged. */
function likedOf(liked: JsonValue | undefined): { readonly liked?: boolean } {
  return typeof liked === 'boolean' ? { liked } : {};
}

function pageOf(page: JsonValue | undefined): Pick<ForeignPicture, 'page'> {
  if (!isObject(page)) return {};
  const url = textMember(page, 'url');
  return url === undefined ? {} : { page: { url, title: textMember(page, 'title') ?? '' } };
}

function sizeOf(item: Readonly<Record<string, JsonValue>>): Pick<ForeignPicture, 'width' | 'height'> {
  const width = member(item, 'width');
  const height = member(item, 'height');
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : {};
}

function variantsOf(variants: JsonValue | undefined): Pick<ForeignPicture, 'otherUrls'> {
  if (!Array.isArray(variants)) return {};
  const otherUrls = variants
    .slice(0, 200)
    .flatMap((variant) => (isObject(variant) ? (textMember(variant, 'url') ?? []) : []));
  return { otherUrls };
}
