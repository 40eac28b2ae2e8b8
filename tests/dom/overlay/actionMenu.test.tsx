import { signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { OverlayPanel } from '../../../components/overlay/OverlayPanel.tsx';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import type { ActionResult } from '../../../lib/core/actions/actions.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { pictures } from '../gallery/pictures.ts';
import { allViews } from './allViews.ts';
import { fakeGalleryModel, type FakeState } from './fakeGalleryModel.ts';

const hook = { id: 'hook', label: 'Hook', icon: 'Send', key: 'k', sends: true } as const;
const web = pictures(4, (index) => ({ image: `https://a.example/${index}.jpg` }));

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
  await page.viewport(1000, 700);
});
afterEach(cleanup);

function open(state: FakeState = {}, result?: ActionResult) {
  const asked: { name: string; request: unknown }[] = [];
  const fake = fakeGalleryModel({ images: web, actions: [hook], ...state });
  const views = allViews({
    asked: (name, request) => void asked.push({ name, request }),
    ...(result === undefined ? {} : { result }),
  });
  const extras = { views: signal(views), problem: signal<string | null>(null), load: vi.fn() };
  render(
    <dialog class="lg-dialog" aria-label="Likeable Gallery">
      <OverlayPanel model={fake.model} extras={extras} ended={signal(false)} onClose={vi.fn()} />
    </dialog>,
  );
  document.querySelector('dialog')?.showModal();
  return { ...fake, asked };
}

const card = (index: number) => page.getByRole('listitem', { name: `Picture ${index}`, exact: true });
const menu = page.getByRole('menu');
const item = (name: string) => page.getByRole('menuitem', { name, exact: true });

test('a card’s menu opens by its button, takes the focus and gives it back', async () => {
  open();
  await card(1).hover();
  await card(1).getByRole('button', { name: 'More actions' }).click();
  await expect.element(item('Preview')).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Compare')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(card(1).getByRole('button', { name: 'More actions' })).toHaveFocus();
});

test('it opens by key, and by the other mouse button; what is chosen is done with that card', async () => {
  const { asked } = open();
  await expect.element(card(0)).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}m');
  await item('Hook').click();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({
    name: 'actions.run',
    request: { actionId: 'hook', inFront: true, picture: { key: 'key-1', image: 'https://a.example/1.jpg' } },
  });
  await expect.element(page.getByText('Hook: done.')).toBeVisible();

  await card(2).click({ button: 'right' });
  await item('Open in a new tab').click();
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked[1]?.request).toMatchObject({ actionId: 'open', picture: { key: 'key-2' } });
});

test('the searches are a menu of their own, which says where the address goes; arrows lead in and back', async () => {
  const { asked } = open();
  await expect.element(card(0)).toHaveFocus();
  await userEvent.keyboard('m');
  await item('Search by image').click();
  await expect.element(item('Google Lens')).toHaveFocus();
  await expect.element(page.getByText('The address of this picture goes to the one you choose.')).toBeVisible();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(item('Search by image')).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(item('Google Lens')).toHaveFocus();
  expect(asked).toEqual([]);
  await item('TinEye').click();
  await vi.waitFor(() => expect(asked[0]?.request).toMatchObject({ actionId: 'search-tineye' }));
});

test('with several selected it is about all of them', async () => {
  const { asked } = open();
  await expect.element(card(0)).toHaveFocus();
  await userEvent.keyboard('{Control>}a{/Control}m');
  await expect.element(menu.getByText('Preview')).not.toBeInTheDocument();
  await item('Hook').click();
  await vi.waitFor(() => expect(asked).toHaveLength(4));
  await expect.element(page.getByText('Hook: 4 done.')).toBeVisible();
});

test('the card’s button is what the person has chosen, and its key does the same', async () => {
  const { asked } = open({ settings: { action: 'hook' } });
  await card(0).getByRole('button', { name: 'Hook', exact: true }).click();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  await card(1).hover();
  await userEvent.keyboard('1');
  await userEvent.keyboard('k');
  await vi.waitFor(() => expect(asked).toHaveLength(3));
});

test.each([
  ['search-bing', 'Search by image: Bing'],
  ['openPage', 'Show in page'],
  ['gone', 'Download'],
])('%s on the button is called %s', async (action, label) => {
  open({ settings: { action } });
  await expect.element(card(0).getByRole('button', { name: label, exact: true })).toBeInTheDocument();
});

test('failures of many are listed with their reasons, and tried again', async () => {
  const failure = { kind: 'refused', status: 404, answer: '<i>No</i>' } as const;
  const { asked } = open({}, { ok: false, failure });
  await expect.element(card(0)).toHaveFocus();
  await userEvent.keyboard('{Control>}a{/Control}k');
  await page.getByRole('alert').getByRole('button', { name: 'Show' }).click();
  const results = page.getByRole('dialog', { name: 'Hook' });
  await expect.element(results.getByRole('heading', { name: '4 failed' })).toBeVisible();
  expect(results.getByText('The server answered 404: <i>No</i>').elements()).toHaveLength(4);
  expect(await axeViolations()).toEqual([]);
  await results.getByRole('button', { name: 'Try again' }).click();
  await vi.waitFor(() => expect(asked).toHaveLength(8));
});

test('axe finds nothing in the menus', async () => {
  open();
  await expect.element(card(0)).toHaveFocus();
  await userEvent.keyboard('m');
  await expect.element(menu).toBeVisible();
  expect(await axeViolations()).toEqual([]);
  await item('Search by image').click();
  expect(await axeViolations()).toEqual([]);
});

test('neither the panel’s edges nor the window’s cut it off', async () => {
  await page.viewport(360, 480);
  open();
  await card(3).click({ button: 'right' });
  await expect.element(menu).toBeVisible();
  const box = document.querySelector('.lg-picture-menu')?.getBoundingClientRect();
  expect(box?.left).toBeGreaterThanOrEqual(0);
  expect(box?.right).toBeLessThanOrEqual(360);
  expect(box?.top).toBeGreaterThanOrEqual(0);
  expect(box?.bottom).toBeLessThanOrEqual(480);
});
