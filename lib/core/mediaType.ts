import { dataUrlType } from './dataUrl.ts';

/** Types by ending, as `ending type` without `image/`. */
const typeOfEnding = new Map(
  (
    'jpg jpeg,jpeg jpeg,jfif jpeg,pjpeg jpeg,png png,apng apng,gif gif,webp webp,avif avif,svg svg+xml,svgz svg+xml,' +
    'bmp bmp,ico x-icon,cur x-icon,jxl jxl,tif tiff,tiff tiff,heic heic,heif heif,jp2 jp2'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [ending: string, type: string]),
);

const endings = [...typeOfEnding.keys()].join('|');
const fileName = new RegExp(`^[^?#]*\\.(${endings})(?:[?#]|$)`, 'i');
const formatInPath = new RegExp(`^[^?#]*\\.(?:${endings})(?![a-z0-9])`, 'i');
/** Longer addresses are not looked at to their end, to bound the work. */
const longestAddress = 8192;

/** The image type that a `data:` URL declares or that the path's ending suggests; `undefined` when neither does. */
export function mediaTypeOf(url: string): string | undefined {
  const declared = dataUrlType(url);
  if (declared !== null) return declared.startsWith('image/') ? declared : undefined;
  const ending = fileName.exec(url.slice(0, longestAddress))?.[1]?.toLowerCase();
  return ending === undefined ? undefined : `image/${typeOfEnding.get(ending)}`;
}

/**
 * Whether a link to this address leads to an image file rather than to a page about one. A wiki's pages about files
 * end as the files do (`/File:Lake.jpg`), hence no colon in the last segment.
 */
export function isImageFile(url: string): boolean {
  const address = url.slice(0, longestAddress);
  return fileName.test(address) && !address.split(/[?#]/, 1)[0]?.split('/').at(-1)?.includes(':');
}

/** Whether the address names an image format anywhere in its path, as `/lake.jpg/300x200` and `/lake.png:large` do. */
export function namesImageFormat(url: string): boolean {
  return formatInPath.test(url.slice(0, longestAddress));
}
