import { render } from '@testing-library/preact';
import { page } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import '../../../components/gallery/LikeableGallery.css';
import { pictures } from './pictures.ts';

/** Whatever a page may hand over that does not know the types. */
export type AnyProps = Readonly<Record<string, unknown>>;

/** Shows a gallery labelled "Pictures" in a box 600 px high; `update` shows it again with other properties. */
export function show(props: LikeableGalleryProps) {
  const gallery = (given: LikeableGalleryProps) => (
    <div class="lg" style={{ position: 'relative', blockSize: '600px' }}>
      <LikeableGallery label="Pictures" {...given} />
    </div>
  );
  const { rerender, unmount } = render(gallery(props));
  return { update: (next: LikeableGalleryProps) => rerender(gallery(next)), unmount };
}

/** Shows twelve pictures that can be judged, if `props` say nothing else; `update` changes properties and keeps the others. */
export function showLikeable(props: LikeableGalleryProps = {}) {
  const given = (more: LikeableGalleryProps = {}): LikeableGalleryProps => ({
    value: pictures(12),
    onLike: () => undefined,
    ...props,
    ...more,
  });
  const { update } = show(given());
  return { update: (more: LikeableGalleryProps) => update(given(more)) };
}

export const gallery = (): HTMLElement => {
  const element = document.querySelector<HTMLElement>('.lg-gallery');
  if (!element) throw new Error('No gallery is shown.');
  return element;
};
/** The first picture in the list. */
export const shownImage = (): HTMLImageElement | null => document.querySelector<HTMLImageElement>('.lg-card img');
export const dialog = page.getByRole('dialog', { name: 'Preview' });

/** Black pixels, as `PIL.Image.new` makes them. */
export function blankPicture(width = 200, height = 200): ImageData {
  const image = new ImageData(width, height);
  for (let alpha = 3; alpha < image.data.length; alpha += 4) image.data[alpha] = 255;
  return image;
}

/** A PNG whose every pixel has one colour. */
export async function pngFile(name: string, width = 30, height = 20, fill = 'rgb(10 20 30)'): Promise<File> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('There is no canvas.');
  context.fillStyle = fill;
  context.fillRect(0, 0, width, height);
  return new File([await canvas.convertToBlob()], name, { type: 'image/png' });
}

export async function dataUrlOf(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return `data:${file.type};base64,${btoa(String.fromCharCode(...bytes))}`;
}
