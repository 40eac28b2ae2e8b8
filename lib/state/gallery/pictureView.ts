import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { GalleryImage } from '../../core/pictures/galleryImage.ts';
import type { LikePage } from '../../core/judging/like.ts';
import type { PageImage } from '../../core/pictures/pageImage.ts';
import { NO_FILTER, passesFilter, type PictureFilter } from '../../core/pictures/pictureFilter.ts';
import { PAGE_ORDER, sortPictures, type PictureSort } from '../../core/pictures/pictureSort.ts';
import { textLanguage } from '../../core/text.ts';
import type { Reaction } from '../../core/judging/reaction.ts';
import type { GalleryCounts, GalleryModel } from './galleryModel.ts';
import { PictureCard } from './pictureCard.ts';

/** Which of the page's pictures are shown, and in what order. */
export interface PictureView extends Pick<
  GalleryModel,
  'filter' | 'sort' | 'hidden' | 'smallShown' | 'shown' | 'counts' | 'setFilter' | 'resetFilter' | 'setSort'
> {
  setSmallShown(shown: boolean): void;
  /** Where reactions are sorted by: puts each picture where its present one belongs. */
  renewOrder(): void;
  /** Takes over how many bytes a picture's original has. */
  setBytes(key: string, bytes: number): void;
}

interface Dependencies {
  /** By key, in page order. */
  readonly images: ReadonlySignal<ReadonlyMap<string, PageImage>>;
  readonly reactions: ReadonlySignal<ReadonlyMap<string, Reaction>>;
  readonly page: LikePage;
}

/**
 * Each step is worked out again only when what it is made of has changed: a judgement passes over the pictures in the
 * order they have, and makes one new object, that of the picture judged.
 */
export function createPictureView({ images, reactions, page }: Dependencies): PictureView {
  const filter = signal<PictureFilter>(NO_FILTER);
  const sort = signal<PictureSort>(PAGE_ORDER);
  const smallShown = signal(false);
  const bytesLearned = signal(0);
  /** The reactions by which pictures are sorted; a card that moved when it is judged would be lost to the eye. */
  const sortedBy = signal(new Map<string, Reaction>());
  let cards: ReadonlyMap<string, PictureCard> = new Map();
  let collator: Intl.Collator | undefined;

  const everything = computed(() => {
    const former = cards;
    const next = new Map<string, PictureCard>();
    for (const picture of images.value.values()) {
      const known = former.get(picture.key);
      next.set(picture.key, known?.picture === picture ? known : new PictureCard(picture, page, known));
    }
    cards = next;
    return next;
  });
  const small = computed(() => countSmall(everything.value.values()));
  const found = computed(() => {
    const all = [...everything.value.values()];
    return smallShown.value || small.value === 0 ? all : all.filter(({ isSmall }) => !isSmall);
  });

  const ordered = computed(() => {
    const { value: order } = sort;
    const then = sortedBy.value;
    if (order.by === 'reaction') {
      // Those that are new since then have their place by the reaction they came with.
      for (const { picture } of found.value) {
        if (!then.has(picture.key)) then.set(picture.key, reactions.peek().get(picture.key) ?? null);
      }
    }
    return sortPictures(found.value, order, {
      reactionOf: ({ picture }) => then.get(picture.key) ?? null,
      compareNames: (a, b) => (collator ??= new Intl.Collator(textLanguage(), { numeric: true })).compare(a, b),
    });
  });

  let formerCounts: GalleryCounts = { found: 0, liked: 0, disliked: 0, unrated: 0, small: 0 };
  /** Gives all cards their present reaction as it counts them, in the order in which they lie in memory. */
  const counts = computed(() => {
    const present = reactions.value;
    let liked = 0;
    let disliked = 0;
    for (const card of found.value) {
      const reaction = present.get(card.picture.key) ?? null;
      card.judge(reaction);
      if (reaction === true) liked++;
      else if (reaction === false) disliked++;
    }
    const { length } = found.value;
    const next = { found: length, liked, disliked, unrated: length - liked - disliked, small: small.value };
    if (!isSameCounts(next, formerCounts)) formerCounts = next;
    return formerCounts;
  });

  let formerShown: readonly GalleryImage[] = [];
  const shown = computed(() => {
    // Two judgements may leave the counts as they were.
    void [counts.value, reactions.value, bytesLearned.value];
    const passes = passesFilter(filter.value);
    const next: GalleryImage[] = [];
    for (const card of ordered.value) if (passes(card)) next.push(card.image);
    if (!isSameList(next, formerShown)) formerShown = next;
    return formerShown;
  });

  function renewOrder(): void {
    if (sort.peek().by === 'reaction') sortedBy.value = new Map(reactions.peek());
  }

  return {
    filter,
    sort,
    smallShown,
    shown,
    counts,
    hidden: computed(() => found.value.length - shown.value.length),
    setFilter(changes) {
      filter.value = { ...filter.peek(), ...changes };
    },
    resetFilter() {
      filter.value = NO_FILTER;
    },
    setSort(next) {
      sort.value = next;
      renewOrder();
    },
    setSmallShown(next) {
      smallShown.value = next;
    },
    renewOrder,
    setBytes(key, bytes) {
      const card = everything.peek().get(key);
      if (card === undefined || card.image.bytes === bytes) return;
      card.setBytes(bytes);
      bytesLearned.value++;
    },
  };
}

function countSmall(cards: Iterable<PictureCard>): number {
  let count = 0;
  for (const { isSmall } of cards) if (isSmall) count++;
  return count;
}

function isSameList(list: readonly GalleryImage[], former: readonly GalleryImage[]): boolean {
  return list.length === former.length && list.every((image, index) => image === former[index]);
}

function isSameCounts(counts: GalleryCounts, former: GalleryCounts): boolean {
  return (
    counts.found === former.found &&
    counts.liked === former.liked &&
    counts.disliked === former.disliked &&
    counts.small === former.small
  );
}
