import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readOwnFrame, readWanted, readWholePage, showWanted } from '../../lib/page/frameImages.ts';
import { createPageIdentities } from '../../lib/page/marks/pageIdentities.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';
import { createThumbnails } from '../../lib/state/gallery/thumbnails.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { whenIdle } from '../../lib/page/idle.ts';
import { shownThumbnail } from '../../lib/page/shownThumbnail.ts';
import { takeWanted, type Wanted } from '../../lib/platform/wantedInFrame.ts';
import { wait } from '../../lib/platform/wait.ts';

const options = { openShadowRoot: openOrClosedShadowRoot };

/**
 * Reads a document for those who have no collector: runs in frames of other sites, and in any frame of which something is
 * wanted, where what it returns reaches the background as the script's result; and in a page with marks when something is
 * judged there, whose script takes it.
 */
// oxlint-disable-next-line typescript/no-misused-promises -- the framework hands the promise on, and its type leaves it out
export default defineUnlistedScript(() => {
  const wanted = takeWanted();
  if (wanted !== null) return answer(wanted);
  const { likeableMarks: marks } = globalThis;
  if (marks) {
    const thumbnails = createThumbnails({
      client: marks.client,
      read: (picture) => shownThumbnail(picture, [document]),
      idle: whenIdle,
      wait,
      report: createReporter('marks'),
    });
    marks.receive(createPageIdentities(document, { ...options, onStored: (image) => thumbnails.add([image]) }));
  }
  return readOwnFrame(document, options);
});

function answer(wanted: Wanted): Promise<unknown> {
  switch (wanted.kind) {
    case 'picture':
      return readWanted(document, wanted.url, options);
    case 'page':
      return readWholePage(document, options);
    case 'show':
      return showWanted(document, wanted, options);
  }
}
