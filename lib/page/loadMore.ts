import { canonicalHref } from '../core/pictures/canonicalUrl.ts';
import { NextPageError, type NextPageProblem } from '../core/nextPage/nextPageError.ts';
import { documentProperty } from './clobberProof.ts';
import { nextPageAddress } from './nextPage.ts';
import { parsePage } from './parsedPage.ts';
import { scrollThrough, type Scrolled } from './scrollThrough.ts';

export interface MoreProgress {
  /** Screens scrolled in this call. */
  readonly screens: number;
  /** Next pages read in this call. */
  readonly pages: number;
  readonly doing: 'scrolling' | 'fetching';
}

/** A page as it was fetched. */
export interface FetchedPage {
  /** Where it came from in the end, after redirections. */
  readonly url: string;
  readonly html: string;
}

/** How far loading more of one page has got. Made by `createMoreState`, kept by the caller, changed by `loadMore`. */
export interface MoreState {
  readonly scrolled: Scrolled;
  /** Canonical addresses of the pages read, and of those that led nowhere. */
  readonly visited: Set<string>;
  /** The page to read next, where the last one read named it. */
  next: string | null;
}

export interface MoreOptions {
  /** Stops it: it still scrolls back, and resolves as 'stopped'. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: MoreProgress) => void;
  /**
   * Fetches a page of the same site. Rejects, within a time of its own choice, when it cannot be had: with a
   * `NextPageError` where it knows why.
   */
  readonly fetchPage: (url: string, signal: AbortSignal) => Promise<FetchedPage>;
  /**
   * Takes a next page as a document that is only text, to be collected from before it is let go. When it rejects,
   * `loadMore` does, and the page counts as not read.
   */
  readonly onPage: (page: Document) => Promise<void>;
  /** Called after each screen, which the next one waits for: some lists drop what has left the view. */
  readonly onScreen?: () => Promise<unknown>;
  readonly state: MoreState;
  /** Screens and pages in one call, at most; then it resolves as 'paused'. 200 and 10 by default. */
  readonly mostScreens?: number;
  readonly mostPages?: number;
  /** Milliseconds at the bottom without anything new that make it the end. 2000 by default. */
  readonly patience?: number;
}

/** The next page could not be read; a further call tries again. */
export interface MoreFailure {
  readonly failed: NextPageProblem;
  readonly url: string;
  /** The HTTP status where that is the problem. */
  readonly status?: number;
}

export type MoreOutcome = 'end' | 'paused' | 'stopped' | MoreFailure;

/** Characters of HTML above which a next page is not read. */
export const longestPage = 20 << 20;

export function createMoreState(): MoreState {
  return { scrolled: { scroller: null, top: 0, endHeight: null }, visited: new Set(), next: null };
}

/**
 * Makes a page bring more: scrolls it through for what loads on the way, and back; then reads the pages that follow it
 * on the same site, without running anything of them. Presses nothing. A further call with the same state goes on
 * where the last one ended. Rejects only when a callback does.
 */
export async function loadMore(root: Document, options: MoreOptions): Promise<MoreOutcome> {
  const { signal, onProgress, state } = options;
  let screens = 0;
  const scrolled = await scrollThrough(root, state.scrolled, {
    signal,
    mostScreens: options.mostScreens ?? 200,
    patience: options.patience ?? 2000,
    onScreen: options.onScreen,
    onStep: (count) => {
      screens = count;
      onProgress({ screens, pages: 0, doing: 'scrolling' });
    },
  });
  if (scrolled !== 'end') return scrolled;

  for (let pages = 0; ;) {
    const url = pendingPage(root, state);
    if (url === null) return 'end';
    if (pages === (options.mostPages ?? 10)) return 'paused';
    onProgress({ screens, pages, doing: 'fetching' });
    const outcome = await readNextPage(root, url, options);
    if (outcome === 'read') onProgress({ screens, pages: ++pages, doing: 'fetching' });
    if (signal.aborted) return 'stopped';
    if (typeof outcome === 'object') return outcome;
  }
}

/** The page to read next: the one the last page read named, or the one that the page itself names by now. */
function pendingPage(root: Document, { next, visited }: MoreState): string | null {
  if (next !== null && !visited.has(next)) return next;
  const address = nextPageAddress(root, documentProperty(root, 'URL'));
  return address === null || visited.has(address) ? null : address;
}

async function readNextPage(
  root: Document,
  url: string,
  { signal, fetchPage, onPage, state }: MoreOptions,
): Promise<'read' | 'nothing' | 'stopped' | MoreFailure> {
  const present = documentProperty(root, 'URL');
  state.visited.add(canonicalHref(present) ?? present);
  state.next = url;
  let fetched: FetchedPage;
  try {
    fetched = await untilAborted(fetchPage(url, signal), signal);
  } catch (error) {
    if (signal.aborted) return 'stopped';
    const { problem, status } = error instanceof NextPageError ? error : new NextPageError('network');
    // Many lists name one page more than they have.
    if (problem === 'status' && (status === 404 || status === 410)) return leadsNowhere(url, state);
    return { failed: problem, url, ...(status === undefined ? {} : { status }) };
  }
  if (signal.aborted) return 'stopped';
  if (fetched.html.length > longestPage) return { failed: 'too-large', url };
  const final = canonicalHref(fetched.url);
  if (final === null || new URL(final).origin !== new URL(present).origin) return leadsNowhere(url, state);
  if (final !== url && state.visited.has(final)) return leadsNowhere(url, state);

  const page = parsePage(fetched.html, fetched.url);
  await onPage(page);
  state.visited.add(url).add(final);
  state.next = nextPageAddress(page, final);
  return 'read';
}

function leadsNowhere(url: string, state: MoreState): 'nothing' {
  state.visited.add(url);
  state.next = null;
  return 'nothing';
}

/** Stops waiting for a promise that does not heed the signal. */
async function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(new DOMException('Stopped.', 'AbortError'));
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}
