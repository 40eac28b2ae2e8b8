import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { listenFirst, type FirstListener } from '../../lib/page/marks/firstListener.ts';

declare global {
  /** Belongs to our isolated world alone. */
  var likeableMarksFirst: FirstListener | undefined;
}

/** Runs before the page's own scripts, on sites with marks; does nothing until the marks are there. */
export default defineUnlistedScript(() => {
  globalThis.likeableMarksFirst ??= listenFirst();
});
