import { Zip, ZipPassThrough } from 'fflate';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { Compare } from '../../components/compare/Compare.tsx';
import { BrokenPicture } from '../../components/gallery/BrokenPicture.tsx';
import { Marquee } from '../../components/gallery/Marquee.tsx';
import { SelectionBar } from '../../components/gallery/SelectionBar.tsx';
import { TagDialog } from '../../components/gallery/TagDialog.tsx';
import extrasCss from '../../components/overlay/extras.css?inline';
import { DockHandle } from '../../components/overlay/DockHandle.tsx';
import { KeysDialog } from '../../components/overlay/KeysDialog.tsx';
import { PanelBanners } from '../../components/overlay/PanelBanners.tsx';
import { PanelNotice } from '../../components/overlay/PanelNotice.tsx';
import { ViewControls } from '../../components/overlay/ViewControls.tsx';
import { WithoutCards } from '../../components/overlay/WithoutCards.tsx';
import { Preview } from '../../components/preview/Preview.tsx';
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
  const views = {
    Preview,
    Compare,
    SelectionBar,
    TagDialog,
    Marquee,
    KeysDialog,
    ViewControls,
    PanelNotice,
    WithoutCards,
    PanelBanners,
    BrokenPicture,
    DockHandle,
  };
  globalThis.likeableGallery?.receive({
    views,
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
