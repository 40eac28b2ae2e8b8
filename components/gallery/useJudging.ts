import { useMemo, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { History, HistoryStep } from '../../lib/core/history.ts';
import type { Reaction } from '../../lib/core/judging/reaction.ts';
import { text } from '../../lib/core/text.ts';
import type { Notice } from '../../lib/state/gallery/galleryModel.ts';
import type { LikeEvent } from './galleryEvent.ts';
import type { ReactionChange } from './useGalleryItems.ts';

interface JudgingOptions {
  readonly places: ReadonlyMap<string, number>;
  readonly setReactions: (changes: readonly ReactionChange[]) => void;
  readonly history: History;
  readonly onLike?: ((event: LikeEvent) => void) | undefined;
  /** Told instead of `onLike` when several pictures are judged at once. */
  readonly onLikeMany?: ((events: readonly LikeEvent[]) => void) | undefined;
  /** Brings a picture back before the eyes whose reaction was undone or redone. */
  readonly show: (key: string) => void;
  /** Tells those who do not see it. */
  readonly say: (message: string) => void;
  readonly onNotice?: ((notice: Notice) => void) | undefined;
  readonly onWithdraw?: ((notice: Notice) => void) | undefined;
  /** What the offer to undo does. */
  readonly undoLast: () => void;
}

export interface Judging {
  /** Those that have the reaction already are left alone. */
  readonly judge: (items: readonly GalleryItem[], liked: Reaction) => void;
  readonly undo: () => HistoryStep | null;
  readonly redo: () => HistoryStep | null;
}

/**
 * Judges pictures, all of them as one step that can be undone; of several, there is an offer to undo it for as long as it is
 * what was done last.
 */
export function useJudging(options: JudgingOptions): Judging {
  const latest = useRef(options);
  latest.current = options;
  return useMemo(() => createJudging(latest), []);
}

const LIKED = { one: 'gallery_liked', several: 'gallery_liked_pictures' } as const;
const DISLIKED = { one: 'gallery_disliked', several: 'gallery_disliked_pictures' } as const;
const CLEARED = { one: 'gallery_cleared', several: 'gallery_cleared_pictures' } as const;

/** Apart from the drawing it is made in: what is kept for undoing must not keep that drawing's whole list. */
function createJudging(latest: { readonly current: JudgingOptions }): Judging {
  let offer: Notice | null = null;

  function withdraw(): void {
    if (offer) latest.current.onWithdraw?.(offer);
    offer = null;
  }

  function apply(changes: readonly ReactionChange[]): void {
    const { places, setReactions, onLike, onLikeMany } = latest.current;
    setReactions(changes);
    const events = changes.map(({ item, liked }) => {
      return { index: places.get(item.key) ?? -1, key: item.key, value: item.value, liked };
    });
    if (onLikeMany && events.length > 1) onLikeMany(events);
    else for (const event of events) onLike?.(event);
  }

  return {
    judge(items, liked) {
      const changes = items.filter((item) => item.liked !== liked).map((item) => ({ item, liked }));
      const [first] = changes;
      if (!first) return;
      const reverse = changes.map(({ item }) => ({ item, liked: item.liked }));
      const names = liked === null ? CLEARED : liked ? LIKED : DISLIKED;
      const label =
        changes.length === 1
          ? text(names.one, { caption: first.item.caption })
          : text(names.several, { count: changes.length });
      apply(changes);
      latest.current.history.record(createStep(label, reverse, changes));
      withdraw();
      latest.current.say(label);
      if (items.length === 1) return;
      const run = (): void => latest.current.undoLast();
      offer = { tone: 'info', message: label, action: { label: text('common_undo'), run } };
      latest.current.onNotice?.(offer);
    },
    undo() {
      withdraw();
      return latest.current.history.undo();
    },
    redo() {
      withdraw();
      return latest.current.history.redo();
    },
  };

  function createStep(
    label: string,
    reverse: readonly ReactionChange[],
    changes: readonly ReactionChange[],
  ): HistoryStep {
    const again = (step: readonly ReactionChange[]): void => {
      apply(step);
      latest.current.show(step[0]?.item.key ?? '');
    };
    return { label, undo: () => again(reverse), redo: () => again(changes) };
  }
}
