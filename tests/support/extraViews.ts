import { Compare } from '../../components/compare/Compare.tsx';
import { BrokenPicture } from '../../components/gallery/BrokenPicture.tsx';
import { Marquee } from '../../components/gallery/Marquee.tsx';
import { SelectionBar } from '../../components/gallery/SelectionBar.tsx';
import { TagDialog } from '../../components/gallery/TagDialog.tsx';
import { DockHandle } from '../../components/overlay/DockHandle.tsx';
import type { ExtraViews } from '../../components/overlay/extraViews.tsx';
import { KeysDialog } from '../../components/overlay/KeysDialog.tsx';
import { PanelBanners } from '../../components/overlay/PanelBanners.tsx';
import { PanelNotice } from '../../components/overlay/PanelNotice.tsx';
import { ViewControls } from '../../components/overlay/ViewControls.tsx';
import { WithoutCards } from '../../components/overlay/WithoutCards.tsx';
import { Preview } from '../../components/preview/Preview.tsx';

/** All that comes to the overlay later, as if it had come. */
export const extraViews: ExtraViews = {
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
