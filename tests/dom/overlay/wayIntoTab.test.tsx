import { cleanup, render } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { extraViews } from '../../../components/overlay/allExtraViews.ts';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import { OverlayPanel } from '../../../components/overlay/OverlayPanel.tsx';
import { withWayIntoTab } from '../../../components/overlay/wayIntoTab.tsx';
import { brokenUrl, pictures } from '../gallery/pictures.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { allViews } from './allViews.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
  await page.viewport(1000, 700);
});
afterEach(cleanup);

/** A panel over a page of which so many of the pictures do not come. */
function open({ broken, of }: { broken: number; of: number }) {
  const images = pictures(of, (index) => (index < broken ? { image: `${brokenUrl}?${index}` } : {}));
  const { model } = fakeGalleryModel({ images });
  const openInTab = vi.fn();
  const views = { ...allViews(), ...withWayIntoTab(extraViews, openInTab) };
  const extras = { views: signal(views), problem: signal(null), load: () => undefined };
  render(
    <dialog class="lg-dialog" aria-label="Likeable Gallery">
      <OverlayPanel model={model} extras={extras} ended={signal(false)} onClose={() => undefined} />
    </dialog>,
  );
  document.querySelector('dialog')?.showModal();
  return { openInTab };
}
const offer = page.getByText(/^Most pictures do not come here/);
const button = page.getByRole('button', { name: 'Open gallery in a tab' });

test('where most pictures do not come, a tab of its own is offered', async () => {
  const { openInTab } = open({ broken: 4, of: 5 });
  await expect.element(offer).toBeVisible();
  expect(await axeViolations()).toEqual([]);
  await button.click();
  expect(openInTab).toHaveBeenCalledOnce();
});

test.each([
  { broken: 2, of: 2 },
  { broken: 3, of: 12 },
])('$broken of $of may be the site’s own fault: nothing is offered', async (state) => {
  open(state);
  await expect.poll(() => page.getByText('Could not be loaded').elements().length).toBe(state.broken);
  expect(offer.query()).toBeNull();
});

test('the list of keys leads there and makes way, for a page that takes them', async () => {
  const { openInTab } = open({ broken: 0, of: 3 });
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect.element(page.getByText(/^Keys do nothing\?/)).toBeVisible();
  await button.click();
  expect(openInTab).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('dialog', { name: 'Keyboard' })).not.toBeInTheDocument();
});
