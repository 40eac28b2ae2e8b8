import { ComparePicked } from '../compare/ComparePicked.tsx';
import { BrokenPicture } from '../gallery/cards/BrokenPicture.tsx';
import { LoadMore } from '../gallery/LoadMore.tsx';
import { Marquee } from '../gallery/selecting/Marquee.tsx';
import { SelectionBar } from '../gallery/selecting/SelectionBar.tsx';
import { TagDialog } from '../gallery/selecting/TagDialog.tsx';
import { DockHandle } from './DockHandle.tsx';
import { EndedNotice } from './host/EndedNotice.tsx';
import type { ExtraViews } from './extraViews.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { PanelBanners } from './PanelBanners.tsx';
import { PanelNotice } from './PanelNotice.tsx';
import { ViewControls } from './header/ViewControls.tsx';
import { Rescan } from './Rescan.tsx';
import { WithoutCards } from './WithoutCards.tsx';
import { Preview } from '../preview/Preview.tsx';

/** Those that need nothing but what they are given, for the script that brings them. */
export const extraViews: Omit<ExtraViews, 'createActions' | 'createEditing'> = {
  Preview,
  Compare: ComparePicked,
  SelectionBar,
  TagDialog,
  Marquee,
  LoadMore,
  KeysDialog,
  ViewControls,
  PanelNotice,
  WithoutCards,
  PanelBanners,
  BrokenPicture,
  DockHandle,
  EndedNotice,
  Rescan,
};
