import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import extrasCss from '../../components/overlay/extras.css?inline';
import { KeysDialog } from '../../components/overlay/KeysDialog.tsx';
import { Preview } from '../../components/preview/Preview.tsx';
import { fetchPage } from '../../lib/page/fetchPage.ts';
import { followPage } from '../../lib/page/followPage.ts';
import { createMoreState, loadMore } from '../../lib/page/loadMore.ts';

/** What the overlay does not need in order to open. It shares the overlay's libraries: see `wxt.config.ts`. */
export default defineUnlistedScript(() => {
  const views = { Preview, KeysDialog };
  globalThis.likeableGallery?.receive({ views, css: extrasCss, followPage, loadMore, createMoreState, fetchPage });
});
