import { dataUrlType } from './dataUrl.ts';

/** Types by ending, written as `ending type` without `image/`. */
const typeOfEnding = new Map(
  (
    'jpg jpeg,jpeg jpeg,jfif jpeg,pjpeg jpeg,png png,apng apng,gif gif,webp webp,avif avif,svg svg+xml,svgz svg+xml,' +
    'bmp bmp,ico x-icon,cur x-icon,jxl jxl,tif tiff,tiff tiff,heic heic,heif heif,jp2 jp2'
  )
    .split(',')
    .map((pair): [ending: string, type: string] => {
      const [ending = '', type = ''] = pair.split(' ');
      return [ending, `image/${type}`];
    }),
);

const formatInPath = new RegExp(`\\.(?:${[...typeOfEnding.keys()].join('|')})(?![a-z0-9])`, 'i');

/** The image type that a `data:` URL declares or that the path's ending suggests; `undefined` when neither does. */
export function mediaTypeOf(url: string): string | undefined {
  const declared = dataUrlType(url);
  if (declared !== null) return declared.startsWith('image/') ? declared : undefined;
  const path = pathOf(url);
  return typeOfEnding.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}

/**
 * Whether a link to this address leads to an image file rather than to a page about one. A wiki's pages about files
 * end as the files do (`/File:Lake.jpg`), hence no colon in the last segment.
 */
export function isImageFile(url: string): boolean {
  const path = pathOf(url);
  const dot = path.lastIndexOf('.');
  // Most links end here: no ending is longer than five letters.
  if (dot < 0 || path.length - dot > 6 || !typeOfEnding.has(path.slice(dot + 1).toLowerCase())) return false;
  return path.lastIndexOf(':') <= path.lastIndexOf('/');
}

/** Whether the address names an image format anywhere in its path, as `/lake.jpg/300x200` and `/lake.png:large` do. */
export function namesImageFormat(url: string): boolean {
  return formatInPath.test(pathOf(url));
}

/** Whether the name of an image file stands anywhere in a text. */
export function mentionsImageFile(text: string): boolean {
  return formatInPath.test(text);
}

/** Without query and fragment; a very long address is cut, to bound the work. */
function pathOf(url: string): string {
  const path = url.length > 8192 ? url.slice(0, 8192) : url;
  const query = path.indexOf('?');
  const fragment = path.indexOf('#');
  if (query < 0 && fragment < 0) return path;
  return path.slice(0, query < 0 ? fragment : fragment < 0 ? query : Math.min(query, fragment));
}
