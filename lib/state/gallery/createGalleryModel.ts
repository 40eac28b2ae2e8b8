import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { ActionButton } from '../../core/actions/actions.ts';
import { codeOf, type ErrorCode } from '../../core/codedError.ts';
import { askableOrigins } from '../../core/pictures/frameReading.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
import type { Client } from '../../protocol/client.ts';
import type { GalleryModel, Notice, PictureEdit } from './galleryModel.ts';
import { createJobs, type Job } from '../jobs.ts';
import type { moreNotice } from './moreNotice.ts';
import { createPageLibrary, identify } from './pageLibrary.ts';
import { createPagePictures } from './pagePictures.ts';
import type { PageSource } from './pageSource.ts';
import { createPictureView } from './pictureView.ts';
import { problemSentence } from '../problemSentence.ts';
import { createReactions, type Judging } from '../reactions.ts';
import { readReactions } from './readReactions.ts';
import type { Settings } from '../settings.ts';
import { text } from '../../core/text.ts';

/** Milliseconds between two questions to a library that does not open yet; it takes its time with each answer. */
const ASK_AGAIN_MS = 1_000;

/** What a gallery's model does not need before its pictures are shown. */
export interface GalleryExtras {
  readonly moreNotice: typeof moreNotice;
}

interface Dependencies {
  readonly client: Client;
  readonly title: string;
  /** The page's address, without its fragment. */
  readonly url: string;
  readonly page: PageSource;
  readonly settings: Settings;
  /** The person's own actions. */
  readonly actions: ReadonlySignal<readonly ActionButton[]>;
  /** Brings what need not be there from the start. */
  readonly bringExtras: () => Promise<GalleryExtras>;
  /** Told what the library has just stored, and the page's pictures by key. */
  readonly onStored: (judgings: readonly Judging[], images: ReadonlyMap<string, PageImage>) => void;
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
  /** Leaves the page alone until the next `load` or `follow`; what is being saved goes on. */
  readonly rest: () => void;
}

export function createGalleryModel(dependencies: Dependencies): LiveGalleryModel {
  const { client, title, url, page, settings, onStored, newOperationId, wait, report } = dependencies;
  const unread = signal<string | null>(null);
  const notice = signal<Notice | null>(null);
  const jobs = createJobs();
  const reactions = createReactions({
    async store(judgings) {
      await library.store(judgings);
      onStored(judgings, images.peek());
    },
    newOperationId,
    wait,
    report,
  });
  const pictures = createPagePictures({
    source: page,
    learn,
    keeps: ({ key }) => (reactions.all.peek().get(key) ?? null) !== null,
  });
  const edit = signal<PictureEdit>((all) => all);
  const images = computed(() => edit.value(pictures.images.value));
  const library = createPageLibrary({ client, images, newOperationId, wait });
  const view = createPictureView({ images, reactions: reactions.all, page: { url, title } });
  let isOpen = false;
  let isWaiting = false;

  let saving: Job | null = null;
  const stopShowingSaving = effect(() => {
    const { value: progress } = reactions.progress;
    if (progress === null) {
      saving?.end();
      saving = null;
    } else {
      saving ??= jobs.begin(text('overlay_job_saving'), progress.total, reactions.cancel);
      saving.advance(progress.done, progress.total);
    }
  });

  async function learn(asked: Iterable<PageImage>): Promise<void> {
    if (!isWaiting && (await ask(asked)) === 'storage-waiting') waitForLibrary().catch(report);
  }

  /** Settles with the code of what went wrong, if anything. */
  async function ask(asked: Iterable<PageImage>): Promise<ErrorCode | null> {
    // Taken over at once: each time all cards are gone through.
    const known: (readonly [key: string, liked: Reaction])[] = [];
    let code: ErrorCode | null = null;
    try {
      for await (const some of readReactions(client, identified(asked), wait)) known.push(...some);
      unread.value = null;
    } catch (error) {
      unread.value = problemSentence(error);
      code = codeOf(error);
    }
    if (known.length > 0) reactions.learn(known);
    return code;
  }

  /** A library that opens by itself is asked again by itself, for all pictures, as long as the gallery is open. */
  async function waitForLibrary(): Promise<void> {
    if (isWaiting) return;
    isWaiting = true;
    for (let missed = true; missed;) {
      await wait(ASK_AGAIN_MS);
      const asked = images.peek();
      missed = isOpen && ((await ask(asked.values())) === 'storage-waiting' || asked !== images.peek());
    }
    isWaiting = false;
  }

  /** Reads the page, and asks the library again, even for what it has been asked before. */
  async function readAgain(): Promise<void> {
    if (images.peek().size > 0) await learn(images.peek().values());
    await pictures.read();
    view.renewOrder();
  }

  async function loadMore(): Promise<void> {
    await pictures.loadMore();
    const more = pictures.more.peek();
    if (more.kind === 'idle' || more.kind === 'loading') return;
    const extras = await dependencies.bringExtras();
    notice.value = extras.moreNotice(more, () => void loadMore().catch(report));
  }

  async function allowFrames(): Promise<void> {
    try {
      const origins = askableOrigins(pictures.closedFrames.peek());
      await client.request('frames.allow', { origins });
    } catch (error) {
      notice.value = { tone: 'problem', message: problemSentence(error) };
    }
  }

  function rest(): void {
    isOpen = false;
    pictures.rest();
  }

  return {
    title,
    settings,
    actions: dependencies.actions,
    status: pictures.status,
    filter: view.filter,
    sort: view.sort,
    hidden: view.hidden,
    smallShown: view.smallShown,
    shown: view.shown,
    counts: view.counts,
    notSaved: reactions.notSaved,
    notSavedReason: reactions.problem,
    libraryProblem: unread,
    notice,
    jobs: jobs.running,
    more: pictures.more,
    closedFrames: pictures.closedFrames,
    overloaded: pictures.overloaded,
    load: readAgain,
    follow() {
      isOpen = true;
      pictures.follow();
    },
    rest,

    setFilter: view.setFilter,
    resetFilter: view.resetFilter,
    setSort: view.setSort,
    setSmallShown: view.setSmallShown,
    react(key, liked) {
      library.remember([key]);
      reactions.set(key, liked);
    },
    reactMany(entries) {
      library.remember(entries.map(([key]) => key));
      reactions.setMany(entries);
    },
    picture: (key) => images.peek().get(key),
    begin: jobs.begin,
    async readDetails(key) {
      const image = images.peek().get(key);
      const bytes = image && page.bytesOf(image);
      if (bytes !== undefined) view.setBytes(key, bytes);
      return library.readDetails(key);
    },
    annotate: library.annotate,
    async showInPage(key) {
      const image = images.peek().get(key);
      return image !== undefined && page.show(image);
    },
    saveAgain: reactions.saveAgain,
    rescan() {
      readAgain().catch(report);
    },
    async lookAgain() {
      if (pictures.status.peek().kind === 'ready' && pictures.more.peek().kind !== 'loading') await pictures.read(true);
    },
    editPictures(next) {
      edit.value = next;
    },
    async likesChanged(keys) {
      const concerned = keys === undefined ? [...images.peek().values()] : await library.concerned(keys);
      if (concerned.length > 0) await learn(concerned);
    },
    loadMore,
    stopMore: pictures.stopMore,
    allowFrames() {
      allowFrames().catch(report);
    },
    notify(next) {
      notice.value = next;
    },
    dismissNotice() {
      notice.value = null;
    },
    dispose() {
      rest();
      // What is being saved goes on.
      stopShowingSaving();
      saving?.end();
      for (const { cancel } of jobs.running.peek()) cancel();
    },
  };
}

/** One by one as they are asked for: to identify thousands takes long. */
function* identified(images: Iterable<PageImage>) {
  for (const image of images) yield identify(image);
}
