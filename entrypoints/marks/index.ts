import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { FirstListener } from '../../lib/page/marks/firstListener.ts';
import { startMarks, type Marks } from './marks.ts';

declare global {
  /** One of them per page, however often the script is put there. Belongs to our isolated world alone. */
  var likeableMarks: Marks | undefined;
  /** Of the script `marks-first`. */
  var likeableMarksFirst: FirstListener | undefined;
}

export default defineUnlistedScript(() => {
  const { likeableMarksFirst: first } = globalThis;
  if (!first || globalThis.likeableMarks?.isRunning()) return;
  globalThis.likeableMarks = startMarks(first);
});
