import { withKey, type KeyBindings } from '../../../lib/core/settings/keyBindings.ts';
import { text } from '../../../lib/core/text.ts';
import type { CardTexts } from './Card.tsx';

export function cardTexts(bindings: KeyBindings): CardTexts {
  const select = text('gallery_select');
  const preview = text('common_preview');
  const like = text('common_like');
  const dislike = text('common_dislike');
  return {
    select,
    preview,
    like,
    dislike,
    liked: text('common_liked'),
    disliked: text('common_disliked'),
    notSaved: text('common_not_saved'),
    selectHint: withKey(select, bindings, 'select'),
    previewHint: withKey(preview, bindings, 'preview'),
    likeHint: withKey(like, bindings, 'like'),
    dislikeHint: withKey(dislike, bindings, 'dislike'),
    more: text('gallery_more_actions'),
  };
}
