import { CodeXml, Hash, Image, Link, Send, Share2 } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GalleryItem } from '../../lib/core/galleryItem.ts';
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
    <Popover class="lg-share" label="Share" icon={Share2} hint={hint} kind="menu" align="end" opens={opens}>
      {(close) => <ShareMenu item={item} close={close} say={say} />}
    </Popover>
  );
}

interface ShareMenuProps extends Pick<SharePictureProps, 'item' | 'say'> {
  readonly close: () => void;
}

function ShareMenu({ item, close, say }: ShareMenuProps) {
  const [byHand, setByHand] = useState<string>();
  if (byHand !== undefined) return <CopyByHand text={byHand} />;

  async function copyText(text: string, name: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      close();
      say(`${name} copied`);
    } catch {
      setByHand(text);
    }
  }

  async function copyImage(): Promise<void> {
    close();
    say('Copying the image…');
    try {
      await copyPicture(item.url);
      say('Image copied');
    } catch {
      say('The image could not be copied: its site or the browser does not allow it');
    }
  }

  async function share(data: ShareData): Promise<void> {
    close();
    try {
      await navigator.share(data);
    } catch (error) {
      // Thinking better of it is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) say('The browser refused to share this');
    }
  }

  const { url, caption } = item;
  const items: MenuItem[] = [{ label: 'Copy image', icon: Image, run: () => void copyImage() }];
  if (/^https?:/i.test(url)) {
    items.unshift(
      { label: 'Copy link', icon: Link, run: () => void copyText(url, 'Link') },
      { label: 'Copy Markdown', icon: Hash, run: () => void copyText(markdownImage({ url, caption }), 'Markdown') },
      { label: 'Copy HTML', icon: CodeXml, run: () => void copyText(htmlImage({ url, caption }), 'HTML') },
    );
    const data = { title: drawnText(caption), url };
    if (canShare(data)) items.unshift({ label: 'Share…', icon: Send, run: () => void share(data) });
  }
  return <Menu label="Share" items={items} />;
}

/** Not there in Firefox on computers, and on pages without a secure connection. */
function canShare(data: ShareData): boolean {
  const { share, canShare: allows } = navigator as Partial<Navigator>;
  return share !== undefined && (allows === undefined || allows.call(navigator, data));
}

function CopyByHand({ text }: { readonly text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <div class="lg-by-hand">
      <p role="alert">The browser does not let it be copied here. Copy it by hand:</p>
      <textarea ref={field} class="lg-text-field" aria-label="Text to copy" readOnly rows={4} value={text} />
    </div>
  );
}
