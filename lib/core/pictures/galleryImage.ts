import type { Variant } from './pageImage.ts';
import type { Reaction } from '../judging/reaction.ts';

/** Any value JSON can carry. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** A file as Gradio describes it; the field names are Gradio's, so that files travel between both unchanged. */
export interface FileData {
  readonly path?: string;
  readonly url?: string | null;
  /** Bytes. */
  readonly size?: number | null;
  readonly orig_name?: string | null;
  readonly mime_type?: string | null;
  readonly is_stream?: boolean;
  readonly meta?: JsonValue;
}

/**
 * One picture of a gallery. `image`, `caption`, `liked` and `meta` are the seed component's fields;
 * the rest is what this gallery can use beyond them when the source knows it.
 */
export interface GalleryImage {
  readonly image: FileData | string;
  readonly caption?: string | null;
  readonly liked?: Reaction;
  readonly meta?: JsonValue;
  /** Stable identity across value changes; without one the URL serves. */
  readonly key?: string;
  /** Largest first. Cards show the smallest that is sharp, the preview the first. */
  readonly variants?: readonly Variant[];
  /** Pixels of the original, to reserve its box before it arrives. */
  readonly width?: number;
  readonly height?: number;
  /** Where it was found, in a word or two, for the details. */
  readonly source?: string;
  /** The page it comes from. */
  readonly page?: { readonly url: string; readonly title: string };
  /** Bytes of the original. */
  readonly bytes?: number;
}

/** What a gallery accepts as one entry of its value; forms may be mixed in one list. */
export type GalleryValue =
  | string
  | FileData
  | GalleryImage
  | readonly [image: string | FileData, caption: string | null];
