import { signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { h } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { allViews } from './allViews.ts';
import '../../../components/overlay/extras.css';
import { livingSheet } from '../../../components/overlay/host/livingSheet.ts';
import { OverlayPanel } from '../../../components/overlay/OverlayPanel.tsx';
import '../../../components/overlay/overlay.css';
import { axeViolations } from '../../support/axeInPage.ts';
import { pictures } from '../gallery/pictures.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';

const sheet = document.createElement('style');
sheet.textContent = livingSheet;
const address = location.href;

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
  document.head.append(sheet);
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  sheet.remove();
  document.querySelector('base')?.remove();
  history.replaceState(null, '', address);
});

function open() {
  const { model, calls } = fakeGalleryModel({ images: pictures(4) });
  const ended = signal(false);
  const onClose = vi.fn();
  const extras = { views: signal(allViews()), problem: signal<string | null>(null), load: vi.fn() };
  const panel = <OverlayPanel model={model} extras={extras} ended={ended} onClose={onClose} />;
  render(h('likeable-gallery', null, h('dialog', { class: 'lg-dialog', 'aria-label': 'Likeable Gallery' }, panel)));
  const dialog = document.querySelector('dialog');
  dialog?.showModal();
  return { calls, ended, onClose, dialog };
}

const notice = page.getByText(/Reload this page/);
const reload = page.getByRole('link', { name: 'Reload' });
const close = page.getByRole('button', { name: 'Close' });
const cards = page.getByRole('listitem');

test('nothing of it is to be seen as long as the extension lives', async () => {
  open();
  await expect.element(cards.first()).toBeVisible();
  await expect.element(notice).not.toBeVisible();
});

test('also where the style sheet could not be put into the page', async () => {
  sheet.remove();
  open();
  await expect.element(cards.first()).toBeVisible();
  await expect.element(notice).not.toBeVisible();
});

test('is all that is left when the browser takes the style sheet away, and closes without a script', async () => {
  const { dialog } = open();
  await expect.element(cards.first()).toBeVisible();
  sheet.remove();
  await expect.element(notice).toBeVisible();
  await expect.element(cards.first()).not.toBeInTheDocument();
  await expect.element(close).toBeVisible();
  expect(page.getByRole('button').elements()).toHaveLength(1);
  expect(await axeViolations()).toEqual([]);
  await close.click();
  expect(dialog?.open).toBe(false);
});

test('beside the page, its button closes what is a popover', async () => {
  const { dialog } = open();
  await expect.element(cards.first()).toBeVisible();
  dialog?.close();
  dialog?.setAttribute('popover', 'manual');
  dialog?.showPopover();
  sheet.remove();
  await close.click();
  expect(dialog?.matches(':popover-open')).toBe(false);
});

test.each([
  { base: null, fragment: '' },
  { base: null, fragment: '#part' },
  { base: '/elsewhere/', fragment: '#part' },
])('its link loads the page anew, with base $base and fragment "$fragment"', async ({ base, fragment }) => {
  if (base !== null) document.head.append(Object.assign(document.createElement('base'), { href: base }));
  history.replaceState(null, '', `?page=2${fragment}`);
  open();
  sheet.remove();
  await expect.element(reload).toBeVisible();
  expect((reload.element() as HTMLAnchorElement).href).toBe(location.href.replace(/#.*/, ''));
});

test('takes the place of everything when the extension is known to have ended', async () => {
  const { ended, calls, onClose } = open();
  await expect.element(cards.first()).toBeVisible();
  ended.value = true;
  await expect.element(notice).toBeVisible();
  await expect.element(reload).toHaveFocus();
  expect(document.querySelectorAll('[role="listitem"]')).toHaveLength(0);
  const before = calls.length;
  await userEvent.keyboard('p?a/');
  expect(calls.slice(before)).toEqual([]);
  await expect.element(page.getByRole('dialog', { name: /shortcuts/i })).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});
