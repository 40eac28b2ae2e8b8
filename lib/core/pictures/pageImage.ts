/** One URL of a picture: a size, a density or a format of it. */
export interface Variant {
  /** Absolute; `http:`, `https:`, `data:` or `blob:`. */
  readonly url: string;
  /** Intrinsic width in CSS pixels, as declared (`480w`, attributes) or as measured. */
  readonly width?: number;
  /** Intrinsic height in CSS pixels. */
  readonly height?: number;
  /** A `2x` descriptor's number: pixels per CSS pixel. */
  readonly density?: number;
  /** A MIME type, as `<source type>` declares it or the URL's ending suggests it. */
  readonly mediaType?: string;
}

/** The kind of place a picture was found in. */
export type ImageSource =
  | 'img'
  | 'picture'
  | 'background'
  /** Any other CSS property: `list-style-image`, `border-image`, `content`, `mask`. */
  | 'css'
  /** An attribute that only scripts read: lazy loading, lightboxes, custom elements. */
  | 'attribute'
  | 'link'
  /** An `image` inside of SVG, or a drawing in the page itself, as a copy that stands alone. */
  | 'svg'
  /** What a `canvas` showed when it was read. */
  | 'canvas'
  | 'video-poster'
  | 'input'
  | 'object'
  /** The page's own icon, in a browser's tab or among its apps. */
  | 'icon'
  /** Named for others to show: `og:image`, `image_src`, JSON-LD, images loaded ahead. */
  | 'meta'
  /** What the browser fetched for the page and nothing shows any more. */
  | 'resource'
  | 'document'
  /** Added by the person. */
  | 'file';

/** A picture found on a page, with everything that is known about it before any request. */
export interface PageImage {
  /** The picture's identity: 64 hexadecimal digits of SHA-256 (see `pictureKey.ts`). */
  readonly key: string;
  /** Largest first, at least one. */
  readonly variants: readonly [Variant, ...Variant[]];
  /** See `captionOf`; never empty. */
  readonly caption: string;
  readonly source: ImageSource;
  /** Pixels of the variant the browser has loaded, when it has. */
  readonly naturalWidth?: number;
  readonly naturalHeight?: number;
}
