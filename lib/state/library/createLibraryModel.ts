import { computed, type ReadonlySignal } from '@preact/signals';
import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import type { Like, LikePage } from '../../core/judging/like.ts';
import type { LibraryNumbers } from '../../core/library/libraryNumbers.ts';
import { detailsOf, type Annotation, type PictureDetails } from '../../core/judging/pictureDetails.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
import type { Client } from '../../protocol/client.ts';
import { createJobs, type Job, type JobProgress } from '../jobs.ts';
import { createLibraryChanges, type LibraryChanges } from './libraryChanges.ts';
import { createLibraryDuplicates, type LibraryDuplicates } from './libraryDuplicates.ts';
import { createLibraryFacets, type LibraryFacets } from './libraryFacets.ts';
import { createLibraryHistory, type LibraryHistory } from './libraryHistory.ts';
import { createLibraryImages } from './libraryImages.ts';
import { createLibraryList, type LibraryList, type LibraryStatus } from './libraryList.ts';
import { createLibraryOriginals, type LibraryOriginals } from './libraryOriginals.ts';
import { createLibraryPages, type LibraryPages } from './libraryPages.ts';
import { likesOf, type ImageSource, type LibrarySource, type LibraryWork } from './librarySource.ts';
import { createLibraryView, type LibraryView } from './libraryView.ts';
import { createReactions, type Judging } from '../reactions.ts';
import { text } from '../../core/text.ts';

export type { LibraryStatus };

/** The library as the options page shows it: what is looked at, what is shown of it, and what can be done with that. */
export interface LibraryModel {
  readonly view: LibraryView;
  readonly status: ReadonlySignal<LibraryStatus>;
  /** Everything the library holds, whatever is shown. */
  readonly counts: ReadonlySignal<LibraryNumbers | null>;
  /** How many pass the filter, exactly; `null` while that is not known, and without a filter. */
  readonly count: ReadonlySignal<number | null>;
  readonly asking: ReadonlySignal<boolean>;
  readonly answered: ReadonlySignal<number>;
  /** What has been loaded so far, each with its present reaction. */
  readonly shown: ReadonlySignal<readonly GalleryImage[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly notSaved: ReadonlySignal<ReadonlySet<string>>;
  readonly problem: ReadonlySignal<string | null>;
  /** What is under way, the oldest first. */
  readonly jobs: ReadonlySignal<readonly JobProgress[]>;
  /** Shows something that takes a while in `jobs`. */
  begin(label: string, total: number, cancel: () => void): Job;
  readonly history: LibraryHistory;
  readonly changes: LibraryChanges;
  readonly facets: LibraryFacets;
  readonly pages: LibraryPages;
  readonly duplicates: LibraryDuplicates;
  readonly originals: LibraryOriginals;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @throws when the library cannot be read; nothing shown so far is lost. */
  loadMore(): Promise<void>;
  react(key: string, liked: Reaction): void;
  reactMany(reactions: readonly (readonly [key: string, liked: Reaction])[]): void;
  saveAgain(): void;
  /** Reads everything shown anew. */
  reload(): void;
  find(key: string): Like | undefined;
  /** Where the picture was judged. */
  pageOf(key: string): LikePage | null;
  readDetails(key: string): Promise<PictureDetails | null>;
  annotate(keys: readonly string[], annotation: Annotation): Promise<void>;
}

export interface LiveLibraryModel extends LibraryModel {
  readonly load: () => Promise<void>;
  /**
   * Takes over what was changed elsewhere: what is shown changes in place, new Likes come first, nothing moves otherwise.
   * `keys` are those of `likes.changed`; without them everything may have changed.
   */
  readonly refresh: (keys?: readonly string[]) => Promise<void>;
}

export interface LibraryDependencies {
  readonly client: Client;
  readonly source: LibrarySource;
  readonly images: ImageSource;
  readonly work: LibraryWork;
  /** Writes the page's fragment, without `#`; `replace` instead of adding to where the person can go back to. */
  readonly writeAddress: (fragment: string, replace: boolean) => void;
  readonly now: () => number;
  readonly newOperationId: () => string;
  readonly wait: (ms: number) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Milliseconds that words being typed are waited for. */
const TYPING_PAUSE = 150;

export function createLibraryModel(dependencies: LibraryDependencies): LiveLibraryModel {
  const { client, source, images: kept, work, writeAddress, now, newOperationId, wait, report } = dependencies;
  const jobs = createJobs();
  const history = createLibraryHistory(report);
  const images = createLibraryImages({ images: kept, report });
  const facets = createLibraryFacets({ source, wait, report });
  const reactions = createReactions({ store, newOperationId, wait, report });
  const view = createLibraryView({
    now,
    writeAddress,
    onChange(change) {
      const pause = change === 'typed' ? TYPING_PAUSE : 0;
      list.ask(pause).catch(report);
      if (view.address.peek().tab === 'pages') pages.open(pause).catch(report);
      duplicates.narrow(pause);
    },
  });
  const list: LibraryList = createLibraryList({
    source,
    images,
    reactions,
    question: () => ({
      filter: view.filter.peek(),
      sort: view.address.peek().sort,
      keys: view.subset.peek()?.keys ?? null,
      linked: view.address.peek().picture,
      isFiltered: view.isFiltered.peek(),
    }),
    wait,
    report,
  });
  const changes = createLibraryChanges({ client, list, history, jobs, newOperationId, wait, report });
  const pages = createLibraryPages({ source, images: kept, filter: () => view.filter.peek(), wait, report });
  const duplicates = createLibraryDuplicates({
    source,
    images: kept,
    changes,
    findDuplicates: work.findDuplicates,
    filter: () => (view.isFiltered.peek() ? view.filter.peek() : null),
    wait,
    report,
  });

  /** The same for every attempt to deliver these judgements. */
  const operations = new WeakMap<readonly Judging[], string>();
  async function store(judgings: readonly Judging[]): Promise<void> {
    const [first] = judgings;
    if (first === undefined) return;
    // Judgements that failed together may be sent in other company the next time: their names are not the message's then.
    const operationId = judgings.length === 1 ? first.operationId : (operations.get(judgings) ?? newOperationId());
    operations.set(judgings, operationId);
    await client.request('library.change', {
      operationId,
      changes: judgings.map(({ key, liked }) => ({ key, liked })),
    });
    list.recount().catch(report);
    facets.refresh();
  }

  /** Many judgements are a job like others. */
  const allJobs = computed(() => {
    const saving = reactions.progress.value;
    return saving === null
      ? jobs.running.value
      : [...jobs.running.value, { label: text('library_job_saving'), ...saving, cancel: reactions.cancel }];
  });

  async function readDetails(key: string): Promise<PictureDetails | null> {
    const like = list.find(key) ?? (await likesOf(source, [key]))[0];
    if (!like) return null;
    const [others = []] = await source.judgements([like]);
    return detailsOf(like, others);
  }

  return {
    view,
    status: list.status,
    counts: list.totals,
    count: list.count,
    asking: list.asking,
    answered: list.answered,
    shown: list.shown,
    hasMore: list.hasMore,
    notSaved: reactions.notSaved,
    problem: reactions.problem,
    jobs: allJobs,
    begin: jobs.begin,
    history,
    changes,
    facets,
    pages,
    duplicates,
    originals: createLibraryOriginals({ work, images, jobs, history, report }),
    now,
    load: () => list.ask(0),
    async refresh(keys) {
      await list.refresh(keys);
      facets.refresh();
      if (view.address.peek().tab === 'pages') await pages.open();
    },
    loadMore: list.loadMore,
    react: reactions.set,
    reactMany: reactions.setMany,
    saveAgain: reactions.saveAgain,
    reload: () => void list.ask(0).catch(report),
    find: list.find,
    pageOf: (key) => list.find(key)?.page ?? null,
    readDetails,
    annotate: changes.edit,
  };
}
