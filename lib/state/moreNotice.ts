import type { MoreState, Notice } from './galleryModel.ts';

/** What to say when loading more has ended; `again` goes on. */
export function moreNotice(more: Exclude<MoreState, { kind: 'idle' | 'loading' }>, again: () => void): Notice {
  const found = more.found === 1 ? '1 more picture.' : `${more.found} more pictures.`;
  switch (more.kind) {
    case 'end':
      return { tone: 'info', message: more.found > 0 ? `${found} That is all.` : 'There are no more pictures.' };
    case 'paused':
      return {
        tone: 'info',
        message: `${found} There may be more still.`,
        action: { label: 'Load more', run: again },
      };
    case 'stopped':
      return { tone: 'info', message: `Stopped. ${found}` };
    case 'failed':
      return { tone: 'problem', message: `${more.message} ${found}`, action: { label: 'Try again', run: again } };
  }
}
