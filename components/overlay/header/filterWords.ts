import type { PictureFilter, ReactionFilter, ShapeFilter } from '../../../lib/core/pictures/pictureFilter.ts';
import type { PictureKind } from '../../../lib/core/pictures/pictureKind.ts';
import { text, type TextName } from '../../../lib/core/text.ts';

const KINDS: Readonly<Record<PictureKind, TextName>> = {
  photograph: 'overlay_such_photographs',
  animation: 'overlay_such_animations',
  drawing: 'overlay_such_drawings',
  background: 'overlay_such_backgrounds',
  icon: 'overlay_such_icons',
};

const SHAPES: Readonly<Record<Exclude<ShapeFilter, 'any'>, TextName>> = {
  wide: 'overlay_such_wide',
  square: 'overlay_such_square',
  tall: 'overlay_such_tall',
};

const REACTIONS: Readonly<Record<Exclude<ReactionFilter, 'all'>, TextName>> = {
  liked: 'overlay_such_liked',
  disliked: 'overlay_such_disliked',
  unrated: 'overlay_such_unrated',
};

/** What a filter lets through, in words: `disliked pictures at least 1,000 px wide`. */
export function filterWords({ reaction, kinds, minWidth, minHeight, shape, text: typed }: PictureFilter): string {
  let pictures = kinds.length === 0 ? text('overlay_such_pictures') : joined(kinds.map((kind) => text(KINDS[kind])));
  if (shape !== 'any') pictures = text(SHAPES[shape], { pictures });
  if (reaction !== 'all') pictures = text(REACTIONS[reaction], { pictures });
  if (minWidth > 0 && minHeight > 0) {
    pictures = text('overlay_such_larger', { pictures, width: minWidth, height: minHeight });
  } else if (minWidth > 0) {
    pictures = text('overlay_such_wider', { pictures, width: minWidth });
  } else if (minHeight > 0) {
    pictures = text('overlay_such_higher', { pictures, height: minHeight });
  }
  const words = typed.trim();
  return words === '' ? pictures : text('overlay_such_with', { pictures, words });
}

function joined(names: readonly string[]): string {
  return names.reduce((first, second, index) =>
    text(index === names.length - 1 ? 'overlay_such_or' : 'overlay_such_list', { first, second }),
  );
}
