import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { LikeableGallery } from '../../../components/gallery/LikeableGallery.tsx';
import type { LikeableGalleryProps } from '../../../components/gallery/LikeableGalleryProps.ts';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import { brokenUrl, drawnPicture, pictures } from '../gallery/pictures.ts';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

function show(props: LikeableGalleryProps = {}) {
  const gallery = (more: LikeableGalleryProps = {}) => (
    <div class="lg" style={{ position: 'relative', blockSize: '600px' }}>
      <LikeableGallery label="Pictures" value={pictures(5)} onLike={() => undefined} {...props} {...more} />
    </div>
  );
  const { rerender } = render(gallery());
  return { update: (more: LikeableGalleryProps) => rerender(gallery(more)) };
}

const dialog = page.getByRole('dialog', { name: 'Preview' });
const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
const card = (name: string) => page.getByRole('listitem', { name, exact: true });
const title = () => dialog.getByRole('heading').element().textContent;

async function open(name: string): Promise<void> {
  await expect.element(card(name)).toBeVisible();
  (card(name).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog).toBeVisible();
}

describe('opening and leaving', () => {
  test.each<[string, () => Promise<void>]>([
    ['the escape key', () => userEvent.keyboard('{Escape}')],
    ['Back', () => inDialog('Back to the gallery').click()],
    ['Close', () => inDialog('Close preview').click()],
  ])('by %s the focus returns to the card', async (_name, leave) => {
    const onSelect = vi.fn<NonNullable<LikeableGalleryProps['onSelect']>>();
    show({ onSelect });
    await open('Picture 2');
    expect(dialog.element().contains(document.activeElement)).toBe(true);
    await leave();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(document.activeElement).toBe(card('Picture 2').element());
    expect(onSelect.mock.calls.map(([{ key, index, selected }]) => [key, index, selected])).toEqual([
      ['key-2', 2, true],
      ['key-2', 2, false],
    ]);
  });

  test('a press on the picture or on Preview opens it', async () => {
    show();
    await card('Picture 1').getByRole('button', { name: 'Preview' }).click();
    await expect.poll(title).toBe('Picture 1');
    await userEvent.keyboard('{Escape}');
    await page.elementLocator(card('Picture 3').element().querySelector('img') ?? document.body).click();
    await expect.poll(title).toBe('Picture 3');
  });

  test('the cards behind are out of reach', async () => {
    show();
    await open('Picture 0');
    expect(document.querySelector('.lg-gallery-scroll')?.hasAttribute('inert')).toBe(true);
    const first = document.activeElement;
    for (let presses = 0; presses < 12; presses++) {
      await userEvent.tab();
      expect(dialog.element().contains(document.activeElement)).toBe(true);
    }
    expect(document.activeElement).not.toBe(first);
  });

  test.each<[LikeableGalleryProps, string]>([
    [{ preview: true }, 'Picture 0'],
    [{ selectedIndex: 3 }, 'Picture 3'],
    [{ preview: true, selectedIndex: 1 }, 'Picture 1'],
  ])('the gallery starts in it with %j, and nobody is told', async (props, expected) => {
    const onSelect = vi.fn();
    show({ ...props, onSelect });
    await expect.poll(title).toBe(expected);
    expect(onSelect).not.toHaveBeenCalled();
  });
});

describe('moving', () => {
  test('by arrows, Home and End, and not past the ends', async () => {
    show();
    await open('Picture 1');
    const seen: (string | null)[] = [];
    for (const key of [
      'ArrowRight',
      'ArrowLeft',
      'ArrowLeft',
      'ArrowLeft',
      'End',
      'ArrowRight',
      'ArrowDown',
      'ArrowUp',
      'Home',
    ]) {
      await userEvent.keyboard(`{${key}}`);
      seen.push(title());
    }
    expect(seen).toEqual([2, 1, 0, 0, 4, 4, 4, 3, 0].map((index) => `Picture ${index}`));
    await expect.element(dialog.getByText('1 of 5')).toBeVisible();
  });

  test('from right to left the arrows turn round', async () => {
    document.documentElement.dir = 'rtl';
    show();
    await open('Picture 1');
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(title).toBe('Picture 2');
  });

  test.each([
    ['', 0.25, 'Picture 1'],
    ['', 0.75, 'Picture 3'],
    ['rtl', 0.25, 'Picture 3'],
    ['rtl', 0.75, 'Picture 1'],
  ])('halves are the stage’s own, wherever it lies (“%s”, %d)', async (dir, share, expected) => {
    document.documentElement.dir = dir;
    render(
      <div
        class="lg"
        style={{ position: 'relative', marginInlineStart: '500px', inlineSize: '400px', blockSize: '600px' }}
      >
        <LikeableGallery label="Pictures" value={pictures(5)} selectedIndex={2} />
      </div>,
    );
    await expect.poll(title).toBe('Picture 2');
    const stage = document.querySelector<HTMLElement>('.lg-stage');
    const { width = 0 } = stage?.getBoundingClientRect() ?? {};
    await page.elementLocator(stage ?? document.body).click({ position: { x: width * share, y: 60 } });
    await expect.poll(title).toBe(expected);
  });

  test('by the film strip and by the buttons beside the picture', async () => {
    show();
    await open('Picture 0');
    await dialog.getByRole('group', { name: 'Pictures' }).getByRole('button', { name: 'Picture 3' }).click();
    await expect.poll(title).toBe('Picture 3');
    await inDialog('Next picture').click();
    await expect.poll(title).toBe('Picture 4');
    expect(inDialog('Next picture').query()).toBeNull();
    await inDialog('Previous picture').click();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(card('Picture 3').element());
  });

  test('of thousands the strip shows the neighbours', async () => {
    show({ value: pictures(5000), selectedIndex: 2500 });
    await expect.element(inDialog('Picture 2500')).toBeInViewport();
    expect(document.querySelectorAll('.lg-film-picture').length).toBeLessThan(60);
  });
});

describe('judging', () => {
  test('by keys and by buttons, on the picture shown', async () => {
    const onLike = vi.fn<NonNullable<LikeableGalleryProps['onLike']>>();
    const onClick = vi.fn();
    show({ onLike, onClick, actionLabel: 'Download' });
    await open('Picture 1');
    await userEvent.keyboard('p');
    await expect.element(inDialog('Like')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('{ArrowRight}x');
    await expect.element(inDialog('Dislike')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('u');
    await expect.element(inDialog('Dislike')).toHaveAttribute('aria-pressed', 'false');
    await inDialog('Like').click();
    await userEvent.keyboard('d');
    expect(onLike.mock.calls.map(([{ key, liked }]) => [key, liked])).toEqual([
      ['key-1', true],
      ['key-2', false],
      ['key-2', null],
      ['key-2', true],
    ]);
    expect(onClick).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ key: 'key-2', action: 'Download' }));
  });

  test('when the picture leaves the list, the next one is shown; after the last the gallery', async () => {
    const all = pictures(5);
    const { update } = show({ value: all });
    await open('Picture 2');
    update({ value: all.filter((_, index) => index !== 2) });
    await expect.poll(title).toBe('Picture 3');
    update({ value: [] });
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

describe('the original', () => {
  const variants = [
    { url: drawnPicture(1200, 800, 'red'), width: 1200, height: 800 },
    { url: drawnPicture(240, 160, 'blue'), width: 240, height: 160 },
  ];
  const shown = (): string[] => [...document.querySelectorAll<HTMLImageElement>('.lg-stage img')].map(({ src }) => src);

  test('comes over a small variant, and then stands alone', async () => {
    show({ value: [{ image: variants[0]?.url ?? '', variants, caption: 'Two sizes', key: 'k' }], selectedIndex: 0 });
    await expect.poll(shown).toEqual([variants[0]?.url]);
    await expect.element(dialog.getByText('1200 × 800')).toBeVisible();
    await expect.element(dialog.getByRole('img', { name: 'Two sizes' })).toBeVisible();
  });

  test('that is small is not blown up', async () => {
    show({ value: [{ image: drawnPicture(64, 48), caption: 'Icon', key: 'k' }], selectedIndex: 0 });
    await expect.element(dialog.getByRole('img', { name: 'Icon' })).toBeVisible();
    await expect.poll(() => dialog.getByRole('img', { name: 'Icon' }).element().clientWidth).toBe(64);
  });

  test('that cannot be loaded is said in place, over the small variant, and tried again', async () => {
    const [, small] = variants;
    const value = [
      {
        image: brokenUrl,
        variants: [{ url: brokenUrl, width: 2000 }, small ?? { url: '' }],
        caption: 'Broken',
        key: 'k',
      },
    ];
    show({ value, selectedIndex: 0 });
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/^The original could not be loaded/);
    await expect.element(dialog.getByText('localhost:9')).toBeVisible();
    expect(shown()).toContain(small?.url);
    await dialog.getByRole('button', { name: 'Retry' }).click();
    await expect.element(dialog.getByRole('alert')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
  });
});
