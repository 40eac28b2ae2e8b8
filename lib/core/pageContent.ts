import type { PageImage } from './pageImage.ts';

/** What one reading of a page has found. */
export interface PageContent {
  /** In page order; then what the page declares or has fetched, then what frames of other sites and next pages hold. */
  readonly images: readonly PageImage[];
  /** The origins of frames that may not be read, one entry a frame; empty for those that have none of their own. */
  readonly closedFrames: readonly string[];
}
