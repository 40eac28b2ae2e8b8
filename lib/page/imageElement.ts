import { resolvedCandidate, smallSide, type Candidate } from '../core/pictures/variants.ts';
import { attributeImages, preferSized } from './attributeImages.ts';
import { pictureCaptions } from './captionTexts.ts';
import type { DocumentReading } from './documentReading.ts';

const longAddress = 1 << 16;

/** Reads an `img` with the `picture` around it, its lazy attributes, and the file that a link around it leads to. */
export function readImageElement(element: Element, within: DocumentReading): void {
  const image = element as HTMLImageElement;
  const { base, reading } = within;
  const picture = image.parentElement?.localName === 'picture' ? image.parentElement : null;
  const attributes = attributeImages(image, image.getAttributeNames(), within, true);
  const groups = within.linkedFiles.size > 0 ? [...(within.linkedFiles.get(image) ?? [])] : [];
  const declared: Candidate[] = [];
  addSrcset(image, declared, groups, within);
  const later = attributes ? [...attributes.same] : [];
  if (picture && !within.readPictures.has(picture)) {
    within.readPictures.add(picture);
    addSources(picture, declared, groups, later, within);
  }
  if (later.length > 0) preferSized(later);
  groups.push(...later);

  const { currentSrc, naturalWidth } = image;
  // A picture in its own address may have megabytes, which are neither parsed nor compared.
  const isLong = currentSrc.length > longAddress;
  // What cannot be parsed is there as it was written.
  const shown = naturalWidth > 0 || isLong || URL.canParse(currentSrc) ? resolvedCandidate(currentSrc) : null;
  const loaded = shown && loadedCandidate(image, shown, declared);
  const source = picture ? 'picture' : 'img';
  const alt = image.getAttribute('alt');
  // Firefox names an image document's only image by its address.
  const captions = pictureCaptions(image, within, alt === currentSrc ? null : alt);
  if (loaded && isSpacer(loaded, groups)) {
    reading.add(source, image, groups, captions);
    // A picture of its own, so that it never becomes an alias of the one still to come.
    reading.add(source, image, [[loaded]], {}, loaded);
  } else {
    const src = isLong ? null : image.getAttribute('src');
    // Where only `src` speaks, it is what is shown; or will be in a moment, when it has just been changed.
    const alone = groups.length === 0 && (loaded !== null || src === null || currentSrc.endsWith(src));
    if (shown) groups.push([loaded ?? (alone ? { ...shown, ...attributeSize(image) } : shown)]);
    if (!shown || !alone) {
      const written = reading.written(src, base, shown ? undefined : attributeSize(image));
      if (written.length > 0) groups.push(written);
    }
    reading.add(source, image, groups, captions, loaded);
  }
  for (const other of attributes?.others ?? []) reading.add('attribute', image, other.groups, other.captions);
}

/** Reads a `picture` without an `img`, which shows nothing but names its sources all the same. */
export function readPictureElement(picture: Element, within: DocumentReading): void {
  if (picture.querySelector('img')) return;
  const groups: Candidate[][] = [];
  const later: Candidate[][] = [];
  addSources(picture, [], groups, later, within);
  preferSized(later);
  within.reading.add('picture', picture, [...groups, ...later]);
}

/** What the `source` elements offer, whether or not the browser would choose it, and what they will offer later. */
function addSources(
  picture: Element,
  declared: Candidate[],
  groups: Candidate[][],
  later: Candidate[][],
  within: DocumentReading,
): void {
  for (const source of picture.children) {
    if (source.localName !== 'source') continue;
    addSrcset(source, declared, groups, within);
    later.push(...(attributeImages(source, source.getAttributeNames(), within, true)?.same ?? []));
  }
}

/** Adds a `srcset` to the group of all that the element and its sources declare, and that group to the others. */
function addSrcset(
  element: Element,
  declared: Candidate[],
  groups: Candidate[][],
  { base, reading }: DocumentReading,
): void {
  const srcset = element.getAttribute('srcset');
  if (!srcset) return;
  reading.addSrcset(srcset, base, declared, element.localName === 'source' ? element.getAttribute('type') : null);
  if (!groups.includes(declared)) groups.push(declared);
}

/**
 * What the browser shows, with its size in pixels of the file; `null` while that is not known. `naturalWidth` is in CSS
 * pixels: a candidate's density, or its `w` descriptor, gives the file's own.
 */
function loadedCandidate(
  image: HTMLImageElement,
  shown: Candidate,
  declared: readonly Candidate[],
): (Candidate & { width: number; height: number }) | null {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0 || !image.complete) return null;
  const { width, density } = declared.find(({ id }) => id === shown.id) ?? shown;
  const scale = width === undefined ? density || 1 : width / naturalWidth;
  return { ...shown, width: Math.round(naturalWidth * scale), height: Math.round(naturalHeight * scale) };
}

/** Whether what is loaded only keeps the place of a picture that a lazy loader will bring. */
function isSpacer({ id, width, height }: Candidate, groups: readonly Candidate[][]): boolean {
  if (!width || !height || width > smallSide || height > smallSide || id.startsWith('data:')) return false;
  const others = groups.flat();
  return others.length > 0 && !others.some((other) => other.id === id);
}

function attributeSize(image: Element): { width?: number; height?: number } {
  const width = parseInt(image.getAttribute('width') ?? '', 10);
  const height = parseInt(image.getAttribute('height') ?? '', 10);
  return width > 0 && height > 0 ? { width, height } : {};
}
