import { CodedError } from '../core/codedError.ts';
import { unreadFrames, type ClosedFrame, type FrameReading } from '../core/pictures/frameReading.ts';
import { joinImages, type PageContent } from '../core/pictures/pageContent.ts';
import type { PageImage } from '../core/pictures/pageImage.ts';
import { collectImages, type CollectOptions } from './collect.ts';
import type { fetchPage } from './fetchPage.ts';
import type { followPage, Following, Tree } from './followPage.ts';
import { describeClosedFrame } from './closedFrame.ts';
import type { createMoreState, loadMore, MoreProgress, MoreState } from './loadMore.ts';
import type { pictureBytes } from './pictureBytes.ts';
import type { showInPage } from './showInPage.ts';

interface PageSourceOptions extends Pick<CollectOptions, 'openShadowRoot'> {
  /** What our script has found in the frames that this page may not read. */
  readonly readFrames: () => Promise<readonly FrameReading[]>;
  /** What a page is not read with the first time, which may come in a script of its own. */
  readonly bringExtras: () => Promise<PageExtras>;
  readonly report: (error: unknown) => void;
}

export interface PageExtras {
  readonly followPage: typeof followPage;
  readonly loadMore: typeof loadMore;
  readonly createMoreState: typeof createMoreState;
  readonly fetchPage: typeof fetchPage;
  readonly showInPage: typeof showInPage;
  readonly pictureBytes: typeof pictureBytes;
}

/**
 * One page as the source of a gallery: its own pictures, those of frames that only our script in them can read, and those
 * of its next pages.
 */
export function createPageSource(root: Document, options: PageSourceOptions) {
  const canvasSnapshots = new WeakMap<Element, string>();
  /** Of the last reading. */
  let own: readonly PageImage[] = [];
  let addresses: ReadonlySet<string> = new Set();
  let closed: ClosedFrame[] = [];
  let frames: readonly FrameReading[] = [];
  let trees: WeakRef<Tree>[] = [];
  /** Where pictures were found other than in an `img`, by key. */
  let places: ReadonlyMap<string, WeakRef<Element>> = new Map();
  const nextPages: PageImage[] = [];
  let moreState: MoreState | undefined;
  let extras: PageExtras | undefined;

  async function bringExtras(): Promise<PageExtras> {
    extras ??= await options.bringExtras();
    return extras;
  }

  async function readOwn(
    signal: AbortSignal,
    onBatch?: (images: readonly PageImage[]) => void,
    onTree?: (tree: Tree) => void,
  ): Promise<void> {
    const closedNow: ClosedFrame[] = [];
    const treesNow: WeakRef<Tree>[] = [];
    const placesNow = new Map<string, WeakRef<Element>>();
    own = await collectImages(root, {
      signal,
      canvasSnapshots,
      ...(options.openShadowRoot && { openShadowRoot: options.openShadowRoot }),
      ...(onBatch && { onBatch }),
      onTree(tree) {
        treesNow.push(new WeakRef(tree));
        onTree?.(tree);
      },
      onElement(key, element) {
        if (element.localName !== 'img') placesNow.set(key, new WeakRef(element));
      },
      onClosedFrame: (frame) => closedNow.push(describeClosedFrame(frame)),
    });
    closed = closedNow;
    trees = treesNow;
    places = placesNow;
  }

  /** Our script runs anew in every frame each time, so only when there is reason to. */
  async function readFrames(): Promise<void> {
    try {
      frames = closed.length > 0 ? await options.readFrames() : [];
    } catch (error) {
      options.report(error);
    }
  }

  function content(): PageContent {
    const joined = joinImages(own, [...frames.flatMap((frame) => frame.images), ...nextPages]);
    addresses = joined.addresses;
    return { images: joined.images, closedFrames: unreadFrames(closed, frames) };
  }

  return {
    async read({ signal, onBatch }: { signal: AbortSignal; onBatch?: (images: readonly PageImage[]) => void }) {
      await readOwn(signal, onBatch);
      await readFrames();
      signal.throwIfAborted();
      return content();
    },

    follow(onContent: (content: PageContent) => boolean, onOverload: () => void): () => void {
      const stopped = new AbortController();
      const start = (follow: typeof followPage): Following =>
        // Without any trees it begins by reading, so that nothing is missed that has changed meanwhile.
        follow([], {
          async read(onTree) {
            const before = closed.length;
            await readOwn(stopped.signal, undefined, onTree);
            if (closed.length !== before) await readFrames();
            return onContent(content());
          },
          knowsImage: (url) => addresses.has(url),
          onOverload,
          onError(error) {
            if (!stopped.signal.aborted) options.report(error);
          },
        });
      const following = bringExtras().then(({ followPage: follow }) => (stopped.signal.aborted ? null : start(follow)));
      following.catch(options.report);
      return () => {
        stopped.abort();
        void following.then(
          (present) => present?.stop(),
          () => undefined,
        );
      };
    },

    /** @throws {CodedError} `page-failed` */
    async loadMore({
      signal,
      onProgress,
      onContent,
    }: {
      readonly signal: AbortSignal;
      readonly onProgress: (progress: MoreProgress) => void;
      readonly onContent: (content: PageContent) => Promise<unknown>;
    }): Promise<'end' | 'paused' | 'stopped'> {
      try {
        const script = await bringExtras();
        moreState ??= script.createMoreState();
        const outcome = await script.loadMore(root, {
          signal,
          onProgress,
          fetchPage: script.fetchPage,
          state: moreState,
          async onScreen() {
            await readOwn(signal);
            await onContent(content());
          },
          async onPage(page) {
            nextPages.push(...(await collectImages(page, { signal })).filter(({ source }) => source !== 'icon'));
            await onContent(content());
          },
        });
        if (typeof outcome === 'string') return outcome;
        throw new CodedError('page-failed', `${outcome.url}: ${outcome.failed} ${outcome.status ?? ''}`);
      } catch (error) {
        if (signal.aborted) return 'stopped';
        throw error;
      }
    },

    async show(image: PageImage): Promise<boolean> {
      const script = await bringExtras();
      const urls = new Set(image.variants.map(({ url }) => url));
      // The gallery may know it under a key that it had before.
      const present = own.find(({ key, variants }) => key === image.key || variants.some(({ url }) => urls.has(url)));
      const found = present && places.get(present.key)?.deref();
      return script.showInPage(image, { trees: trees.flatMap((tree) => tree.deref() ?? []), found });
    },

    bytesOf(image: PageImage): number | undefined {
      return extras?.pictureBytes(root, image);
    },
  };
}
