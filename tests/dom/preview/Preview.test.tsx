import { cleanup } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { keyBindings } from '../../../lib/core/settings/keyBindings.ts';
import { brokenUrl, drawnPicture, pictures } from '../gallery/pictures.ts';
import { dialog, existing, figure, inDialog, showPreview, stage, title } from './showPreview.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

describe('moving', () => {
  test('by the keys, and not past the ends', async () => {
    await showPreview({ index: 1 });
    const seen: (string | null)[] = [];
    const keys = 'ArrowRight ArrowLeft ArrowLeft ArrowLeft End ArrowRight ArrowDown ArrowUp Home PageDown PageUp'.split(
      ' ',
    );
    for (const key of keys) {
      await userEvent.keyboard(`{${key}}`);
      seen.push(title());
    }
    expect(seen).toEqual([2, 1, 0, 0, 4, 4, 4, 3, 0, 1, 0].map((index) => `Picture ${index}`));
    await expect.element(dialog.getByText('1 of 5')).toBeVisible();
  });

  test('by keys of one’s own', async () => {
    await showPreview({ bindings: keyBindings({ right: ['j'] }) });
    await userEvent.keyboard('{ArrowRight}');
    expect(title()).toBe('Picture 0');
    await userEvent.keyboard('j');
    expect(title()).toBe('Picture 1');
  });

  test('from right to left the arrows turn round', async () => {
    document.documentElement.dir = 'rtl';
    await showPreview({ index: 1 });
    await userEvent.keyboard('{ArrowLeft}');
    await expect.poll(title).toBe('Picture 2');
  });

  test.each([
    ['', 0.25, 'Picture 1'],
    ['', 0.75, 'Picture 3'],
    ['rtl', 0.25, 'Picture 3'],
    ['rtl', 0.75, 'Picture 1'],
    ['', 0.5, 'Picture 2'],
  ])('zones are the stage’s own, wherever it lies (“%s”, %d)', async (dir, share, expected) => {
    document.documentElement.dir = dir;
    await showPreview({ index: 2, width: 400 });
    existing('.lg').style.marginInlineStart = '500px';
    const { width } = stage().getBoundingClientRect();
    await page.elementLocator(stage()).click({ position: { x: width * share, y: 60 } });
    await expect.poll(title).toBe(expected);
  });

  test('by the film strip and by the buttons beside the picture', async () => {
    await showPreview();
    await dialog.getByRole('group', { name: 'Pictures' }).getByRole('button', { name: 'Picture 3' }).click();
    await expect.poll(title).toBe('Picture 3');
    await inDialog('Next picture').click();
    await expect.poll(title).toBe('Picture 4');
    expect(inDialog('Next picture').query()).toBeNull();
    // The button has gone with the focus on it.
    expect(document.activeElement).toBe(dialog.element());
    await inDialog('Previous picture').click();
    await expect.poll(title).toBe('Picture 3');
  });

  test('of thousands the strip shows the neighbours, the present one in sight', async () => {
    await showPreview({ value: pictures(5000), index: 2500 });
    await expect.element(inDialog('Picture 2500')).toBeInViewport();
    expect(document.querySelectorAll('.lg-film-picture').length).toBe(49);
    expect(document.querySelectorAll('.lg-preview *').length).toBeLessThan(170);
  });

  test('when the picture leaves the list, its successor stands in its place', async () => {
    const all = pictures(5);
    const { setValue } = await showPreview({ value: all, index: 2 });
    setValue(all.filter((_, index) => index !== 2));
    await expect.poll(title).toBe('Picture 3');
    setValue([]);
    await expect.element(dialog).not.toBeInTheDocument();
  });
});

describe('what belongs to the gallery', () => {
  test('is handed on to it, by keys and by buttons', async () => {
    const { ran } = await showPreview({ showDownloadButton: true });
    await userEvent.keyboard('pxu1dscntl{Control>}z{/Control}');
    await inDialog('Dislike').click();
    await dialog.getByRole('button', { name: 'Download' }).first().click();
    expect(ran).toEqual([
      ...([
        'like',
        'dislike',
        'clear',
        'act',
        'download',
        'showInPage',
        'compare',
        'nextUnrated',
        'tag',
        'like',
      ] as const),
      ...(['undo', 'dislike', 'download'] as const),
    ]);
  });

  test('shows as pressed what it made of it', async () => {
    await showPreview();
    await userEvent.keyboard('p');
    await expect.element(inDialog('Like')).toHaveAttribute('aria-pressed', 'true');
    await expect.element(dialog.getByRole('button', { name: 'Picture 0, liked' })).toBeVisible();
    await userEvent.keyboard('x');
    await expect.element(inDialog('Like')).toHaveAttribute('aria-pressed', 'false');
    await expect.element(inDialog('Dislike')).toHaveAttribute('aria-pressed', 'true');
  });

  test('a key that it does not have either goes on to what is around', async () => {
    await showPreview();
    const keys: [string, boolean][] = [];
    const note = ({ key, defaultPrevented }: KeyboardEvent): number => keys.push([key, defaultPrevented]);
    document.addEventListener('keydown', note);
    await userEvent.keyboard('/p');
    document.removeEventListener('keydown', note);
    expect(keys).toEqual([
      ['/', false],
      ['p', true],
    ]);
  });

  test('buttons that are not wished for are not there; caps name the keys', async () => {
    await showPreview({ canDislike: false, actionLabel: undefined, bindings: keyBindings({ like: ['g'] }) });
    expect(inDialog('Dislike').query()).toBeNull();
    expect(inDialog('Download').query()).toBeNull();
    expect(inDialog('Share').query()).toBeNull();
    expect(inDialog('Like').element().querySelector('kbd')?.textContent).toBe('G');
  });

  test('the menu has what a narrow preview has no button for', async () => {
    const { ran } = await showPreview({ width: 360, showDownloadButton: true });
    await inDialog('More').click();
    await dialog.getByRole('menuitem', { name: 'Next unrated' }).click();
    await inDialog('More').click();
    await dialog.getByRole('menuitem', { name: 'Download' }).click();
    expect(ran).toEqual(['nextUnrated', 'download']);
    expect(document.activeElement).toBe(inDialog('More').element());
  });
});

describe('leaving', () => {
  test.each<[string, () => Promise<void>]>([
    ['the escape key', () => userEvent.keyboard('{Escape}')],
    ['Back', () => inDialog('Back to the gallery').click()],
    ['Close', () => inDialog('Close preview').click()],
  ])('by %s', async (_name, leave) => {
    const { onClose } = await showPreview();
    await leave();
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('the escape key goes back one layer at a time', async () => {
    const { onClose } = await showPreview({
      width: 800,
      showShareButton: true,
      value: [{ image: drawnPicture(64, 48), key: 'k' }],
    });
    await userEvent.keyboard('i');
    await userEvent.keyboard('v');
    await userEvent.keyboard('z');
    await expect.poll(figure).toBe('200%');
    await userEvent.keyboard('h');
    await expect.element(dialog.getByRole('menu', { name: 'Share' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(dialog.getByRole('menu').query()).toBeNull();
    await expect.element(inDialog('Stop the slideshow')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(inDialog('Slideshow')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(figure).toBe('100%');
    await expect.element(dialog.getByRole('region', { name: 'Details' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(dialog.getByRole('region', { name: 'Details' })).not.toBeInTheDocument();
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
  });

  test('what stands over it keeps the focus; when that has gone, it is the preview’s again', async () => {
    const { setValue } = await showPreview();
    const over = document.createElement('input');
    dialog.element().parentElement?.append(over);
    over.focus();
    setValue(pictures(4));
    await expect.element(dialog.getByText('1 of 4')).toBeVisible();
    expect(document.activeElement).toBe(over);
    over.remove();
    setValue(pictures(3));
    await expect.element(dialog.getByText('1 of 3')).toBeVisible();
    expect(document.activeElement).toBe(dialog.element());
  });

  test('who works in the page around keeps the focus, there and nowhere', async () => {
    const { setValue } = await showPreview();
    const around = document.body.appendChild(document.createElement('input'));
    around.focus();
    setValue(pictures(4));
    await expect.element(dialog.getByText('1 of 4')).toBeVisible();
    expect(document.activeElement).toBe(around);
    around.remove();
    setValue(pictures(3));
    await expect.element(dialog.getByText('1 of 3')).toBeVisible();
    expect(document.activeElement).toBe(document.body);
  });

  test('it takes the focus, and the tab key stays inside', async () => {
    await showPreview();
    expect(document.activeElement).toBe(dialog.element());
    const stops = new Set<Element | null>();
    for (let presses = 0; presses < 20; presses++) {
      await userEvent.tab();
      expect(dialog.element().contains(document.activeElement)).toBe(true);
      stops.add(document.activeElement);
    }
    expect(stops.size).toBeLessThan(15);
  });
});

describe('hostile captions', () => {
  test('of megabytes are drawn in part', async () => {
    const caption = 'long '.repeat(2_000_000);
    await showPreview({ value: pictures(3, () => ({ caption })) });
    expect(title()?.length).toBeLessThanOrEqual(1001);
    const drawn = dialog.element().outerHTML.length;
    expect(drawn).toBeLessThan(40_000);
  });

  test('that turn the text round do so for themselves alone', async () => {
    await showPreview({ value: pictures(1, () => ({ caption: '\u202Egnp.lapyap\u0000' })) });
    expect(dialog.getByRole('heading').element().querySelector('bdi')?.textContent).toContain('\u202E');
  });
});

describe('axe finds nothing', () => {
  const states: [string, () => Promise<void>][] = [
    ['in the preview', async () => void (await showPreview({ showShareButton: true, showDownloadButton: true }))],
    [
      'with details',
      async () => {
        await showPreview({
          value: pictures(3, (index) => ({
            source: 'picture',
            page: { url: 'https://frames.example/', title: 'Frames' },
            variants: [{ url: drawnPicture(600, 400, `hsl(${index} 50% 50%)`) }, { url: drawnPicture(60, 40) }],
          })),
          details: {
            read: () => Promise.resolve({ tags: ['evening'], note: 'Frost', judgedAt: 0 }),
            annotate: () => Promise.resolve(),
          },
        });
        await userEvent.keyboard('i');
        await expect.element(dialog.getByRole('textbox', { name: 'Note' })).toBeVisible();
      },
    ],
    [
      'with a menu',
      async () => {
        await showPreview();
        await inDialog('More').click();
      },
    ],
    [
      'enlarged',
      async () => {
        await showPreview();
        await userEvent.keyboard('z');
      },
    ],
    [
      'on a broken picture',
      async () => {
        await showPreview({ value: [{ image: brokenUrl, caption: 'Broken', key: 'k' }] });
        await expect.element(dialog.getByRole('alert')).toBeVisible();
      },
    ],
    ['on a phone', async () => void (await showPreview({ width: 360 }))],
  ];
  describe.each(['light', 'dark'])('%s', (theme) => {
    afterEach(() => delete document.documentElement.dataset['theme']);
    test.each(states)('%s', async (_name, show) => {
      document.documentElement.dataset['theme'] = theme;
      await show();
      dialog
        .element()
        .getAnimations({ subtree: true })
        .forEach((animation) => animation.finish());
      const { violations } = await axe.run(existing('.lg'));
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
});
