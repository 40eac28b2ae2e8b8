import { Compare } from '../compare/Compare.tsx';
import { BrokenPicture } from '../gallery/BrokenPicture.tsx';
import { Marquee } from '../gallery/Marquee.tsx';
import { SelectionBar } from '../gallery/SelectionBar.tsx';
import { TagDialog } from '../gallery/TagDialog.tsx';
import { DockHandle } from './DockHandle.tsx';
import { EndedNotice } from './EndedNotice.tsx';
import type { ExtraViews } from './extraViews.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { PanelBanners } from './PanelBanners.tsx';
import { PanelNotice } from './PanelNotice.tsx';
import { ViewControls } from './ViewControls.tsx';
import { WithoutCards } from './WithoutCards.tsx';
import { Preview } from '../preview/Preview.tsx';

/** All of them, for the script that brings them. */
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
  EndedNotice,
};
