import { cleanup, render } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../components/gallery/LikeableGallery.css';
import { TabGallery, TabGalleryLost } from '../../../components/tabGallery/TabGallery.tsx';
import '../../../components/tabGallery/tabGallery.css';
import { createTabViews } from '../../../components/tabGallery/tabViews.tsx';
import { axeViolations } from '../../support/axeInPage.ts';
import { pictures } from '../gallery/pictures.ts';
import { allViews } from '../overlay/allViews.ts';
import { fakeGalleryModel, type FakeState } from '../overlay/fakeGalleryModel.ts';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'Feed – Likeable Gallery';
  await page.viewport(1280, 800);
});
afterEach(cleanup);

const address = 'https://frames.example/feed.xml';
const card = (name: string) => page.getByRole('listitem', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

function show(state: FakeState = {}, { url = address, isGone = false } = {}) {
  const fake = fakeGalleryModel({ settings: { dock: 'full' }, ...state });
  const gone = signal(isGone);
  const onBack = vi.fn();
  const onOpenPage = vi.fn();
  const onClose = vi.fn();
  const views = {
    ...allViews(),
    ...createTabViews({ page: { url, title: 'Feed' }, gone, onBack, onOpenPage }),
  };
  render(<TabGallery model={fake.model} views={views} onClose={onClose} />);
  return { ...fake, gone, onBack, onOpenPage, onClose };
}

test('by the keyboard alone: judged, previewed, selected, left', async () => {
  const { calls, onClose } = show({ images: pictures(4) });
  await expect
    .poll(() => document.activeElement?.closest('[role="listitem"]')?.getAttribute('aria-label'))
    .toBe('Picture 0');
  await userEvent.keyboard('l');
  await expect
    .element(card('Picture 0').getByRole('button', { name: 'Like', exact: true }))
    .toHaveAttribute('aria-pressed', 'true');
  expect(calls.some((call) => /^react\w* .*true/.test(call))).toBe(true);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog', { name: 'Preview' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.element(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
  await userEvent.keyboard('{Escape}{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('it has the way back to its page, and no choice where to stand', async () => {
  const { onBack } = show();
  await expect.element(page.getByRole('heading', { name: 'Pictures of the week 47' })).toBeVisible();
  await button('Back to the page').click();
  expect(onBack).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('radiogroup', { name: 'Dock' })).not.toBeInTheDocument();
  await expect.element(button('Back to the page')).toHaveAttribute('title', address);
});

test('when the page has gone its pictures stay, and the page can be opened anew', async () => {
  const { gone, onOpenPage } = show();
  gone.value = true;
  await expect.element(page.getByText(/^The page is no longer there\. Its pictures stay/)).toBeVisible();
  await expect.element(card('Picture 0')).toBeVisible();
  await expect.element(button('Back to the page')).not.toBeInTheDocument();
  await button('Open the page again').click();
  expect(onOpenPage).toHaveBeenCalledOnce();
});

test('where nothing was found before it went, that is all there is to say', async () => {
  show({ images: [] }, { isGone: true });
  await expect.element(page.getByText('The page is no longer there', { exact: true })).toBeVisible();
  await expect
    .element(page.getByRole('main').getByRole('button', { name: 'Open the page again' }).last())
    .toBeVisible();
  expect(await axeViolations()).toEqual([]);
});

test('a file that has gone is not offered to be opened: no page may do so', async () => {
  show({}, { url: 'file:///home/me/feed.xml', isGone: true });
  await expect.element(page.getByText(/^The page is no longer there\./)).toBeVisible();
  await expect.element(button('Open the page again')).not.toBeInTheDocument();
});

test('a page without pictures says so', async () => {
  show({ images: [] });
  await expect.element(page.getByText('No pictures on this page')).toBeVisible();
  await expect.element(button('Look again')).toBeVisible();
});

test('a tab of which nobody knows the page says so, and leads to the library', async () => {
  const onOpenLibrary = vi.fn();
  render(<TabGalleryLost onOpenLibrary={onOpenLibrary} />);
  await button('Open library').click();
  expect(onOpenLibrary).toHaveBeenCalledOnce();
  expect(await axeViolations()).toEqual([]);
});

test.each([360, 1280, 2560])('nothing is cut off at %i px, and axe finds nothing', async (width) => {
  await page.viewport(width, 800);
  show({ images: pictures(30), closedFrames: ['https://f.example'] });
  await expect.element(card('Picture 0')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  // The header takes the form for its room once that is measured.
  await expect.poll(() => outsideOf(width)).toEqual([]);
  expect(await axeViolations()).toEqual([]);
});

/** The names of controls of the header that are not wholly in the window. */
function outsideOf(width: number): string[] {
  return [...document.querySelectorAll('.lg-panel-head :is(button, input, h1)')].flatMap((element) => {
    const { left, right, width: own } = element.getBoundingClientRect();
    return own > 0 && (left < 0 || right > width + 0.5)
      ? (element.getAttribute('aria-label') ?? element.textContent)
      : [];
  });
}
