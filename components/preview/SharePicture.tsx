import { CodeXml, Hash, Image, Link, Send, Share2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/pictures/galleryItem.ts';
import { text, type TextName } from '../../lib/core/text.ts';
import { CopyByHand } from '../actions/CopyByHand.tsx';
import { canShare, share } from '../actions/sharing.ts';
import { Menu } from '../ui/Menu.tsx';
import type { MenuItem } from '../ui/Menu.tsx';
import { Popover } from '../ui/Popover.tsx';
import { copyPicture } from './copyPicture.ts';
import { drawnText } from './drawnText.ts';
import { htmlImage, markdownImage } from './shareText.ts';

export interface SharePictureProps {
  readonly item: GalleryItem;
  /** The tooltip, with its key. */
  readonly hint: string;
  /** Opens the menu whenever it has grown. */
  readonly opens: number;
  readonly say: (message: string) => void;
}

/** Gives a picture away: to the system's own sharing where there is one, or as text or picture by the clipboard. */
export function SharePicture({ item, hint, opens, say }: SharePictureProps) {
  return (
    <Popover
      class="lg-share"
      label={text('common_share')}
      icon={Share2}
      hint={hint}
      kind="menu"
      align="end"
      opens={opens}
    >
      {(close) => <ShareMenu item={item} close={close} say={say} />}
    </Popover>
  );
}

interface ShareMenuProps extends Pick<SharePictureProps, 'item' | 'say'> {
  readonly close: () => void;
}

function ShareMenu({ item, close, say }: ShareMenuProps) {
  const [byHand, setByHand] = useState<string>();
  if (byHand !== undefined) return <CopyByHand copied={byHand} />;

  async function copyText(copied: string, done: TextName): Promise<void> {
    try {
      await navigator.clipboard.writeText(copied);
      close();
      say(text(done));
    } catch {
      setByHand(copied);
    }
  }

  async function copyImage(): Promise<void> {
    close();
    say(text('preview_copying_image'));
    try {
      await copyPicture(item.url);
      say(text('preview_image_copied'));
    } catch {
      say(text('preview_image_not_copied'));
    }
  }

  async function shareBySystem(data: ShareData): Promise<void> {
    close();
    await share(data).catch(() => say(text('preview_share_refused')));
  }

  const { url, caption } = item;
  const items: MenuItem[] = [{ label: text('preview_copy_image'), icon: Image, run: () => void copyImage() }];
  if (/^https?:/i.test(url)) {
    items.unshift(
      { label: text('preview_copy_link'), icon: Link, run: () => void copyText(url, 'preview_link_copied') },
      {
        label: text('preview_copy_markdown'),
        icon: Hash,
        run: () => void copyText(markdownImage({ url, caption }), 'preview_markdown_copied'),
      },
      {
        label: text('preview_copy_html'),
        icon: CodeXml,
        run: () => void copyText(htmlImage({ url, caption }), 'preview_html_copied'),
      },
    );
    const data = { title: drawnText(caption), url };
    if (canShare(data))
      items.unshift({ label: text('preview_share'), icon: Send, run: () => void shareBySystem(data) });
  }
  return <Menu label={text('common_share')} items={items} />;
}
