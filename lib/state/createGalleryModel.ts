import { computed, signal } from '@preact/signals';
import { CodedError } from '../core/codedError.ts';
import { pictureFileName } from '../core/fileName.ts';
import { askableOrigins } from '../core/frameReading.ts';
import type { GalleryImage } from '../core/galleryImage.ts';
import type { PictureIdentity } from '../core/like.ts';
import type { PageImage } from '../core/pageImage.ts';
import { pictureKey } from '../core/pictureKey.ts';
import type { Reaction } from '../core/reaction.ts';
import { isSmall } from '../core/variants.ts';
import { originalSize } from '../core/originalSize.ts';
import { aliasesOf, snapshotOf } from '../core/snapshot.ts';
import type { Client } from '../protocol/client.ts';
import type { GalleryCounts, GalleryModel, Notice, ReactionFilter } from './galleryModel.ts';
import { createPagePictures } from './pagePictures.ts';
import type { PageSource } from './pageSource.ts';
import { problemSentence } from './problemSentence.ts';
import { createReactions, type Judging } from './reactions.ts';
import { readReactions } from './readReactions.ts';

interface Dependencies {
  readonly client: Client;
  readonly title: string;
  readonly page: PageSource;
  /** Saves what only the page itself can read: `data:` and `blob:` pictures. */
  readonly saveFromPage: (url: string, fileName: string) => void;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** The overlay's model as its entry holds it: with what arrives from outside. */
export interface LiveGalleryModel extends GalleryModel {
  /** Looks at the page and at the library; settles when both are known. */
  readonly load: () => Promise<void>;
  /** Keeps up with the page as it changes. */
  readonly follow: () => void;
  /** Leaves the page alone until the next `load` or `follow`. */
  readonly rest: () => void;
  /** Reads again those of the page's pictures that are among `keys` (picture keys of any alias). */
  readonly likesChanged: (keys: readonly string[]) => Promise<void>;
}

export function createGalleryModel(dependencies: Dependencies): LiveGalleryModel {
  const { client, title, page, saveFromPage, newOperationId, wait, report } = dependencies;
  const reactions = createReactions({ store, newOperationId, wait, report });
  const pictures = createPagePictures({
    source: page,
    learn: (fresh) => learn(fresh.map(identify)),
    keeps: ({ key }) => (reactions.all.peek().get(key) ?? null) !== null,
  });
  const { images, status } = pictures;
  const unread = signal<string | null>(null);
  const filter = signal<ReactionFilter>('all');
  const smallShown = signal(false);
  const notice = signal<Notice | null>(null);

  const rendered = new Map<string, GalleryImage>();
  const items = computed(() =>
    [...images.value.values()]
      .filter((image) => smallShown.value || !isSmall(image))
      .map((image) => galleryImage(image, reactions.all.value.get(image.key) ?? null)),
  );
  const shown = computed(() => items.value.filter(({ liked }) => passes(filter.value, liked ?? null)));
  const counts = computed<GalleryCounts>(() => {
    const liked = items.value.filter((item) => item.liked === true).length;
    const disliked = items.value.filter((item) => item.liked === false).length;
    const found = items.value.length;
    const small = smallShown.value ? countSmall(images.value) : images.value.size - found;
    return { found, liked, disliked, unrated: found - liked - disliked, small };
  });

  async function learn(asked: readonly PictureIdentity[]): Promise<void> {
    try {
      for await (const known of readReactions(client, asked)) reactions.learn(known);
      unread.value = null;
    } catch (error) {
      unread.value = problemSentence(error);
    }
  }

  /** Reads the page, and asks the library again, even for what it has been asked before. */
  async function readAgain(): Promise<void> {
    if (images.peek().size > 0) await learn([...images.peek().values()].map(identify));
    await pictures.read();
  }

  async function loadMore(): Promise<void> {
    await pictures.loadMore();
    const more = pictures.more.peek();
    if (more.kind === 'idle' || more.kind === 'loading') return;
    const found = more.found === 1 ? '1 more picture.' : `${more.found} more pictures.`;
    const again = {
      label: more.kind === 'failed' ? 'Try again' : 'Load more',
      run: () => void loadMore().catch(report),
    };
    switch (more.kind) {
      case 'end':
        notice.value = {
          tone: 'info',
          message: more.found > 0 ? `${found} That is all.` : 'There are no more pictures.',
        };
        break;
      case 'paused':
        notice.value = { tone: 'info', message: `${found} There may be more still.`, action: again };
        break;
      case 'stopped':
        notice.value = { tone: 'info', message: `Stopped. ${found}` };
        break;
      case 'failed':
        notice.value = { tone: 'problem', message: `${more.message} ${found}`, action: again };
    }
  }

  async function allowFrames(): Promise<void> {
    try {
      const origins = askableOrigins(pictures.closedFrames.peek());
      await client.request('frames.allow', { origins });
    } catch (error) {
      notice.value = { tone: 'problem', message: problemSentence(error) };
    }
  }

  async function store({ key, ...judging }: Judging): Promise<void> {
    const image = images.peek().get(key);
    if (image === undefined) throw new CodedError('not-found', 'The picture is no longer on this page.');
    await client.request('likes.set', { ...judging, key, snapshot: snapshotOf(image) });
  }

  async function save(image: PageImage): Promise<void> {
    const [{ url, mediaType }] = image.variants;
    const fileName = pictureFileName({ url, caption: image.caption, mediaType });
    try {
      if (/^https?:/i.test(url)) await client.request('images.download', { url, fileName });
      else saveFromPage(url, fileName);
      notice.value = { tone: 'info', message: `Saved as ${fileName}` };
    } catch (error) {
      const again = { label: 'Try again', run: () => void save(image).catch(report) };
      notice.value = { tone: 'problem', message: problemSentence(error), action: again };
    }
  }

  return {
    title,
    status,
    filter,
    smallShown,
    shown,
    counts,
    notSaved: reactions.notSaved,
    notSavedReason: reactions.problem,
    libraryProblem: unread,
    notice,
    more: pictures.more,
    closedFrames: pictures.closedFrames,
    overloaded: pictures.overloaded,
    load: readAgain,
    follow: pictures.follow,
    rest: pictures.rest,

    setFilter(next) {
      filter.value = next;
    },
    setSmallShown(next) {
      smallShown.value = next;
    },
    react(key, liked) {
      reactions.set(key, liked);
    },
    act(key) {
      const image = images.peek().get(key);
      if (image !== undefined) save(image).catch(report);
    },
    saveAgain: reactions.saveAgain,
    rescan() {
      readAgain().catch(report);
    },
    loadMore,
    stopMore: pictures.stopMore,
    allowFrames() {
      allowFrames().catch(report);
    },
    dismissNotice() {
      notice.value = null;
    },
    dispose: pictures.rest,
    async likesChanged(keys) {
      const changed = new Set(keys);
      const concerned = [...images.peek().values()]
        .map(identify)
        .filter(({ key, aliases }) => changed.has(key) || aliases.some((alias) => changed.has(pictureKey(alias))));
      if (concerned.length > 0) await learn(concerned);
    },
  };

  /** The same object while nothing about it changes, so that only cards that changed are drawn again. */
  function galleryImage(image: PageImage, liked: Reaction): GalleryImage {
    const known = rendered.get(image.key);
    if (known?.liked === liked && known.variants === image.variants) return known;
    const [largest] = image.variants;
    const item: GalleryImage = {
      image: largest.url,
      caption: image.caption,
      liked,
      key: image.key,
      variants: image.variants,
      ...originalSize(image),
    };
    rendered.set(image.key, item);
    return item;
  }
}

function identify(image: PageImage): PictureIdentity {
  return { key: image.key, aliases: aliasesOf(image) };
}

function passes(filter: ReactionFilter, liked: Reaction): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'liked':
      return liked === true;
    case 'disliked':
      return liked === false;
    case 'unrated':
      return liked === null;
  }
}

function countSmall(images: ReadonlyMap<string, PageImage>): number {
  return [...images.values()].filter(isSmall).length;
}
