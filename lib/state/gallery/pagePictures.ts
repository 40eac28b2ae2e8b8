import { signal, type ReadonlySignal } from '@preact/signals';
import { mergeReadings } from '../../core/pictures/mergeReadings.ts';
import type { PageContent } from '../../core/pictures/pageContent.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import type { GalleryStatus, MoreState } from './galleryModel.ts';
import type { PageSource } from './pageSource.ts';
import { problemSentence } from '../problemSentence.ts';
import { text } from '../../core/text.ts';

/** The pictures of the page under a gallery: read, followed as the page changes, and more of them on request. */
export interface PagePictures {
  /** By key, in page order. */
  readonly images: ReadonlySignal<ReadonlyMap<string, PageImage>>;
  readonly status: ReadonlySignal<GalleryStatus>;
  /** See `PageContent.closedFrames`. */
  readonly closedFrames: ReadonlySignal<readonly string[]>;
  /** Whether following was given up because the page changes too much. */
  readonly overloaded: ReadonlySignal<boolean>;
  readonly more: ReadonlySignal<MoreState>;
  /**
   * Reads the page; settles when the pictures and what `learn` knows of them are there.
   * @param stays leaves a page alone that could not be followed.
   */
  readonly read: (stays?: boolean) => Promise<void>;
  /** Keeps up with the page from now on, as soon as it has been read. */
  readonly follow: () => void;
  /** Ends everything under way; what was found stays. */
  readonly rest: () => void;
  readonly loadMore: () => Promise<void>;
  readonly stopMore: () => void;
}

interface Dependencies {
  readonly source: PageSource;
  /** Asks what is known of pictures, before they are shown. Never rejects. */
  readonly learn: (images: readonly PageImage[]) => Promise<void>;
  /** Whether a picture that has gone from the page stays in the gallery. */
  readonly keeps: (image: PageImage) => boolean;
}

export function createPagePictures({ source, learn, keeps }: Dependencies): PagePictures {
  const images = signal<ReadonlyMap<string, PageImage>>(new Map());
  const status = signal<GalleryStatus>({ kind: 'looking' });
  const closedFrames = signal<readonly string[]>([]);
  const overloaded = signal(false);
  const more = signal<MoreState>({ kind: 'idle' });
  let reading = new AbortController();
  let loading = new AbortController();
  let following: (() => void) | null = null;
  let isFollowed = false;
  /** A page that was scrolled through may take out again what it brought in. */
  let keepsAll = false;
  /** One content at a time: each is joined with what the one before has left. */
  let taking: Promise<void> = Promise.resolve();

  async function read(stays?: boolean): Promise<void> {
    reading.abort();
    const run = new AbortController();
    reading = run;
    stopFollowing();
    // Pictures that are already shown stay in view while the page is looked at again.
    const isFirst = images.peek().size === 0;
    if (isFirst) status.value = { kind: 'looking' };
    try {
      const content = await source.read({
        signal: run.signal,
        ...(isFirst && { onBatch: (batch) => void take({ images: batch, closedFrames: [] }, () => true, run.signal) }),
      });
      await take(content, staysWhenGone, run.signal);
      if (run.signal.aborted) return;
      status.value = { kind: 'ready' };
      if (isFollowed && !(stays && overloaded.peek())) startFollowing();
    } catch (error) {
      if (run.signal.aborted) return;
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      status.value = { kind: 'failed', message: text('overlay_page_changed'), detail };
    }
  }

  /** Shows a content once its reactions are known. */
  function take(content: PageContent, stays: (image: PageImage) => boolean, until?: AbortSignal): Promise<void> {
    const taken = taking.then(async () => {
      const { images: merged, fresh, changed } = mergeReadings(images.peek(), content.images, stays);
      if (until?.aborted) return;
      if (fresh.length > 0) await learn(fresh);
      if (until?.aborted) return;
      if (changed) images.value = merged;
      if (isNewsOfFrames(content)) closedFrames.value = content.closedFrames;
    });
    taking = taken;
    return taken;
  }

  /** Says at once whether it changes anything: what the library takes to answer is none of the page's time. */
  function takeChange(content: PageContent): boolean {
    const changed = isNewsOfFrames(content) || mergeReadings(images.peek(), content.images, staysWhenGone).changed;
    if (changed) void take(content, staysWhenGone);
    return changed;
  }

  function isNewsOfFrames(content: PageContent): boolean {
    return content.closedFrames.join() !== closedFrames.peek().join();
  }

  function staysWhenGone(image: PageImage): boolean {
    return keepsAll || keeps(image);
  }

  function startFollowing(): void {
    stopFollowing();
    overloaded.value = false;
    following = source.follow(takeChange, () => {
      following = null;
      overloaded.value = true;
    });
  }

  function stopFollowing(): void {
    following?.();
    following = null;
  }

  async function loadMore(): Promise<void> {
    if (more.peek().kind === 'loading') return;
    const run = new AbortController();
    loading = run;
    keepsAll = true;
    const before = images.peek().size;
    const found = (): number => images.peek().size - before;
    more.value = { kind: 'loading', screens: 0, pages: 0, found: 0 };
    // Each screen is read as it comes.
    stopFollowing();
    try {
      const result = await source.loadMore({
        signal: run.signal,
        onProgress: (progress) => {
          more.value = { kind: 'loading', ...progress, found: found() };
        },
        onContent: (content) => take(content, staysWhenGone),
      });
      more.value = { kind: result, found: found() };
    } catch (error) {
      more.value = { kind: 'failed', message: problemSentence(error), found: found() };
    }
    if (isFollowed) startFollowing();
  }

  return {
    images,
    status,
    closedFrames,
    overloaded,
    more,
    read,
    follow() {
      isFollowed = true;
      if (status.peek().kind === 'ready' && following === null) startFollowing();
    },
    rest() {
      isFollowed = false;
      reading.abort();
      loading.abort();
      stopFollowing();
    },
    loadMore,
    stopMore() {
      loading.abort();
    },
  };
}
