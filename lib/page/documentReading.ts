import type { Candidate } from '../core/pictures/variants.ts';
import { documentProperty } from './clobberProof.ts';
import type { PagePlace, PageReading } from './pageReading.ts';

/** What reading one document, its shadow trees included, needs to know and remember. */
export interface DocumentReading {
  readonly reading: PageReading;
  /** What relative addresses are resolved against. */
  readonly base: string;
  /** The window that renders the document; `null` for one that is only text, as inside `noscript`. */
  readonly view: Window | null;
  /** Whether a `figure` has been met: it stands before the images in it. */
  hasFigures: boolean;
  /** The files that links lead to, by the one image inside each link. */
  readonly linkedFiles: Map<Element, Candidate[][]>;
  /** `picture` elements whose sources have gone to their first image. */
  readonly readPictures: Set<Element>;
  /** The last link to an image file that holds no `img`: a background in it is its thumbnail. */
  openLink: { readonly element: Element; readonly place: PagePlace } | null;
  /** Headings met so far, those without text left out once that is known. */
  readonly headings: Element[];
  /** Pictures without a text of their own, met since the last heading; the next one may be nearer. */
  readonly unnamed: { readonly element: Element; readonly captions: { heading?: string } }[];
  /** What figures are called, and whether they hold several pictures. */
  readonly figures: Map<Element, { readonly text: string; readonly count: number }>;
  /** Texts already read, since many pictures may share one. */
  readonly texts: Map<Element, string>;
  /** Values of CSS properties already read: a sprite is one picture, however many elements show a part of it. */
  readonly readValues: Set<string>;
}

export function beginDocument(document: Document, reading: PageReading): DocumentReading {
  return {
    reading,
    base: documentProperty(document, 'baseURI'),
    view: documentProperty(document, 'defaultView'),
    hasFigures: false,
    linkedFiles: new Map(),
    readPictures: new Set(),
    openLink: null,
    headings: [],
    unnamed: [],
    figures: new Map(),
    texts: new Map(),
    readValues: new Set(),
  };
}
