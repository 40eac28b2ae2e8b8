import { Zip, ZipPassThrough } from 'fflate';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { extraViews } from '../../components/overlay/allExtraViews.ts';
import extrasCss from '../../components/overlay/extras.css?inline';
import { fetchPage } from '../../lib/page/fetchPage.ts';
import { followPage } from '../../lib/page/followPage.ts';
import { createMoreState, loadMore } from '../../lib/page/loadMore.ts';
import { pictureBytes } from '../../lib/page/pictureBytes.ts';
import { saveLink } from '../../lib/page/saveLink.ts';
import { showInPage } from '../../lib/page/showInPage.ts';
import { zipPictures } from '../../lib/page/zipPictures.ts';
import { createPictureDownloads } from '../../lib/state/pictureDownloads.ts';

/** What the overlay does not need in order to open. It shares the overlay's libraries: see `wxt.config.ts`. */
export default defineUnlistedScript(() => {
  globalThis.likeableGallery?.receive({
    views: extraViews,
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
