import { cleanup } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { brokenUrl, drawnPicture, pictures } from '../gallery/pictures.ts';
import { middleOf, mouse, wheel } from '../preview/fingers.ts';
import { current, dialog, figure, keysOf, pane, paneNames, showCompare } from './showCompare.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  document.documentElement.dir = '';
});

const inDialog = (name: string) => dialog.getByRole('button', { name, exact: true });
const chooseWinnerStays = () => dialog.getByRole('radio', { name: 'Winner stays' }).click();

describe('side by side', () => {
  test.each([2, 3, 4])('%d pictures have room beside each other', async (count) => {
    await showCompare({ keys: keysOf(0, 1, 2, 3).slice(0, count) });
    expect(paneNames()).toEqual([0, 1, 2, 3].slice(0, count).map((place) => `${place + 1}: Picture ${place}`));
    await expect.element(dialog.getByRole('heading', { name: `Comparing ${count}` })).toBeVisible();
    for (const element of document.querySelectorAll('.lg-pane')) {
      const { width, height } = element.getBoundingClientRect();
      expect(Math.min(width, height)).toBeGreaterThan(200);
    }
  });

  test('on a phone two stand under each other, four two by two', async () => {
    const boxes = () => [...document.querySelectorAll('.lg-pane')].map((element) => element.getBoundingClientRect());
    await showCompare({ width: 360, height: 640 });
    const [a, b] = boxes();
    expect(b?.top).toBeGreaterThan(a?.top ?? Infinity);
    expect(b?.left).toBe(a?.left);
    cleanup();
    await showCompare({ width: 360, height: 640, keys: keysOf(0, 1, 2, 3) });
    const [first, second, third] = boxes();
    expect(second?.left).toBeGreaterThan(first?.left ?? Infinity);
    expect(third?.top).toBeGreaterThan(first?.top ?? Infinity);
  });

  test('the arrows and the digits lead from one to the other', async () => {
    await showCompare({ keys: keysOf(0, 1, 2) });
    expect(current()).toBe('1: Picture 0');
    expect(document.activeElement).toBe(pane('1: Picture 0').element());
    const seen: (string | null | undefined)[] = [];
    for (const key of [
      '{ArrowRight}',
      '{ArrowRight}',
      '{ArrowRight}',
      '{ArrowLeft}',
      '1',
      '3',
      '4',
      '{Home}',
      '{End}',
    ]) {
      await userEvent.keyboard(key);
      seen.push(current()?.[0]);
    }
    expect(seen).toEqual(['2', '3', '3', '2', '1', '3', '3', '1', '3']);
  });

  test('from right to left the arrows go as seen', async () => {
    document.documentElement.dir = 'rtl';
    await showCompare();
    await userEvent.keyboard('{ArrowRight}');
    expect(current()).toBe('1: Picture 0');
    await userEvent.keyboard('{ArrowLeft}');
    expect(current()).toBe('2: Picture 1');
  });

  test('each is judged by its own buttons, the present one by keys', async () => {
    const { reactions } = await showCompare({ keys: keysOf(0, 1, 2) });
    await pane('2: Picture 1').getByRole('button', { name: 'Dislike' }).click();
    expect(current()).toBe('2: Picture 1');
    await userEvent.keyboard('3p1l');
    expect(reactions()).toEqual({ 'key-0': true, 'key-1': false, 'key-2': true });
    await userEvent.keyboard('1px2u');
    expect(reactions()).toEqual({ 'key-0': false, 'key-2': true });
    await expect
      .element(pane('1: Picture 0').getByRole('button', { name: 'Dislike' }))
      .toHaveAttribute('aria-pressed', 'true');
  });

  test('undo and redo take judgements back in order, and nothing from before', async () => {
    const { reactions } = await showCompare();
    await userEvent.keyboard('p2x');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(reactions()).toEqual({ 'key-0': true });
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(reactions()).toEqual({});
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.element(dialog.getByText('There is nothing to undo here')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}y{/Control}');
    expect(reactions()).toEqual({ 'key-0': true });
  });

  test('where only liking is wished for, there is no dislike', async () => {
    const { reactions } = await showCompare({ canDislike: false });
    expect(inDialog('Dislike').query()).toBeNull();
    await userEvent.keyboard('x');
    expect(reactions()).toEqual({});
  });
});

describe('zooming in step', () => {
  const large = pictures(4, (index) => ({
    image: drawnPicture(2000, 1500, `hsl(${index * 90} 60% 50%)`),
    width: 2000,
    height: 1500,
  }));
  const boxes = () =>
    [...document.querySelectorAll('.lg-stage-picture')].map((element) => element.getBoundingClientRect());
  /** How far each picture's middle is from its pane's, and its width. */
  const views = () =>
    [...document.querySelectorAll('.lg-pane')].map((element, index) => {
      const place = element.querySelector('.lg-stage-place')?.getBoundingClientRect() ?? new DOMRect();
      const box = boxes()[index] ?? new DOMRect();
      return [
        Math.round(box.left + box.width / 2 - place.left - place.width / 2),
        Math.round(box.top + box.height / 2 - place.top - place.height / 2),
        Math.round(box.width),
      ];
    });

  test('by keys, wheel and drag all show the same part', async () => {
    await showCompare({ value: large });
    const [first] = document.querySelectorAll('.lg-pane-view');
    if (!first) throw new Error('There are two');
    await expect.poll(figure).toBe('Fit');
    await userEvent.keyboard('z');
    await expect.poll(figure).toBe('100%');
    await expect.poll(() => boxes().map(({ width }) => Math.round(width))).toEqual([2000, 2000]);
    const from = middleOf(first);
    await mouse('mousePressed', from);
    await mouse('mouseMoved', { x: from.x - 50, y: from.y - 30 });
    await mouse('mouseMoved', { x: from.x - 100, y: from.y - 60 });
    await mouse('mouseReleased', { x: from.x - 100, y: from.y - 60 });
    // At full size each keeps its pixels on the screen's, hence the one pixel.
    const close = (value: number) => expect.toSatisfy((seen: number) => Math.abs(seen - value) <= 1);
    const moved = [close(-100), close(-60), close(2000)];
    await expect.poll(views).toEqual([moved, moved]);
    await wheel(middleOf(first, 80, 40), -200);
    await expect.poll(() => boxes()[0]?.width).toBeGreaterThan(2500);
    const [left, right] = views();
    expect(right).toEqual(left);
  });

  test('switched off, only the present one moves; switched on again, the others follow', async () => {
    await showCompare({ value: large });
    await inDialog('In step').click();
    await expect.element(inDialog('In step')).toHaveAttribute('aria-pressed', 'false');
    await userEvent.keyboard('2');
    await userEvent.keyboard('z');
    await expect.poll(() => boxes().map(({ width }) => Math.round(width) === 2000)).toEqual([false, true]);
    await expect.poll(figure).toBe('100%');
    await userEvent.keyboard('1');
    await expect.poll(figure).toBe('Fit');
    await userEvent.keyboard('2');
    await inDialog('In step').click();
    await expect.poll(() => boxes().map(({ width }) => Math.round(width) === 2000)).toEqual([true, true]);
  });

  test('the next challenger shows the same part', async () => {
    await showCompare({ value: large, queue: keysOf(2, 3) });
    await chooseWinnerStays();
    await inDialog('Zoom in').click();
    await inDialog('Zoom in').click();
    await userEvent.keyboard('1');
    await expect.poll(paneNames).toEqual(['1: Picture 0', '2: Picture 2']);
    await expect.poll(() => new Set(views().map(String)).size).toBe(1);
    expect(figure()).not.toBe('Fit');
  });

  test('pressed twice a picture is shown at full size', async () => {
    await showCompare({ value: large });
    await page.elementLocator(document.querySelector('.lg-pane-view') ?? document.body).dblClick();
    await expect.poll(figure).toBe('100%');
  });
});

describe('winner stays', () => {
  const round = () => document.querySelector('.lg-rounds > span')?.textContent;
  const queue = keysOf(2, 3, 4);

  test('the one that is kept stays where it is and meets the next', async () => {
    const { reactions } = await showCompare({ queue });
    await chooseWinnerStays();
    expect(round()).toBe('Round 1 of 4');
    await userEvent.keyboard('1');
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 2']);
    await expect.element(dialog.getByText('Winner, 1 round')).toBeVisible();
    await userEvent.keyboard('1');
    await expect.element(dialog.getByText('Winner, 2 rounds')).toBeVisible();
    expect(round()).toBe('Round 3 of 4');
    await pane('2: Picture 3').getByRole('button', { name: 'Keep this' }).click();
    expect(paneNames()).toEqual(['1: Picture 4', '2: Picture 3']);
    await expect.element(dialog.getByText('Winner, 1 round')).toBeVisible();
    expect(dialog.getByRole('progressbar').element().getAttribute('aria-valuenow')).toBe('3');
    expect(reactions()).toEqual({});
  });

  test('Space skips the challenger, also when a button was pressed before', async () => {
    await showCompare({ queue });
    await chooseWinnerStays();
    await pane('2: Picture 1').getByRole('button', { name: 'Keep this' }).click();
    expect(paneNames()).toEqual(['1: Picture 2', '2: Picture 1']);
    await userEvent.keyboard(' ');
    expect(paneNames()).toEqual(['1: Picture 3', '2: Picture 1']);
    await inDialog('Skip').click();
    expect(paneNames()).toEqual(['1: Picture 4', '2: Picture 1']);
  });

  test('undo takes rounds and judgements back in order', async () => {
    const { reactions } = await showCompare({ queue });
    await chooseWinnerStays();
    await userEvent.keyboard('1');
    await userEvent.keyboard('{ArrowRight}x');
    await userEvent.keyboard('1');
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 3']);
    const back = () => userEvent.keyboard('{Control>}z{/Control}');
    await back();
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 2']);
    expect(reactions()).toEqual({ 'key-2': false });
    await back();
    expect(reactions()).toEqual({});
    await back();
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 1']);
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 2']);
    await inDialog('Undo').click();
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 1']);
  });

  test('at the end there is one, to be liked or left', async () => {
    const { reactions, onClose } = await showCompare();
    await chooseWinnerStays();
    await userEvent.keyboard('2');
    expect(paneNames()).toEqual(['2: Picture 1']);
    expect(round()).toBe('1 round');
    expect(dialog.getByRole('button', { name: 'Keep this' }).query()).toBeNull();
    await inDialog('Like the winner').click();
    expect(reactions()).toEqual({ 'key-1': true });
    await expect.element(inDialog('Winner is liked')).toHaveAttribute('aria-pressed', 'true');
    await dialog.getByRole('button', { name: 'Back to the gallery' }).last().click();
    expect(onClose).toHaveBeenCalledExactlyOnceWith('key-1');
  });

  test('three or four pictures come one after the other, before the queue', async () => {
    await showCompare({ keys: keysOf(5, 4, 3, 2), queue: keysOf(3, 1) });
    await chooseWinnerStays();
    expect(paneNames()).toEqual(['1: Picture 5', '2: Picture 4']);
    expect(
      dialog
        .getByRole('list', { name: 'Next' })
        .getByRole('img')
        .elements()
        .map((image) => image.getAttribute('alt')),
    ).toEqual(['Picture 3', 'Picture 2', 'Picture 1']);
    expect(round()).toBe('Round 1 of 4');
  });

  test('of a thousand to come a few are drawn', async () => {
    await showCompare({ value: pictures(1000), queue: pictures(1000).map(({ key = '' }) => key) });
    await chooseWinnerStays();
    expect(round()).toBe('Round 1 of 999');
    expect(document.querySelectorAll('.lg-compare *').length).toBeLessThan(140);
  });
});

describe('pictures that leave the list', () => {
  test('because they were judged stay where they are, and can be judged again', async () => {
    const { reactions } = await showCompare({ unratedOnly: true });
    await userEvent.keyboard('p');
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 1']);
    const like = pane('1: Picture 0').getByRole('button', { name: 'Like' });
    await expect.element(like).toHaveAttribute('aria-pressed', 'true');
    await userEvent.keyboard('x');
    await expect.element(like).toHaveAttribute('aria-pressed', 'false');
    expect(reactions()).toEqual({ 'key-0': false });
    await userEvent.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
    await expect.element(like).toHaveAttribute('aria-pressed', 'false');
    expect(reactions()).toEqual({});
  });

  test('before it was their turn do not come', async () => {
    const all = pictures(5);
    const { setValue } = await showCompare({ value: all, queue: keysOf(2, 3, 4) });
    await chooseWinnerStays();
    setValue(all.filter(({ key }) => key !== 'key-2'));
    await expect.poll(() => dialog.getByRole('img', { name: 'Picture 2' }).query()).toBeNull();
    await userEvent.keyboard('1');
    expect(paneNames()).toEqual(['1: Picture 0', '2: Picture 3']);
  });

  test('or never were in it are left out; when there is none, the way back is shown', async () => {
    await showCompare({ keys: ['gone', ...keysOf(1)] });
    expect(paneNames()).toEqual(['1: Picture 1']);
    cleanup();
    const { onClose } = await showCompare({ keys: ['gone', 'too'] });
    await expect.element(dialog.getByText('These pictures are no longer here')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledExactlyOnceWith('gone');
  });
});

describe('leaving', () => {
  test.each<[string, () => Promise<void>]>([
    ['the escape key', () => userEvent.keyboard('{Escape}')],
    ['C', () => userEvent.keyboard('c')],
    ['Close', () => inDialog('Close compare').click()],
    ['Back', () => inDialog('Back to the gallery').click()],
  ])('by %s says which picture was looked at last', async (_name, leave) => {
    const { onClose } = await showCompare();
    await userEvent.keyboard('{ArrowRight}');
    await leave();
    expect(onClose).toHaveBeenCalledExactlyOnceWith('key-1');
  });

  test('the tab key stays inside', async () => {
    await showCompare();
    for (let presses = 0; presses < 16; presses++) {
      await userEvent.tab();
      expect(dialog.element().contains(document.activeElement)).toBe(true);
    }
  });
});

test('captions of megabytes are drawn in part', async () => {
  await showCompare({ value: pictures(3, () => ({ caption: 'long '.repeat(2_000_000) })) });
  expect(dialog.element().outerHTML.length).toBeLessThan(20_000);
});

describe('axe finds nothing', () => {
  const states: [string, () => Promise<void>][] = [
    ['side by side', async () => void (await showCompare({ keys: keysOf(0, 1, 2, 3) }))],
    [
      'while the winner stays',
      async () => {
        await showCompare({ queue: keysOf(2, 3, 4) });
        await chooseWinnerStays();
        await userEvent.keyboard('1');
      },
    ],
    [
      'with a winner',
      async () => {
        await showCompare();
        await chooseWinnerStays();
        await userEvent.keyboard('1');
      },
    ],
    [
      'with a broken picture, on a phone',
      async () => {
        await showCompare({
          width: 360,
          value: [...pictures(1), { image: brokenUrl, key: 'key-1', caption: 'Broken' }],
        });
        await expect.element(dialog.getByRole('alert')).toBeVisible();
      },
    ],
  ];
  describe.each(['light', 'dark'])('%s', (theme) => {
    afterEach(() => delete document.documentElement.dataset['theme']);
    test.each(states)('%s', async (_name, show) => {
      document.documentElement.dataset['theme'] = theme;
      await show();
      for (const animation of dialog.element().getAnimations({ subtree: true })) animation.finish();
      const { violations } = await axe.run(document.querySelector('.lg') ?? document);
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
});
