import type { PictureFilter } from '../../lib/core/pictureFilter.ts';
import type { PictureKind } from '../../lib/core/pictureKind.ts';
import { formatCount } from '../ui/formatCount.ts';

const KINDS: Readonly<Record<PictureKind, string>> = {
  photograph: 'photographs',
  animation: 'animations',
  drawing: 'drawings',
  background: 'backgrounds',
  icon: 'icons',
};

/** What a filter lets through, in words: `disliked pictures wider than 1,000 px`. */
export function filterWords({ reaction, kinds, minWidth, minHeight, shape, text }: PictureFilter): string {
  const sizes = [
    minWidth > 0 && `wider than ${formatCount(minWidth)} px`,
    minHeight > 0 && `higher than ${formatCount(minHeight)} px`,
  ].filter(Boolean);
  const words = text.trim();
  return [
    reaction !== 'all' && reaction,
    shape !== 'any' && shape,
    kinds.length === 0 ? 'pictures' : joined(kinds.map((kind) => KINDS[kind])),
    sizes.join(' and '),
    words !== '' && `with “${words}”`,
  ]
    .filter(Boolean)
    .join(' ');
}

function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
