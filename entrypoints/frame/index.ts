import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOwnFrame, readWanted } from '../../lib/page/frameImages.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';
import { takeWanted } from '../../lib/platform/wantedPicture.ts';

/**
 * Runs in frames of other sites, and in any frame in which one picture is wanted; what it returns reaches the background
 * as the script's result.
 */
// oxlint-disable-next-line typescript/no-misused-promises -- the framework hands the promise on, and its type leaves it out
export default defineUnlistedScript(() => {
  const wanted = takeWanted();
  const options = { openShadowRoot: openOrClosedShadowRoot };
  return wanted === null ? readOwnFrame(document, options) : readWanted(document, wanted, options);
});
