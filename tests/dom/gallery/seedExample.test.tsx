import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import { pictures } from './pictures.ts';
import { blankPicture, dialog } from './shownGallery.tsx';

/*
 * The seed component's own example:
 *
 *   all_images = [Image.new("RGB", (200, 200)) for _ in range(10)]
 *   with gr.Row():
 *     LikeableGallery(value=all_images, label="Blank", likeable=True, allow_preview=True, preview=True)
 *     LikeableGallery(label="Populated")
 */

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
const blank = page.getByRole('list', { name: 'Blank', exact: true });
const cardOf = (name: string) => blank.getByRole('listitem', { name, exact: true });
const place = (): string | null => dialog.query()?.querySelector('.lg-preview-place')?.textContent ?? null;

function showExample(props: LikeableGalleryProps = {}, populated: LikeableGalleryProps = {}) {
  const allImages = Array.from({ length: 10 }, () => blankPicture(200, 200));
  const row = (more: LikeableGalleryProps, other: LikeableGalleryProps) => (
    <div style={{ display: 'flex', gap: '16px', blockSize: '600px' }}>
      <LikeableGallery value={allImages} label="Blank" likeable allowPreview preview {...more} />
      <LikeableGallery label="Populated" {...other} />
    </div>
  );
  const { rerender } = render(row(props, populated));
  return { update: (other: LikeableGalleryProps) => rerender(row(props, other)) };
}

test('two galleries stand side by side under their labels, each as wide as the other', async () => {
  showExample();
  await expect.element(page.getByRole('heading', { name: 'Blank', exact: true })).toBeInTheDocument();
  await expect.element(page.getByRole('heading', { name: 'Populated', exact: true })).toBeVisible();
  const [one, two] = [...document.querySelectorAll('.lg-gallery')].map((element) => element.getBoundingClientRect());
  expect(one?.width).toBe(two?.width);
  expect(one?.top).toBe(two?.top);
  expect(two?.left).toBeGreaterThan(one?.right ?? Infinity);
});

test('it starts in preview mode: all as thumbnails, one in full size, over its own gallery alone', async () => {
  showExample();
  await expect.element(dialog).toBeVisible();
  expect(document.querySelectorAll('[role="dialog"]')).toHaveLength(1);
  await expect.poll(place).toMatch(/1\s*of\s*10/);
  const [own, other] = [...document.querySelectorAll('.lg-gallery')].map((element) => element.getBoundingClientRect());
  const covered = (): DOMRect => dialog.element().getBoundingClientRect();
  await expect.poll(() => covered().width).toBe(own?.width);
  expect(covered().right).toBeLessThan(other?.left ?? 0);
  const large = dialog.getByRole('img', { name: 'Picture 1', exact: true });
  await expect.element(large).toBeVisible();
  await expect.poll(() => (large.element() as HTMLImageElement).src, { timeout: 10_000 }).toMatch(/^blob:/);
  const thumbnails = dialog.getByRole('group', { name: 'Pictures' }).getByRole('button');
  await expect.poll(() => thumbnails.elements().length).toBeGreaterThan(3);
  await inDialog('Picture 3').click();
  await expect.poll(place).toMatch(/3\s*of\s*10/);
});

test('the preview can be closed and opened again, and the two columns are there', async () => {
  showExample();
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(cardOf('Picture 1')).toBeVisible();
  expect(document.activeElement).toBe(cardOf('Picture 1').element());
  const left = (name: string): number => cardOf(name).element().getBoundingClientRect().left;
  expect(left('Picture 2')).toBeGreaterThan(left('Picture 1'));
  expect(left('Picture 3')).toBe(left('Picture 1'));
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await expect.poll(place).toMatch(/2\s*of\s*10/);
  await inDialog('Close preview').click();
  await expect.element(dialog).not.toBeInTheDocument();
});

test('pictures are liked and disliked by buttons and by keys, in the preview and in the list, and clearing sends null', async () => {
  const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
  showExample({ onLike });
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('p');
  await expect.element(inDialog('Like')).toHaveAttribute('aria-pressed', 'true');
  await inDialog('Like').click();
  await expect.element(inDialog('Like')).toHaveAttribute('aria-pressed', 'false');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(place).toMatch(/2\s*of\s*10/);
  await userEvent.keyboard('x');
  await expect.element(inDialog('Dislike')).toHaveAttribute('aria-pressed', 'true');
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await userEvent.keyboard('u');
  const inCard = (name: string, button: string) => cardOf(name).getByRole('button', { name: button, exact: true });
  await expect.element(inCard('Picture 2', 'Dislike')).toHaveAttribute('aria-pressed', 'false');
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => document.activeElement).toBe(cardOf('Picture 3').element());
  await userEvent.keyboard('l');
  await expect.element(inCard('Picture 3', 'Like')).toHaveAttribute('aria-pressed', 'true');
  await inCard('Picture 3', 'Dislike').click();
  await expect.element(inCard('Picture 3', 'Dislike')).toHaveAttribute('aria-pressed', 'true');
  await expect
    .poll(() => onLike.mock.calls.map(([{ index, liked }]) => [index, liked]))
    .toEqual([
      [0, true],
      [0, null],
      [1, false],
      [1, null],
      [2, true],
      [2, false],
    ]);
  const told = onLike.mock.lastCall?.[0].value.image;
  expect(told).toMatch(/^blob:/);
});

test('blank pictures are blank, as arrays of shape (200, 200, 3)', async () => {
  const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
  showExample({ onLike, type: 'pixels' });
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('p');
  await expect.poll(() => onLike.mock.calls.length).toBe(1);
  const image = onLike.mock.lastCall?.[0].value.image;
  expect(image).toEqual({ width: 200, height: 200, data: new Uint8Array(200 * 200 * 3) });
});

test('the other one is empty until it is populated, and keys pressed in one do nothing in the other', async () => {
  const [onBlank, onPopulated] = [vi.fn(), vi.fn()];
  const { update } = showExample({ onLike: onBlank, preview: false });
  await expect.element(page.getByText('No pictures')).toBeVisible();
  update({ value: pictures(4), onLike: onPopulated });
  const populated = page.getByRole('list', { name: 'Populated', exact: true });
  await expect.element(populated.getByRole('listitem', { name: 'Picture 0', exact: true })).toBeVisible();
  (populated.getByRole('listitem', { name: 'Picture 2', exact: true }).element() as HTMLElement).focus();
  await userEvent.keyboard('p');
  expect(onPopulated).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ index: 2, liked: true }));
  expect(onBlank).not.toHaveBeenCalled();
});
