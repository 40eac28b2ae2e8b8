import { fileEnding, type Photograph, type PhotographFile, type PhotographFormat } from '../photographs.ts';
import { html, type Html } from './html.ts';

/** How wide a picture stands in its layout: the `sizes` attribute. */
type Sizes = string;

interface ImageOptions {
  readonly loading?: 'lazy' | 'eager';
  /** Replaces the photograph's own alternative text; empty where the text beside the picture says it all. */
  readonly alt?: string;
}

export function photographUrl(photograph: Photograph, file: PhotographFile): string {
  return `/photo/${photograph.name}-${file.width}.${fileEnding(file.format)}`;
}

export function originalUrl(photograph: Photograph): string {
  return `/photo/original/${photograph.name}.jpg`;
}

/** The smallest file at least so wide; the largest where none is. */
export function fileOf(photograph: Photograph, format: PhotographFormat, width: number): PhotographFile {
  const files = photograph.files.filter((file) => file.format === format);
  const found = files.find((file) => file.width >= width) ?? files.at(-1);
  if (found === undefined) throw new Error(`${photograph.name} has no ${format}`);
  return found;
}

function srcset(photograph: Photograph, format: PhotographFormat): string {
  return photograph.files
    .filter((file) => file.format === format)
    .map((file) => `${photographUrl(photograph, file)} ${file.width}w`)
    .join(', ');
}

/** One address, nothing to choose from. */
export function plainImage(photograph: Photograph, width: number, options: ImageOptions = {}): Html {
  const file = fileOf(photograph, 'jpeg', width);
  return html`<img src="${photographUrl(photograph, file)}" ${describe(photograph, file, options)} />`;
}

/** JPEG in every size, chosen by width. */
export function responsiveImage(photograph: Photograph, sizes: Sizes, options: ImageOptions = {}): Html {
  const file = fileOf(photograph, 'jpeg', 960);
  return html`<img
    srcset="${srcset(photograph, 'jpeg')}"
    sizes="${sizes}"
    src="${photographUrl(photograph, file)}"
    ${describe(photograph, file, options)}
  />`;
}

/** JPEG in two sizes, chosen by the screen's density. */
export function densityImage(photograph: Photograph, width: number, options: ImageOptions = {}): Html {
  const [once, twice] = [fileOf(photograph, 'jpeg', width), fileOf(photograph, 'jpeg', width * 2)];
  return html`<img
    srcset="${photographUrl(photograph, once)} 1x, ${photographUrl(photograph, twice)} 2x"
    src="${photographUrl(photograph, once)}"
    ${describe(photograph, once, options)}
  />`;
}

/** AVIF, WebP and JPEG in every size. */
export function pictureElement(photograph: Photograph, sizes: Sizes, options: ImageOptions = {}): Html {
  return html`<picture>
    <source type="image/avif" srcset="${srcset(photograph, 'avif')}" sizes="${sizes}" />
    <source type="image/webp" srcset="${srcset(photograph, 'webp')}" sizes="${sizes}" />
    ${responsiveImage(photograph, sizes, options)}
  </picture>`;
}

/** The width and height of the file reserve the picture's box before it arrives. */
function describe(photograph: Photograph, file: PhotographFile, options: ImageOptions): Html {
  const loading = options.loading ?? 'eager';
  return html`width="${file.width}" height="${file.height}" loading="${loading}" alt="${options.alt ?? photograph.alt}"`;
}

/** The line under a picture in an article: what it shows, and whose it is. */
export function captionWithCredit(photograph: Photograph): Html {
  return html`<figcaption>${photograph.caption} <small>${creditLine(photograph)}</small></figcaption>`;
}

export function creditLine(photograph: Photograph): string {
  return `${photograph.credit.author}, ${photograph.credit.licence}`;
}

/** The title up to its first comma. */
export function shortTitle(photograph: Photograph): string {
  return photograph.title.split(',', 1).join('');
}
