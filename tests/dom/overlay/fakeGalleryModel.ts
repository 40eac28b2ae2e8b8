import { computed, signal } from '@preact/signals';
import type { ActionButton } from '../../../lib/core/actions/actions.ts';
import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { DEFAULT_SETTINGS, type GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import type { PictureDetails } from '../../../lib/core/judging/pictureDetails.ts';
import type { PageImage } from '../../../lib/core/pictures/pageImage.ts';
import { NO_FILTER, type PictureFilter, type ReactionFilter } from '../../../lib/core/pictures/pictureFilter.ts';
import { PAGE_ORDER, type PictureSort } from '../../../lib/core/pictures/pictureSort.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import { createJobs, type JobProgress } from '../../../lib/state/jobs.ts';
import type {
  GalleryModel,
  GalleryStatus,
  MoreState,
  Notice,
  PictureEdit,
} from '../../../lib/state/gallery/galleryModel.ts';
import { pictures } from '../gallery/pictures.ts';

export interface FakeState {
  readonly images?: readonly GalleryImage[];
  readonly status?: GalleryStatus;
  readonly small?: number;
  readonly notSaved?: readonly string[];
  readonly libraryProblem?: string;
  readonly notice?: Notice;
  readonly jobs?: readonly JobProgress[];
  readonly filter?: Partial<PictureFilter>;
  readonly settings?: Partial<GallerySettings>;
  readonly more?: MoreState;
  readonly closedFrames?: readonly string[];
  readonly overloaded?: boolean;
  readonly details?: PictureDetails;
  readonly actions?: readonly ActionButton[];
}

/** The rules of the real model in short, without a page or a library; what was asked of it stands in `calls`. */
export function fakeGalleryModel(state: FakeState = {}) {
  const calls: string[] = [];
  const given = signal<readonly GalleryImage[]>(state.images ?? pictures(12));
  const edit = signal<PictureEdit>((all) => all);
  const images = computed(() => {
    const byKey = new Map(given.value.map((image) => [image.key ?? '', image]));
    const edited = edit.value(new Map([...byKey.keys()].map((key) => [key, pageImage(key)])));
    return [...edited.values()].map(({ key, caption, variants }): GalleryImage => {
      return byKey.get(key) ?? { key, caption, image: variants[0].url, liked: null };
    });
  });
  const status = signal<GalleryStatus>(state.status ?? { kind: 'ready' });
  const settings = signal<GallerySettings>({ ...DEFAULT_SETTINGS, ...state.settings });
  const filter = signal<PictureFilter>({ ...NO_FILTER, ...state.filter });
  const sort = signal<PictureSort>(PAGE_ORDER);
  const smallShown = signal(false);
  const notSaved = signal<ReadonlySet<string>>(new Set(state.notSaved));
  const notice = signal<Notice | null>(state.notice ?? null);
  const jobs = signal<readonly JobProgress[]>(state.jobs ?? []);
  const more = signal<MoreState>(state.more ?? { kind: 'end', found: 0 });
  const actions = signal<readonly ActionButton[]>(state.actions ?? []);
  const libraryProblem = signal(state.libraryProblem ?? null);

  const reactionOf = ({ liked = null }: GalleryImage): Reaction => liked;
  const wanted: Readonly<Record<ReactionFilter, (liked: Reaction) => boolean>> = {
    all: () => true,
    liked: (liked) => liked === true,
    disliked: (liked) => liked === false,
    unrated: (liked) => liked === null,
  };
  const count = (which: ReactionFilter): number =>
    images.value.filter((image) => wanted[which](reactionOf(image))).length;
  const passes = (image: GalleryImage): boolean => {
    const { reaction, minWidth, minHeight, text } = filter.value;
    return (
      wanted[reaction](reactionOf(image)) &&
      (image.width ?? Infinity) >= minWidth &&
      (image.height ?? Infinity) >= minHeight &&
      (image.caption ?? '').toLowerCase().includes(text.toLowerCase())
    );
  };
  const shown = computed(() => images.value.filter(passes));
  const setReactions = (reactions: ReadonlyMap<string, Reaction>): void => {
    given.value = given.value.map((image) => {
      const liked = reactions.get(image.key ?? '');
      return liked === undefined ? image : { ...image, liked };
    });
  };

  const model: GalleryModel = {
    title: 'Pictures of the week 47',
    actions,
    status,
    settings: {
      all: settings,
      change(changes) {
        calls.push(`change ${JSON.stringify(changes)}`);
        settings.value = { ...settings.value, ...changes };
      },
      receive: (received) => void (settings.value = received),
    },
    filter,
    sort,
    hidden: computed(() => images.value.length - shown.value.length),
    smallShown,
    shown: computed(() => (sort.value.reversed ? shown.value.toReversed() : shown.value)),
    counts: computed(() => ({
      found: count('all'),
      liked: count('liked'),
      disliked: count('disliked'),
      unrated: count('unrated'),
      small: state.small ?? 0,
    })),
    notSaved,
    notSavedReason: computed(() => (notSaved.value.size > 0 ? 'The disk is full.' : null)),
    libraryProblem,
    notice,
    jobs,
    more,
    closedFrames: signal(state.closedFrames ?? []),
    overloaded: signal(state.overloaded ?? false),
    setFilter: (changes) => void (filter.value = { ...filter.value, ...changes }),
    resetFilter: () => void (filter.value = NO_FILTER),
    setSort: (next) => void (sort.value = next),
    setSmallShown: (next) => void (smallShown.value = next),
    react(key, liked) {
      calls.push(`react ${key} ${liked}`);
      setReactions(new Map([[key, liked]]));
    },
    reactMany(reactions) {
      calls.push(`reactMany ${reactions.map(([key, liked]) => `${key} ${liked}`).join(', ')}`);
      setReactions(new Map(reactions));
    },
    picture(key) {
      calls.push(`picture ${key}`);
      return undefined;
    },
    begin: createJobs().begin,
    readDetails: async () => state.details ?? null,
    annotate: async (keys, annotation) => void calls.push(`annotate ${keys.join(' ')} ${JSON.stringify(annotation)}`),
    async showInPage(key) {
      calls.push(`showInPage ${key}`);
      return true;
    },
    saveAgain: () => void calls.push('saveAgain'),
    rescan: () => void calls.push('rescan'),
    lookAgain: async () => void calls.push('lookAgain'),
    editPictures: (next) => void (edit.value = next),
    likesChanged: async (keys) => void calls.push(`likesChanged ${keys?.join(' ')}`),
    loadMore: async () => void calls.push('loadMore'),
    stopMore: () => void calls.push('stopMore'),
    allowFrames: () => void calls.push('allowFrames'),
    notify: (next) => void (notice.value = next),
    dismissNotice: () => void (notice.value = null),
    dispose: () => undefined,
  };
  return { model, calls, images: given, status, settings, filter, sort, notSaved, notice, jobs, more, libraryProblem };
}

/** As much of it as an edit looks at. */
function pageImage(key: string): PageImage {
  return { key, caption: '', source: 'img', variants: [{ url: '' }] };
}
