import { computed, signal } from '@preact/signals';
import type { GalleryImage } from '../../../lib/core/galleryImage.ts';
import type { Reaction } from '../../../lib/core/reaction.ts';
import type {
  GalleryModel,
  GalleryStatus,
  MoreState,
  Notice,
  ReactionFilter,
} from '../../../lib/state/galleryModel.ts';
import { pictures } from '../gallery/pictures.ts';

export interface FakeState {
  readonly images?: readonly GalleryImage[];
  readonly status?: GalleryStatus;
  readonly small?: number;
  readonly notSaved?: readonly string[];
  readonly libraryProblem?: string;
  readonly notice?: Notice;
  readonly filter?: ReactionFilter;
  readonly more?: MoreState;
  readonly closedFrames?: readonly string[];
  readonly overloaded?: boolean;
}

/** The rules of the real model in short, without a page or a library; what was asked of it stands in `calls`. */
export function fakeGalleryModel(state: FakeState = {}) {
  const calls: string[] = [];
  const images = signal<readonly GalleryImage[]>(state.images ?? pictures(12));
  const status = signal<GalleryStatus>(state.status ?? { kind: 'ready' });
  const filter = signal<ReactionFilter>(state.filter ?? 'all');
  const smallShown = signal(false);
  const notSaved = signal<ReadonlySet<string>>(new Set(state.notSaved));
  const notice = signal<Notice | null>(state.notice ?? null);
  const more = signal<MoreState>(state.more ?? { kind: 'end', found: 0 });
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

  const model: GalleryModel = {
    title: 'Pictures of the week 47',
    status,
    filter,
    smallShown,
    shown: computed(() => images.value.filter((image) => wanted[filter.value](reactionOf(image)))),
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
    more,
    closedFrames: signal(state.closedFrames ?? []),
    overloaded: signal(state.overloaded ?? false),
    setFilter: (next) => void (filter.value = next),
    setSmallShown: (next) => void (smallShown.value = next),
    react(key, liked) {
      calls.push(`react ${key} ${liked}`);
      images.value = images.value.map((image) => (image.key === key ? { ...image, liked } : image));
    },
    act: (key) => void calls.push(`act ${key}`),
    saveAgain: () => void calls.push('saveAgain'),
    rescan: () => void calls.push('rescan'),
    loadMore: async () => void calls.push('loadMore'),
    stopMore: () => void calls.push('stopMore'),
    allowFrames: () => void calls.push('allowFrames'),
    dismissNotice: () => void (notice.value = null),
    dispose: () => undefined,
  };
  return { model, calls, images, status, notSaved, notice, more, libraryProblem };
}
