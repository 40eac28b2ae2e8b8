import { render } from '@testing-library/preact';
import { Zap } from 'lucide';
import { useState } from 'preact/hooks';
import { expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { PreviewProps } from '../../../components/gallery/galleryViews.ts';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import { Preview } from '../../../components/preview/Preview.tsx';
import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { galleryItems } from '../../../lib/core/pictures/galleryItem.ts';
import { keyBindings } from '../../../lib/core/settings/keyBindings.ts';
import type { Command } from '../../../lib/core/settings/keyBindings.ts';
import { pressReaction } from '../../../lib/core/judging/reaction.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import { pictures } from '../gallery/pictures.ts';

export interface ShowOptions extends Partial<Omit<PreviewProps, 'items' | 'index'>> {
  readonly value?: readonly GalleryImage[];
  readonly index?: number;
  /** CSS pixels of what the preview covers. */
  readonly width?: number;
  readonly height?: number;
}

export const dialog = page.getByRole('dialog', { name: 'Preview' });
export const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
export const stage = (): HTMLElement => existing('.lg-stage');
/** What is enlarged and moved. */
export const picture = (): HTMLElement => existing('.lg-stage-picture');
/** How large it is shown, as the button says, which only a wide preview has room for. */
export const figure = (): string | null => existing('.lg-zoom-figure').textContent;
export const title = (): string | null => dialog.getByRole('heading', { level: 2 }).element().textContent;

export function existing(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`There is no ${selector}`);
  return element;
}

/** A preview in a small gallery that keeps its reactions; `ran` has every command that was handed on to that gallery. */
export async function showPreview({ value, index: first = 0, width = 1000, height = 640, ...props }: ShowOptions = {}) {
  const ran: Command[] = [];
  const onClose = vi.fn<() => void>();
  const moves: number[] = [];
  let setValue: (next: readonly GalleryImage[]) => void = () => undefined;

  function Gallery() {
    const [given, setGiven] = useState(value ?? pictures(5));
    const [liked, setLiked] = useState<Readonly<Record<string, Reaction>>>({});
    const [index, setIndex] = useState(first);
    setValue = setGiven;
    const items = galleryItems(given).map((item) => ({ ...item, liked: liked[item.key] ?? item.liked }));
    function run(command: Command): boolean {
      ran.push(command);
      const item = items[index];
      if (item && (command === 'like' || command === 'dislike')) {
        setLiked({ ...liked, [item.key]: pressReaction(item.liked, command === 'like') });
      }
      return command !== 'search';
    }
    return (
      <div class="lg" style={{ position: 'relative', inlineSize: `${width}px`, blockSize: `${height}px` }}>
        <Preview
          found={new Map()}
          notSaved={undefined}
          details={undefined}
          canLike
          canDislike
          actionLabel="Download"
          actionIcon={Zap}
          showDownloadButton={false}
          showShareButton={false}
          actionCommand="act"
          canShowInPage={false}
          bindings={keyBindings()}
          menu={undefined}
          {...props}
          items={items}
          index={index}
          run={run}
          onMove={(to) => {
            moves.push(to);
            setIndex(to);
          }}
          onClose={onClose}
        />
      </div>
    );
  }

  render(<Gallery />);
  await expect.element(dialog).toBeVisible();
  // What is measured stands where it will stay.
  for (const animation of dialog.element().getAnimations()) animation.finish();
  return { ran, moves, onClose, setValue: (next: readonly GalleryImage[]) => setValue(next) };
}
