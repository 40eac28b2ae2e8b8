import type { ImageSource, PageImage } from '../../../lib/core/pictures/pageImage.ts';

const sources: Record<ImageSource, true> = {
  img: true,
  picture: true,
  background: true,
  css: true,
  attribute: true,
  link: true,
  svg: true,
  canvas: true,
  'video-poster': true,
  input: true,
  object: true,
  icon: true,
  meta: true,
  resource: true,
  document: true,
  file: true,
};

/** What of a collection breaks what is promised of any page's, in words; empty when all is well. */
export function brokenPromises(images: readonly PageImage[]): string[] {
  const broken: string[] = [];
  const keys = new Set<string>();
  for (const image of images) {
    const { key, variants, caption, source, naturalWidth, naturalHeight } = image;
    const say = (what: string): unknown => broken.push(`${what}: ${JSON.stringify(image).slice(0, 500)}`);
    if (!/^[0-9a-f]{64}$/.test(key)) say('the key is not 64 hexadecimal digits');
    if (keys.has(key)) say('the key is another picture’s too');
    keys.add(key);
    if (!sources[source]) say('the source has no such name');
    if (caption.trim() === '' || Array.from(caption).length > 500) say('the caption is empty or too long');
    if (variants.length === 0) say('there is no variant');
    const urls = new Set(variants.map(({ url }) => url));
    if (urls.size < variants.length) say('an address is there twice');
    for (const { url, width, height, density } of variants) {
      if (!mayBePicture(url)) say(`not the absolute address of a picture, ${url.slice(0, 200)}`);
      for (const size of [width, height]) if (size !== undefined && !(size > 0 && size < Infinity)) say('no size');
      if (density !== undefined && !(density >= 0 && density < Infinity)) say('no density');
    }
    const areas = variants.flatMap(({ width, height }) => (width && height ? [width * height] : []));
    if (areas.some((area, index) => area > (areas[index - 1] ?? Infinity))) say('a larger one comes after a smaller');
    if ((naturalWidth === undefined) !== (naturalHeight === undefined)) say('half of a natural size');
    if (naturalWidth !== undefined && !(naturalWidth > 0 && Number.isInteger(naturalWidth))) say('no natural size');
  }
  return broken;
}

function mayBePicture(url: string): boolean {
  if (/^data:image\//i.test(url)) return true;
  return /^(?:https?:\/\/[^/]|blob:)/.test(url) && (url.startsWith('blob:') || URL.canParse(url));
}
