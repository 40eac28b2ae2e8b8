import { Zip, ZipPassThrough } from 'fflate';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createTellingCompare } from '../../components/compare/tellingCompare.tsx';
import { extraViews } from '../../components/overlay/allExtraViews.ts';
import extrasCss from '../../components/overlay/extras.css?inline';
import { allElements } from '../../lib/page/clobberProof.ts';
import { fetchPage } from '../../lib/page/fetchPage.ts';
import { followPage } from '../../lib/page/followPage.ts';
import { createMoreState, loadMore } from '../../lib/page/loadMore.ts';
import { pictureBytes } from '../../lib/page/pictureBytes.ts';
import { saveLink } from '../../lib/page/saveLink.ts';
import { showInPage } from '../../lib/page/showInPage.ts';
import { whenIdle } from '../../lib/page/idle.ts';
import { shownThumbnail } from '../../lib/page/shownThumbnail.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { hasEnded } from '../../lib/platform/runtime.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { wait } from '../../lib/platform/wait.ts';
import { createComparisons } from '../../lib/state/comparisons.ts';
import { createThumbnails } from '../../lib/state/thumbnails.ts';
import { zipPictures } from '../../lib/page/zipPictures.ts';
import { createPictureDownloads } from '../../lib/state/pictureDownloads.ts';

/** After which the gallery has noticed that the extension has ended. */
const ENDED_WITHIN_MS = 1_000;

/** What the overlay does not need in order to open. It shares the overlay's libraries: see `wxt.config.ts`. */
export default defineUnlistedScript(() => {
  const { likeableGallery: overlay } = globalThis;
  if (!overlay) return;
  const { client, notify } = overlay;
  const watch = setInterval(() => {
    if (!hasEnded()) return;
    clearInterval(watch);
    overlay.end();
  }, ENDED_WITHIN_MS);
  const report = createReporter('overlay');
  const comparisons = createComparisons({
    client,
    newOperationId,
    wait,
    onProblem: (message) => notify({ tone: 'problem', message }),
    report,
  });
  const thumbnails = createThumbnails({
    client,
    read: (picture) => shownThumbnail(picture, treesOfPage()),
    idle: whenIdle,
    wait,
    report,
  });
  overlay.receive({
    views: { ...extraViews, Compare: createTellingCompare(comparisons.add) },
    onStored: (judgings, images) =>
      thumbnails.add(judgings.flatMap(({ key, liked }) => (liked === null ? [] : (images.get(key) ?? [])))),
    css: extrasCss,
    followPage,
    loadMore,
    createMoreState,
    fetchPage,
    showInPage,
    pictureBytes,
    createDownloads: (dependencies) =>
      createPictureDownloads({
        ...dependencies,
        zipPictures: (files, options) => zipPictures({ Zip, ZipPassThrough }, files, options),
        saveFromPage: saveLink,
      }),
  });
});

/** The cards first, which show what is judged. */
function* treesOfPage(): Generator<Document | ShadowRoot> {
  for (const host of allElements(document, 'likeable-gallery')) {
    const root = openOrClosedShadowRoot(host);
    if (root) yield root;
  }
  yield document;
}
