import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { ComparedPictures } from '../../../components/gallery/galleryViews.ts';
import { dialog, keysOf, showCompare } from './showCompare.tsx';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(cleanup);

/** "Winner stays" with five pictures, and what is told of it: `2>0` where number 2 was kept and number 0 was not. */
async function contest() {
  const told: ComparedPictures[] = [];
  const shown = await showCompare({ queue: keysOf(2, 3, 4), onCompared: (compared) => told.push(compared) });
  await dialog.getByRole('radio', { name: 'Winner stays' }).click();
  const number = (key: string): string => key.replace('key-', '');
  return {
    ...shown,
    told,
    pairs: () => told.map(({ chosen, rejected }) => `${number(chosen.key)}>${number(rejected.key)}`),
  };
}

test('each round in which one is kept is told when the next one is, the last when the view is left', async () => {
  const { pairs } = await contest();
  await userEvent.keyboard('2');
  expect(pairs()).toEqual([]);
  await userEvent.keyboard('2');
  expect(pairs()).toEqual(['1>0']);
  await userEvent.keyboard('1');
  expect(pairs()).toEqual(['1>0', '1>2']);
  cleanup();
  expect(pairs()).toEqual(['1>0', '1>2', '3>1']);
});

test('the buttons decide as the keys do', async () => {
  const { pairs } = await contest();
  await dialog.getByRole('button', { name: /^Keep/ }).first().click();
  cleanup();
  expect(pairs()).toEqual(['0>1']);
});

test('a skipped round is no decision', async () => {
  const { pairs } = await contest();
  await userEvent.keyboard('1 1');
  cleanup();
  expect(pairs()).toEqual(['0>1', '0>3']);
});

test('side by side nothing is decided', async () => {
  const { pairs } = await contest();
  await dialog.getByRole('radio', { name: 'Side by side' }).click();
  await userEvent.keyboard('12');
  cleanup();
  expect(pairs()).toEqual([]);
});

test('a round taken back is not told, done again it is, once', async () => {
  const { pairs } = await contest();
  const [undo, redo] = ['{Control>}z{/Control}', '{Control>}{Shift>}z{/Shift}{/Control}'];
  await userEvent.keyboard('1');
  await userEvent.keyboard(undo);
  await userEvent.keyboard('2');
  await userEvent.keyboard(undo);
  await userEvent.keyboard(redo);
  expect(pairs()).toEqual([]);
  await userEvent.keyboard('1');
  expect(pairs()).toEqual(['1>0']);
  await userEvent.keyboard(undo + undo + redo + redo);
  cleanup();
  expect(pairs()).toEqual(['1>0', '2>1']);
});

test('leaving the page tells the last one', async () => {
  const { pairs } = await contest();
  await userEvent.keyboard('1');
  dispatchEvent(new PageTransitionEvent('pagehide'));
  expect(pairs()).toEqual(['0>1']);
  cleanup();
  expect(pairs()).toEqual(['0>1']);
});

test('one opening of the view is one session, and no other has its name', async () => {
  const first = await contest();
  await userEvent.keyboard('111');
  cleanup();
  const second = await contest();
  await userEvent.keyboard('1');
  cleanup();
  const sessions = [first, second].map(({ told }) => new Set(told.map(({ session }) => session)));
  expect(sessions.map(({ size }) => size)).toEqual([1, 1]);
  const [[one = ''] = [], [other = ''] = []] = sessions.map((names) => [...names]);
  expect(one).toMatch(/^[\da-f]{32}$/);
  expect(other).not.toBe(one);
});
