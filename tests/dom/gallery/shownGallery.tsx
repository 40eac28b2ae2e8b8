import { render } from '@testing-library/preact';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import '../../../components/gallery/LikeableGallery.css';

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

export const gallery = (): HTMLElement => {
  const element = document.querySelector<HTMLElement>('.lg-gallery');
  if (!element) throw new Error('No gallery is shown.');
  return element;
};
export const card = (name: string) => page.getByRole('listitem', { name, exact: true });
export const button = (name: string, within: string) => card(within).getByRole('button', { name, exact: true });
/** The first picture in the list. */
export const shownImage = (): HTMLImageElement | null => document.querySelector<HTMLImageElement>('.lg-card img');
export const dialog = page.getByRole('dialog', { name: 'Preview' });

/** The accessible names of the cards, in the list's order. */
export const names = (): (string | null)[] =>
  [...document.querySelectorAll('[role="listitem"]')]
    .toSorted((a, b) => Number(a.getAttribute('aria-posinset')) - Number(b.getAttribute('aria-posinset')))
    .map((one) => one.getAttribute('aria-label'));

/** Cards side by side at the top of the list. */
export function columnsShown(): number {
  const cards = [...document.querySelectorAll('.lg-card')].map((one) => one.getBoundingClientRect());
  const top = Math.min(...cards.map((one) => one.top));
  return cards.filter((one) => one.top === top).length;
}

export async function focusCard(name: string): Promise<void> {
  await expect.element(card(name)).toBeVisible();
  (card(name).element() as HTMLElement).focus();
}

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
