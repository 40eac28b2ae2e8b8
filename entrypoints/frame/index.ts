import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOwnFrame } from '../../lib/page/frameImages.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';

/** Runs in frames of other sites; what it returns reaches the background as the script's result. */
// oxlint-disable-next-line typescript/no-misused-promises -- the framework hands the promise on, and its type leaves it out
export default defineUnlistedScript(() => readOwnFrame(document, { openShadowRoot: openOrClosedShadowRoot }));
