import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { text } from '../../lib/core/text.ts';
import type { GalleryModel } from '../../lib/state/gallery/galleryModel.ts';
import type { BrokenPictureProps } from '../gallery/galleryViews.ts';
import { Notice } from '../ui/Notice.tsx';
import type { ExtraViews } from './extraViews.tsx';
import type { KeysDialogProps } from './KeysDialog.tsx';

type Views = Pick<ExtraViews, 'KeysDialog' | 'PanelBanners' | 'BrokenPicture'>;

/** Fewer may be the site's own fault. */
const FEWEST_BROKEN = 3;

/** Offers the gallery in a tab of its own where the page takes its keys, or keeps most of its pictures from being shown. */
export function withWayIntoTab({ KeysDialog, PanelBanners, BrokenPicture }: Views, openInTab: () => void): Views {
  const broken = signal<ReadonlySet<string>>(new Set());

  return {
    KeysDialog: function KeysWithWayIntoTab(props: KeysDialogProps) {
      function leave(): void {
        props.onClose();
        openInTab();
      }
      return <KeysDialog {...props} onOpenInTab={leave} />;
    },

    BrokenPicture: function CountedBrokenPicture(props: BrokenPictureProps) {
      const { url } = props;
      useEffect(() => {
        if (!broken.peek().has(url)) broken.value = new Set(broken.peek()).add(url);
      }, [url]);
      return <BrokenPicture {...props} />;
    },

    PanelBanners: function BannersWithWayIntoTab({ model }) {
      return (
        <>
          <PanelBanners model={model} />
          <NotShownHere model={model} broken={broken.value.size} openInTab={openInTab} />
        </>
      );
    },
  };
}

interface NotShownHereProps {
  readonly model: GalleryModel;
  readonly broken: number;
  readonly openInTab: () => void;
}

function NotShownHere({ model, broken, openInTab }: NotShownHereProps) {
  // As many as are drawn at once may be far fewer than there are.
  if (broken < Math.max(FEWEST_BROKEN, Math.min(model.counts.value.found, 20) / 2)) return null;
  return (
    <Notice kind="banner" tone="info" action={{ label: text('popup_gallery_in_tab'), run: openInTab }}>
      {text('overlay_not_shown_here')}
    </Notice>
  );
}
