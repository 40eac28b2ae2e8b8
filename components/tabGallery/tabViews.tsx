import type { ReadonlySignal } from '@preact/signals';
import { ArrowLeft, Unplug } from 'lucide';
import { text } from '../../lib/core/text.ts';
import type { TabGalleryPage } from '../../lib/core/tabGallery.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import { extraViews } from '../overlay/allExtraViews.ts';
import type { ExtraViews } from '../overlay/extraViews.tsx';
import { PanelBanners } from '../overlay/PanelBanners.tsx';
import { ViewControls, type ViewControlsProps } from '../overlay/header/ViewControls.tsx';
import { WithoutCards, type WithoutCardsProps } from '../overlay/WithoutCards.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PageGone } from './PageGone.tsx';

/** CSS pixels of the header from which the way back is written out. */
const WRITTEN_FROM = 768;

interface TabPageLinks {
  readonly page: TabGalleryPage;
  readonly gone: ReadonlySignal<boolean>;
  /** Brings the page to the front. */
  readonly onBack: () => void;
  /** Opens the page anew, where it has gone. */
  readonly onOpenPage: () => void;
}

/** What of the panel is another in a tab of its own than over its page. */
export function createTabViews(
  links: TabPageLinks,
): Omit<ExtraViews, 'createActions' | 'createEditing' | 'PanelNotice'> {
  const { page, gone, onBack, onOpenPage } = links;
  // The addresses of files, for one, are opened by no page.
  const canOpen = /^https?:/i.test(page.url);
  const openPage = canOpen ? { label: text('tab_open_page'), run: onOpenPage } : undefined;

  function TabControls(props: ViewControlsProps) {
    if (props.part !== 'dock') return <ViewControls {...props} />;
    // What stands in its place leads there.
    if (gone.value) return null;
    const label = text('tab_back');
    if (props.room < WRITTEN_FROM) {
      return <IconButton icon={ArrowLeft} label={label} hint={`${label}\n${page.url}`} mirrored onClick={onBack} />;
    }
    return (
      <Button title={page.url} onClick={onBack}>
        <Icon node={ArrowLeft} size={14} mirrored />
        {label}
      </Button>
    );
  }

  function TabBanners({ model }: { readonly model: GalleryModel }) {
    return (
      <>
        {gone.value && model.counts.value.found > 0 && (
          <Notice kind="banner" tone="info" icon={Unplug} action={openPage}>
            {text('tab_page_gone_kept')}
          </Notice>
        )}
        <PanelBanners model={model} />
      </>
    );
  }

  function TabWithoutCards(props: WithoutCardsProps) {
    if (!gone.value || props.model.counts.value.found > 0) return <WithoutCards {...props} />;
    return <PageGone action={openPage} />;
  }

  return {
    ...extraViews,
    ViewControls: TabControls,
    PanelBanners: TabBanners,
    WithoutCards: TabWithoutCards,
    // The browser closes pages of an extension that ends.
    EndedNotice: () => null,
    DockHandle: () => null,
  };
}
