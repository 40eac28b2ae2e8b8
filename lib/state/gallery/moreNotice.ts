import { text } from '../../core/text.ts';
import type { MoreState, Notice } from './galleryModel.ts';

/** What to say when loading more has ended; `again` goes on. */
export function moreNotice(more: Exclude<MoreState, { kind: 'idle' | 'loading' }>, again: () => void): Notice {
  const found = text('more_found', { count: more.found });
  switch (more.kind) {
    case 'end':
      return { tone: 'info', message: more.found > 0 ? sentences(found, text('more_all')) : text('more_none') };
    case 'paused':
      return {
        tone: 'info',
        message: sentences(found, text('more_perhaps')),
        action: { label: text('gallery_load_more'), run: again },
      };
    case 'stopped':
      return { tone: 'info', message: sentences(text('more_stopped'), found) };
    case 'failed':
      return {
        tone: 'problem',
        message: sentences(more.message, found),
        action: { label: text('common_try_again'), run: again },
      };
  }
}

function sentences(first: string, second: string): string {
  return text('common_sentences', { first, second });
}
