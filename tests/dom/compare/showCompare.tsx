import { render } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import { Compare } from '../../../components/compare/Compare.tsx';
import type { CompareProps } from '../../../components/gallery/galleryViews.ts';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import type { GalleryImage } from '../../../lib/core/pictures/galleryImage.ts';
import { galleryItems } from '../../../lib/core/pictures/galleryItem.ts';
import { createHistory } from '../../../lib/core/history.ts';
import { keyBindings } from '../../../lib/core/settings/keyBindings.ts';
import type { Reaction } from '../../../lib/core/judging/reaction.ts';
import { pictures } from '../gallery/pictures.ts';

export interface ShowOptions extends Partial<Omit<CompareProps, 'items'>> {
  readonly value?: readonly GalleryImage[];
  /** Pictures that were judged are not shown any more. */
  readonly unratedOnly?: boolean;
  readonly width?: number;
  readonly height?: number;
}

export const dialog = page.getByRole('dialog', { name: 'Compare' });
export const pane = (name: string) => dialog.getByRole('group', { name, exact: true });
export const paneNames = (): (string | null)[] =>
  [...document.querySelectorAll('.lg-pane')].map((element) => element.getAttribute('aria-label'));
/** The pane that the keys judge. */
export const current = (): string | null | undefined =>
  document.querySelector('.lg-pane[aria-current]')?.getAttribute('aria-label');
export const figure = (): string | null | undefined => document.querySelector('.lg-zoom-figure')?.textContent;

export const keysOf = (...places: readonly number[]): string[] => places.map((place) => `key-${place}`);

/** Pictures compared in a small gallery that judges, undoes and redoes. */
export async function showCompare({
  value,
  unratedOnly = false,
  width = 1000,
  height = 640,
  ...props
}: ShowOptions = {}) {
  const history = createHistory();
  const onClose = vi.fn<(key: string) => void>();
  let present: Readonly<Record<string, Reaction>> = {};
  let setValue: (next: readonly GalleryImage[]) => void = () => undefined;

  function Gallery() {
    const [given, setGiven] = useState(value ?? pictures(12));
    const [liked, setLiked] = useState<Readonly<Record<string, Reaction>>>({});
    setValue = setGiven;
    present = liked;
    const items = galleryItems(given)
      .map((item) => ({ ...item, liked: liked[item.key] ?? item.liked }))
      .filter((item) => !unratedOnly || item.liked === null);
    return (
      <div class="lg" style={{ position: 'relative', inlineSize: `${width}px`, blockSize: `${height}px` }}>
        <Compare
          keys={keysOf(0, 1)}
          queue={[]}
          found={new Map()}
          notSaved={undefined}
          canLike
          canDislike
          bindings={keyBindings()}
          {...props}
          items={items}
          onJudge={({ key, liked: before }, after) => {
            const set = (reaction: Reaction): void => setLiked((all) => ({ ...all, [key]: reaction }));
            history.record({ label: '', undo: () => set(before), redo: () => set(after) });
            set(after);
          }}
          run={(command) => (command === 'undo' ? history.undo() : history.redo()) !== null}
          onClose={onClose}
        />
      </div>
    );
  }

  render(<Gallery />);
  await expect.element(dialog).toBeVisible();
  for (const animation of dialog.element().getAnimations()) animation.finish();
  return {
    onClose,
    setValue: (next: readonly GalleryImage[]) => setValue(next),
    /** Those that are not `null`. */
    reactions: () => Object.fromEntries(Object.entries(present).filter(([, liked]) => liked !== null)),
  };
}
