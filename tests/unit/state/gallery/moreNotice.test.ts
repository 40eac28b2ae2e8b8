import { expect, test, vi } from 'vitest';
import { moreNotice } from '../../../../lib/state/gallery/moreNotice.ts';

test.each([
  [{ kind: 'end', found: 0 }, 'info', 'There are no more pictures.', null],
  [{ kind: 'end', found: 2 }, 'info', '2 more pictures. That is all.', null],
  [{ kind: 'paused', found: 1 }, 'info', '1 more picture. There may be more still.', 'Load more'],
  [{ kind: 'stopped', found: 3 }, 'info', 'Stopped. 3 more pictures.', null],
  [{ kind: 'failed', found: 0, message: 'It broke.' }, 'problem', 'It broke. 0 more pictures.', 'Try again'],
] as const)('%o is said as %s: %s', (more, tone, message, action) => {
  const again = vi.fn();
  const notice = moreNotice(more, again);
  expect(notice).toMatchObject({ tone, message });
  expect(notice.action?.label ?? null).toBe(action);
  notice.action?.run();
  expect(again).toHaveBeenCalledTimes(action === null ? 0 : 1);
});
