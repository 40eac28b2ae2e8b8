import type { PageContent } from '../../core/pictures/pageContent.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';

/** How far Load more has got since it was pressed. */
export interface MoreProgress {
  /** Screens the page was scrolled by. */
  readonly screens: number;
  /** Next pages that were read. */
  readonly pages: number;
}

export interface MoreOptions {
  /** Aborting it stops in between; what was found stays. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MoreProgress) => void;
  /** Settles when the content has been taken over; the next screen waits for it. */
  readonly onContent: (content: PageContent) => Promise<unknown>;
}

/** `paused`: there may be more, but it has been enough for once. */
export type MoreResult = 'end' | 'paused' | 'stopped';

/** The page under a gallery. */
export interface PageSource {
  /** Rejects when `signal` is aborted. Batches come in page order and are replaced by the whole content at the end. */
  read(options: {
    readonly signal: AbortSignal;
    readonly onBatch?: (images: readonly PageImage[]) => void;
  }): Promise<PageContent>;
  /**
   * Reads the page again whenever it has changed, until the returned function is called.
   * @param onContent answers whether the content differs from the last.
   * @param onOverload the page changes too much to be followed; following has ended.
   */
  follow(onContent: (content: PageContent) => boolean, onOverload: () => void): () => void;
  /** Scrolls the page and follows its next pages. @throws {CodedError} `page-failed`; the same again goes on from there. */
  loadMore(options: MoreOptions): Promise<MoreResult>;
  /** Scrolls the page to an element that shows the picture and marks it for a moment; answers whether there is one. */
  show(image: PageImage): Promise<boolean>;
  /** How many bytes the picture's largest variant has, where that is known without a request. */
  bytesOf(image: PageImage): number | undefined;
}
