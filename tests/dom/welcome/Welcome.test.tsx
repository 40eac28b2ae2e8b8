import { signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { Welcome } from '../../../components/welcome/Welcome.tsx';
import '../../../components/gallery/LikeableGallery.css';
import '../../../components/welcome/welcome.css';
import { axeViolations } from '../../support/axeInPage.ts';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'Likeable Gallery';
  await page.viewport(1280, 900);
});
afterEach(cleanup);

function show(shortcut: string | null = 'Alt+Shift+L') {
  const isOpen = signal(false);
  const onChooseKey = vi.fn();
  const Page = () => (
    <Welcome
      shortcut={shortcut}
      isOpen={isOpen.value}
      onToggle={() => (isOpen.value = !isOpen.peek())}
      onChooseKey={onChooseKey}
    />
  );
  render(<Page />);
  return { isOpen, onChooseKey };
}

test('says the key, and shows photographs as any page does', async () => {
  show();
  await expect.element(page.getByText('Press AltShiftL now: it works here too.')).toBeVisible();
  const list = page.getByRole('list', { name: 'Photographs' });
  expect(list.getByRole('img').elements()).toHaveLength(8);
  expect(page.getByRole('button', { name: 'Like' }).query()).toBeNull();
  expect(await axeViolations()).toEqual([]);
});

test('without a key says what to do', async () => {
  const { onChooseKey } = show('');
  await expect.element(page.getByText(/^No key is set yet/)).toBeVisible();
  await page.getByRole('button', { name: 'Choose a key' }).click();
  expect(onChooseKey).toHaveBeenCalledOnce();
  expect(await axeViolations()).toEqual([]);
});

test('as a gallery they are liked by mouse and by keys, and that is all there is to it', async () => {
  show();
  await page.getByRole('button', { name: 'Open gallery' }).click();
  await expect.element(page.getByText(/^Move with the arrow keys\. P likes, X dislikes/)).toBeVisible();
  const first = page.getByRole('listitem', { name: /^The path up/ });
  await expect.element(first).toHaveFocus();
  await userEvent.keyboard('p');
  await expect.element(first.getByRole('button', { name: 'Like', pressed: true })).toBeVisible();
  await expect.element(page.getByText(/^That is all there is to it/)).toBeVisible();
  await page.getByRole('listitem', { name: 'Espresso, red cup' }).getByRole('button', { name: 'Dislike' }).click();
  expect(await axeViolations()).toEqual([]);
  await page.getByRole('button', { name: 'Close gallery' }).click();
  expect(page.getByRole('button', { name: 'Like' }).query()).toBeNull();
});

test('the shortcut opens and closes it', async () => {
  const { isOpen } = show();
  isOpen.value = true;
  await expect.element(page.getByRole('listitem', { name: /^The path up/ })).toHaveFocus();
});

test('whose photographs they are is said', async () => {
  show();
  const credits = page.getByText(/^Photographs by/);
  await expect.element(credits).toMatchTextContent(/Aitzol Berasategi \(CC BY 4\.0\).*NASA \(public domain\)/);
});

test.for([false, true])('fits 360 pixels, open: %s', async (open) => {
  await page.viewport(360, 640);
  const { isOpen } = show();
  isOpen.value = open;
  await expect.element(page.getByRole('list', { name: 'Photographs' })).toBeVisible();
  expect(document.documentElement.scrollWidth).toBe(360);
});
