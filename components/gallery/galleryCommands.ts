import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import type { Command } from '../../lib/core/settings/keyBindings.ts';
import { pressReaction } from '../../lib/core/judging/reaction.ts';
import { text } from '../../lib/core/text.ts';
import { isMove } from './galleryKeys.ts';
import type { KeyCommand } from './galleryKeys.ts';
import type { CurrentCard } from './useCurrentCard.ts';
import type { Judging } from './useJudging.ts';
import type { Selection } from './selecting/useSelection.ts';
import type { VirtualCards } from './cards/useVirtualCards.ts';

/** What commands act on, and what they can do to it; what is left out the gallery cannot do. */
export interface CommandTarget {
  readonly items: readonly GalleryItem[];
  readonly current: CurrentCard;
  readonly selection: Selection;
  readonly cards: VirtualCards;
  /** Pixels of what counts as a screenful. */
  readonly page: () => number;
  readonly canLike: boolean;
  readonly canDislike: boolean;
  readonly autoAdvance: boolean;
  readonly judging: Judging;
  readonly open: (item: GalleryItem) => void;
  /** Goes on to the picture in the grid or in the preview, whichever is looked at. */
  readonly goTo: (item: GalleryItem) => void;
  /** Everything else that can be done with pictures. */
  readonly others: PictureCommands;
  readonly fullScreen: () => void;
  readonly say: (message: string) => void;
}

/** What whoever uses the gallery can do with its pictures, besides judging and looking: by command. */
export type PictureCommands = {
  readonly [Name in Command]?: ((items: readonly GalleryItem[]) => void) | undefined;
};

export interface GalleryCommands {
  /** What a key asks for in the grid: on the selection where there is one, else on the current card. */
  readonly runKey: (command: KeyCommand) => boolean;
  /** On the selection. */
  readonly runOnSelection: (command: Command) => boolean;
  /** On these, whatever is selected: the preview's picture. */
  readonly runOn: (items: readonly GalleryItem[], command: Command) => boolean;
}

/** Every command of the gallery, by its name. Each answers whether the gallery has it. */
export function galleryCommands(target: CommandTarget): GalleryCommands {
  const { items, current, selection, cards, canLike, canDislike, judging } = target;

  function judgeAs(pictures: readonly GalleryItem[], command: 'like' | 'dislike' | 'clear', toggles: boolean): boolean {
    if (command === 'like' ? !canLike : command === 'dislike' ? !canDislike : !canLike && !canDislike) return false;
    const wanted = command === 'clear' ? null : command === 'like';
    const [first] = pictures;
    const liked = toggles && first && wanted !== null ? pressReaction(first.liked, wanted) : wanted;
    // Found before the judgement: under a filter it may take the picture out of the list.
    const place = toggles && first ? items.indexOf(first) : -1;
    const next = target.autoAdvance && liked !== null && place !== -1 ? items[place + 1] : undefined;
    judging.judge(pictures, liked);
    if (next) target.goTo(next);
    return true;
  }

  function runWithItems(pictures: readonly GalleryItem[], command: Command, toggles: boolean): boolean {
    const [first] = pictures;
    if (!first) return false;
    switch (command) {
      case 'like':
      case 'dislike':
      case 'clear':
        return judgeAs(pictures, command, toggles);
      case 'preview':
      case 'zoom':
        target.open(first);
        return true;
      default:
        target.others[command]?.(pictures);
        return target.others[command] !== undefined;
    }
  }

  /** What concerns the gallery as a whole. */
  function runPlain(command: Command): boolean {
    switch (command) {
      case 'undo':
      case 'redo': {
        const step = judging[command]();
        const isUndo = command === 'undo';
        target.say(
          step
            ? text(isUndo ? 'gallery_undone' : 'gallery_redone', { step: step.label })
            : text(isUndo ? 'gallery_nothing_to_undo' : 'gallery_nothing_to_redo'),
        );
        return true;
      }
      case 'selectAll':
        selection.set(items.map(({ key }) => key));
        return true;
      case 'fullScreen':
        target.fullScreen();
        return true;
      case 'nextUnrated': {
        const from = current.index;
        const next =
          items.find(({ liked }, index) => index > from && liked === null) ?? items.find(({ liked }) => liked === null);
        if (next) target.goTo(next);
        else target.say(text('gallery_all_rated'));
        return true;
      }
      default:
        return false;
    }
  }

  function moveTo(index: number, extend: boolean): void {
    const item = items[index];
    if (!item) return;
    if (extend) selection.extendTo(item.key);
    current.set(item.key);
    cards.reveal(index);
    current.focus();
  }

  return {
    runKey({ command, extend }) {
      if (runPlain(command)) return true;
      const item = items[current.index];
      if (!item) return false;
      if (isMove(command)) {
        moveTo(cards.step(current.index, command, target.page()), extend);
        return true;
      }
      // What is not seen is not judged: the key brings it into view, pressed again it acts.
      const seen = cards.isInView(current.index);
      if (selection.items.length > 0 && command !== 'select' && command !== 'preview' && command !== 'zoom') {
        return runWithItems(selection.items, command, false);
      }
      if (!seen) cards.reveal(current.index);
      if (!seen || !current.hasFocus()) current.focus();
      if (!seen) return true;
      if (command === 'select') {
        selection.toggle(item.key);
        return true;
      }
      return runWithItems([item], command, true);
    },
    runOnSelection: (command) => runPlain(command) || runWithItems(selection.items, command, false),
    runOn: (pictures, command) => runPlain(command) || runWithItems(pictures, command, true),
  };
}
