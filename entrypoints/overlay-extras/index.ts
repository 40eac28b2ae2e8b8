import { Zip, ZipPassThrough } from 'fflate';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createTellingCompare } from '../../components/compare/tellingCompare.tsx';
import { Marquee } from '../../components/gallery/selecting/Marquee.tsx';
import { extraViews } from '../../components/overlay/allExtraViews.ts';
import { createOverlayActions } from '../../components/overlay/overlayActions.ts';
import { createEditing } from '../../components/overlay/editing.tsx';
import extrasCss from '../../components/overlay/extras.css?inline';
import { addedPicture } from '../../lib/page/addedPicture.ts';
import { text } from '../../lib/core/text.ts';
import type { OverlayParts } from '../overlay/overlay.tsx';
import { withWayIntoTab } from '../../components/overlay/wayIntoTab.tsx';
import { noticesWith } from '../../components/overlay/noticesWith.tsx';
import { createPictureFinder } from '../../components/overlay/pictureFinder.tsx';
import { allElements } from '../../lib/page/clobberProof.ts';
import { fetchPage } from '../../lib/page/fetchPage.ts';
import { followPage } from '../../lib/page/followPage.ts';
import { createMoreState, loadMore } from '../../lib/page/loadMore.ts';
import { pictureBytes } from '../../lib/page/pictureBytes.ts';
import { saveLink } from '../../lib/page/saveLink.ts';
import { showInPage } from '../../lib/page/showInPage.ts';
import { whenIdle } from '../../lib/page/idle.ts';
import { shownThumbnail } from '../../lib/page/shownThumbnail.ts';
import { listen } from '../../lib/platform/messaging.ts';
import { openOrClosedShadowRoot } from '../../lib/platform/shadowRoots.ts';
import { newOperationId } from '../../lib/platform/newOperationId.ts';
import { hasEnded } from '../../lib/platform/runtime.ts';
import { createReporter } from '../../lib/platform/reporter.ts';
import { wait } from '../../lib/platform/wait.ts';
import { extrasChecks } from '../../lib/protocol/extrasChecks.ts';
import { createServer } from '../../lib/protocol/server.ts';
import { createComparisons } from '../../lib/state/gallery/comparisons.ts';
import { moreNotice } from '../../lib/state/gallery/moreNotice.ts';
import { createThumbnails } from '../../lib/state/gallery/thumbnails.ts';
import { zipPictures } from '../../lib/page/zipPictures.ts';

declare global {
  /** The background may put this script into a page once more, where it cannot know. */
  var likeableGalleryExtended: boolean | undefined;
}

/** After which the gallery has noticed that the extension has ended. */
const ENDED_WITHIN_MS = 1_000;

/** What the overlay does not need in order to open. It shares the overlay's libraries: see `wxt.config.ts`. */
export default defineUnlistedScript(() => {
  const { likeableGallery: overlay } = globalThis;
  if (!overlay || globalThis.likeableGalleryExtended) return;
  globalThis.likeableGalleryExtended = true;
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
  const finder = createPictureFinder();
  listen(
    createServer({
      routes: {
        'overlay.find': {
          from: ['extension'],
          handle: async (wanted) => {
            finder.find(wanted);
            return null;
          },
        },
      },
      checks: extrasChecks,
      others: (name) => !Object.hasOwn(extrasChecks, name),
      report,
    }),
  );
  overlay.receive({
    views: {
      ...extraViews,
      ...withWayIntoTab(extraViews, () => void openInTab(overlay).catch(report)),
      Compare: createTellingCompare(comparisons.add),
      createActions: createOverlayActions({
        client,
        zipPictures: (files, options) => zipPictures({ Zip, ZipPassThrough }, files, options),
        saveFromPage: saveLink,
        newOperationId,
        wait,
        report,
      }),
      createEditing: (model, history) => createEditing({ model, history, readFile: addedPicture }),
      Marquee: finder.within(Marquee),
      PanelNotice: noticesWith(finder.Finder, (liked) => {
        client.request('page.counts', { liked }).catch(report);
      }),
    },
    onStored: (judgings, images) =>
      thumbnails.add(judgings.flatMap(({ key, liked }) => (liked === null ? [] : (images.get(key) ?? [])))),
    css: extrasCss,
    followPage,
    loadMore,
    createMoreState,
    fetchPage,
    showInPage,
    pictureBytes,
    moreNotice,
  });
});

async function openInTab({ client, notify }: Pick<OverlayParts, 'client' | 'notify'>): Promise<void> {
  const answer = await client.request('tab.openOfPage', undefined);
  if (!answer.reached) notify({ tone: 'problem', message: text('popup_refused_private_text') });
}

/** The cards first, which show what is judged. */
function* treesOfPage(): Generator<Document | ShadowRoot> {
  for (const host of allElements(document, 'likeable-gallery')) {
    const root = openOrClosedShadowRoot(host);
    if (root) yield root;
  }
  yield document;
}
