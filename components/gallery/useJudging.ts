import { useMemo, useRef } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
import type { History, HistoryStep } from '../../lib/core/history.ts';
import type { Reaction } from '../../lib/core/reaction.ts';
import { text } from '../../lib/core/text.ts';
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
}

export type Judge = (items: readonly GalleryItem[], liked: Reaction) => string | null;

/**
 * Judges pictures, all of them as one step that can be undone. Those that have the reaction already are left alone; `null`
 * when all have.
 */
export function useJudging(options: JudgingOptions): Judge {
  const latest = useRef(options);
  latest.current = options;
  return useMemo(() => createJudge(latest), []);
}

const LIKED = { one: 'gallery_liked', several: 'gallery_liked_pictures' } as const;
const DISLIKED = { one: 'gallery_disliked', several: 'gallery_disliked_pictures' } as const;
const CLEARED = { one: 'gallery_cleared', several: 'gallery_cleared_pictures' } as const;

/** Apart from the drawing it is made in: what is kept for undoing must not keep that drawing's whole list. */
function createJudge(latest: { readonly current: JudgingOptions }): Judge {
  function apply(changes: readonly ReactionChange[]): void {
    const { places, setReactions, onLike, onLikeMany } = latest.current;
    setReactions(changes);
    const events = changes.map(({ item, liked }) => {
      return { index: places.get(item.key) ?? -1, key: item.key, value: item.value, liked };
    });
    if (onLikeMany && events.length > 1) onLikeMany(events);
    else for (const event of events) onLike?.(event);
  }

  return (items, liked) => {
    const changes = items.filter((item) => item.liked !== liked).map((item) => ({ item, liked }));
    const [first] = changes;
    if (!first) return null;
    const reverse = changes.map(({ item }) => ({ item, liked: item.liked }));
    const names = liked === null ? CLEARED : liked ? LIKED : DISLIKED;
    const label =
      changes.length === 1
        ? text(names.one, { caption: first.item.caption })
        : text(names.several, { count: changes.length });
    apply(changes);
    latest.current.history.record(createStep(label, reverse, changes));
    return label;
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
