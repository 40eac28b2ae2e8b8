/** A gallery in a tab of its own, over the pictures of the page that another tab showed when it was opened. */
export interface TabGallery {
  readonly id: string;
  /** The page's tab. */
  readonly tabId: number;
  /** What the browser said of the page then. */
  readonly url: string;
  readonly title: string;
  readonly incognito: boolean;
}

export type TabGalleryPage = Pick<TabGallery, 'url' | 'title'>;

/** Without the fragment, in which a page may differ from itself. */
export function isSamePage(url: string, other: string): boolean {
  return url.split('#', 1)[0] === other.split('#', 1)[0];
}

/** Whether a page over which no gallery can lie, for this reason, can be read all the same. */
export function hasTabGallery(refusal: string): boolean {
  return refusal === 'xml' || refusal === 'hidden';
}
