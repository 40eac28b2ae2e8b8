import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { signal } from '@preact/signals';
import type { ExtraViews } from '../../../components/overlay/extraViews.tsx';
import { OverlayPanel } from '../../../components/overlay/OverlayPanel.tsx';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import { brokenUrl, pictures } from '../gallery/pictures.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { allViews } from './allViews.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';
import type { FakeState } from './fakeGalleryModel.ts';

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
  await page.viewport(1000, 700);
});
afterEach(cleanup);

/** As the entry does: the panel in a modal dialog, drawn before it is shown. */
function open(state: FakeState = {}, views?: ExtraViews | null) {
  const fake = fakeGalleryModel(state);
  const asked = (name: string, request: unknown): void => void fake.calls.push(`${name} ${JSON.stringify(request)}`);
  const onClose = vi.fn();
  const ended = signal(false);
  const extras = {
    views: signal(views === undefined ? allViews({ asked }) : views),
    problem: signal<string | null>(null),
    load: vi.fn(),
  };
  render(
    <dialog class="lg-dialog" aria-label="Likeable Gallery">
      <OverlayPanel model={fake.model} extras={extras} ended={ended} onClose={onClose} />
    </dialog>,
  );
  document.querySelector('dialog')?.showModal();
  return { ...fake, extras, ended, onClose };
}

const panel = page.getByRole('dialog', { name: 'Likeable Gallery' });
const card = (name: string) => page.getByRole('listitem', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const focused = (): string | null | undefined =>
  document.activeElement?.closest('[role="listitem"]')?.getAttribute('aria-label');

test('Escape lets the selection go before it closes the panel', async () => {
  const { onClose } = open({ images: pictures(4) });
  await expect.poll(focused).toBe('Picture 0');
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.element(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('toolbar', { name: 'Selection' })).not.toBeInTheDocument();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

describe('opening', () => {
  test('the first picture not judged yet has the focus', async () => {
    open({ images: pictures(6, (index) => ({ liked: index < 3 ? index % 2 === 0 : null })) });
    await expect.poll(focused).toBe('Picture 3');
  });

  test('also when the pictures come later; the first are shown while the page is still being read', async () => {
    const { status, images } = open({ status: { kind: 'looking' }, images: [] });
    await expect.element(page.getByText('Looking…')).toBeVisible();
    images.value = pictures(2, (index) => ({ liked: index === 0 ? true : null }));
    await expect.element(page.getByText('2 pictures so far…')).toBeVisible();
    await expect.element(card('Picture 1')).toBeVisible();
    images.value = pictures(3, (index) => ({ liked: index === 0 ? true : null }));
    status.value = { kind: 'ready' };
    await expect.poll(focused).toBe('Picture 1');
  });

  test('a control that was chosen meanwhile keeps the focus', async () => {
    const { status, images } = open({ status: { kind: 'looking' }, images: [] });
    await expect.element(button('Close')).toBeVisible();
    (button('Close').element() as HTMLElement).focus();
    images.value = pictures(3);
    status.value = { kind: 'ready' };
    await expect.element(card('Picture 0')).toBeVisible();
    expect(document.activeElement).toBe(button('Close').element());
  });

  test('says what it shows', async () => {
    open({ images: pictures(4, (index) => ({ liked: [true, false, null, null][index] ?? null })), small: 12 });
    await expect.element(page.getByRole('heading', { level: 1, name: 'Pictures of the week 47' })).toBeVisible();
    await expect.element(page.getByText('4 pictures')).toBeVisible();
    await expect.element(page.getByRole('img', { name: '1 liked, 1 disliked, 2 to go' })).toBeInTheDocument();
    await expect.element(page.getByRole('radio', { name: 'Unrated, 2' })).toBeVisible();
    await expect.element(page.getByRole('list', { name: 'Pictures of the week 47' })).toBeVisible();
    await page
      .getByText(/12 small ones hidden/)
      .getByRole('button', { name: 'Show' })
      .click();
    await expect.element(page.getByText(/12 small ones shown/)).toBeVisible();
  });
});

test.each([
  [10, 1280],
  [10_000, 1280],
  [10_000, 420],
])('%i pictures in %i px need few elements', async (count, width) => {
  await page.viewport(width, 800);
  open({ images: pictures(count), small: 12 });
  await expect.element(card('Picture 0')).toBeVisible();
  await expect.element(page.getByRole('searchbox')).toBeVisible();
  expect(document.querySelectorAll('dialog *').length).toBeLessThanOrEqual(400);
});

test('taken out of the page and put back it is where it was', async () => {
  open({ images: pictures(300) });
  await expect.poll(focused).toBe('Picture 0');
  await userEvent.keyboard('{End}');
  await expect.element(card('Picture 299')).toBeInViewport();
  const dialog = document.querySelector('dialog');
  const home = dialog?.parentElement;
  dialog?.close();
  dialog?.remove();
  // Nobody is quicker than a frame; layout is known after the second one's start.
  await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  if (dialog) home?.append(dialog);
  dialog?.showModal();
  await expect.poll(focused).toBe('Picture 299');
  await expect.element(card('Picture 299')).toBeInViewport();
});

describe('keys', () => {
  test('a key whose command is still on its way acts when it has come; one pressed since takes its place', async () => {
    const { calls, extras } = open({}, null);
    await expect.poll(focused).toBe('Picture 0');
    await userEvent.keyboard('s');
    expect(calls).toEqual([]);
    extras.views.value = allViews();
    await expect.poll(() => calls).toEqual(['showInPage key-0']);
    cleanup();

    const other = open({}, null);
    await expect.poll(focused).toBe('Picture 0');
    await userEvent.keyboard('s');
    await userEvent.keyboard('p');
    other.extras.views.value = allViews();
    await expect.element(button('More actions').first()).toBeVisible();
    expect(other.calls).toEqual(['react key-0 true']);
  });

  test('reach the gallery from the header, and the focus goes where they act', async () => {
    const { calls } = open();
    await expect.poll(focused).toBe('Picture 0');
    await page.getByRole('radio', { name: 'All, 12' }).click();
    await userEvent.keyboard('p');
    expect(calls).toEqual(['react key-0 true']);
    expect(focused()).toBe('Picture 0');
    await userEvent.keyboard('{ArrowRight}xd');
    expect(calls.slice(1)).toEqual(['react key-1 false', 'picture key-1']);
  });

  test('arrows on the filter belong to the filter', async () => {
    open({ images: pictures(4, () => ({ liked: true })) });
    await expect.element(card('Picture 0')).toBeVisible();
    (page.getByRole('radio', { name: 'All, 4' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('radio', { name: 'Liked, 4' })).toHaveAttribute('aria-checked', 'true');
    expect(focused()).toBeUndefined();
  });

  test('Escape goes back one layer at a time', async () => {
    const { onClose } = open();
    await expect.poll(focused).toBe('Picture 0');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Preview' })).toBeVisible();
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog', { name: 'Keyboard' })).not.toBeInTheDocument();
    await expect.element(page.getByRole('dialog', { name: 'Preview' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('dialog', { name: 'Preview' })).not.toBeInTheDocument();
    expect(focused()).toBe('Picture 0');
    expect(onClose).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    expect(onClose).toHaveBeenCalledOnce();
    await expect.element(panel).toBeVisible();
  });

  test('the list of keys takes them all while it is open', async () => {
    const { calls } = open();
    await expect.poll(focused).toBe('Picture 0');
    await button('Keyboard shortcuts').click();
    await expect.element(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await userEvent.keyboard('px');
    await button('Close the list of keys').click();
    await expect.element(page.getByRole('dialog', { name: 'Keyboard' })).not.toBeInTheDocument();
    expect(calls).toEqual([]);
    await expect.poll(() => document.activeElement).toBe(button('Keyboard shortcuts').element());
  });

  test('the search is one key away, and Escape leads back to the picture', async () => {
    const { filter, onClose } = open();
    await expect.poll(focused).toBe('Picture 0');
    await userEvent.keyboard('{ArrowRight}/');
    const search = page.getByRole('searchbox', { name: 'Search' });
    expect(document.activeElement).toBe(search.element());
    await userEvent.keyboard('picture 1');
    expect(filter.value.text).toBe('picture 1');
    await userEvent.keyboard('{Escape}{Escape}');
    await expect.poll(focused).toBe('Picture 1');
    expect(onClose).not.toHaveBeenCalled();
  });

  test('judging under a filter goes on to the next picture', async () => {
    const { calls } = open({ filter: { reaction: 'unrated' } });
    await expect.poll(focused).toBe('Picture 0');
    await userEvent.keyboard('p');
    await expect.poll(focused).toBe('Picture 1');
    await userEvent.keyboard('x');
    await expect.poll(focused).toBe('Picture 2');
    expect(calls).toEqual(['react key-0 true', 'react key-1 false']);
  });
});

describe('the header behind the preview', () => {
  test('is out of reach', async () => {
    open();
    await expect.poll(focused).toBe('Picture 0');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => document.querySelector('.lg-panel-head')?.hasAttribute('inert')).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('.lg-panel-head')?.hasAttribute('inert')).toBe(false);
  });
});

describe('when there is nothing to show', () => {
  test('no pictures: look again', async () => {
    const { calls } = open({ images: [] });
    await expect.element(page.getByText('No pictures on this page')).toBeVisible();
    await button('Look again').click();
    expect(calls).toEqual(['rescan']);
  });

  test('only small ones: they can be shown', async () => {
    const { model } = open({ images: [], small: 3 });
    await button('Show small ones').click();
    expect(model.smallShown.value).toBe(true);
  });

  test('nothing passes the filter: says how many it hides, and shows them', async () => {
    open({ filter: { reaction: 'disliked' } });
    await expect.element(page.getByText('The filter hides all 12.')).toBeVisible();
    await button('Show all').click();
    await expect.element(card('Picture 0')).toBeVisible();
    await expect.poll(focused).toBe('Picture 0');
  });

  test('nothing passes the filter: it can be changed', async () => {
    open({ filter: { minWidth: 5000 } });
    await expect.element(page.getByText('No pictures at least 5,000 px wide')).toBeVisible();
    await button('Change filter').click();
    await page.getByRole('spinbutton', { name: 'Minimum width' }).fill('300');
    await expect.element(card('Picture 0')).toBeVisible();
    await expect.element(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
  });

  test('failed: why, again, and details to copy', async () => {
    const { calls } = open({
      status: { kind: 'failed', message: 'It replaced itself.', detail: 'Error: gone\n  at x' },
    });
    await expect.element(page.getByText('It replaced itself.')).toBeVisible();
    await button('Try again').click();
    expect(calls).toEqual(['rescan']);
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
    await button('Copy details').click();
    await expect.element(page.getByRole('textbox', { name: 'Details' })).toHaveValue('Error: gone\n  at x');
    write.mockResolvedValue();
    await button('Copy details').click();
    await expect.element(button('Copied')).toBeVisible();
    expect(write).toHaveBeenLastCalledWith('Error: gone\n  at x');
  });
});

describe('when judgements are in danger', () => {
  test('not saved: said above and on the cards, and tried again', async () => {
    const { calls, notSaved } = open({ notSaved: ['key-1', 'key-2'] });
    await expect.element(page.getByText(/2 judgements are not saved\. The disk is full\./)).toBeVisible();
    await expect.element(card('Picture 1').getByText('Not saved')).toBeVisible();
    await button('Try again').click();
    expect(calls).toEqual(['saveAgain']);
    notSaved.value = new Set();
    await expect.element(page.getByText('Not saved')).not.toBeInTheDocument();
    expect(document.querySelector('dialog')?.contains(document.activeElement)).toBe(true);
  });

  test('no library: to look at only', async () => {
    const { calls, libraryProblem } = open({ libraryProblem: 'The library cannot be opened.' });
    await expect.element(page.getByText('The library cannot be opened.')).toBeVisible();
    await button('Try again').click();
    expect(calls).toEqual(['rescan']);
    await expect.element(card('Picture 0')).toBeVisible();
    expect(button('Like').query()).toBeNull();
    libraryProblem.value = null;
    await expect.element(card('Picture 0').getByRole('button', { name: 'Like', exact: true })).toBeVisible();
  });

  test('a notice with an action stays until it is answered', async () => {
    const run = vi.fn();
    const { model } = open({
      notice: { tone: 'problem', message: 'The download failed.', action: { label: 'Try again', run } },
    });
    await expect.element(page.getByRole('alert')).toMatchTextContent(/The download failed\./);
    await button('Try again').click();
    expect(run).toHaveBeenCalledOnce();
    await button('Dismiss').click();
    expect(model.notice.value).toBeNull();
    await expect.poll(focused).toBe('Picture 0');
  });
});

describe('axe finds nothing', () => {
  const failed = { kind: 'failed', message: 'It replaced itself.', detail: 'Error' } as const;
  test.each<[string, FakeState, string]>([
    ['cards', { images: pictures(8, (index) => ({ liked: [true, false, null][index % 3] ?? null })), small: 3 }, ''],
    ['broken cards', { images: [{ image: brokenUrl }, ...pictures(2)] }, ''],
    ['looking', { status: { kind: 'looking' }, images: [] }, ''],
    ['no pictures', { images: [] }, ''],
    ['nothing passes', { filter: { reaction: 'liked' } }, ''],
    ['failed', { status: failed }, ''],
    ['not saved, with a notice', { notSaved: ['key-0'], notice: { tone: 'info', message: 'Saved as a.jpg' } }, ''],
    ['no library', { libraryProblem: 'The library cannot be opened.' }, ''],
    ['the preview', { images: pictures(8, (index) => ({ liked: [true, false, null][index % 3] ?? null })) }, '{Enter}'],
    ['the list of keys', {}, '?'],
  ])('%s', async (name, state, keys) => {
    open(state);
    if (keys !== '') {
      await expect.poll(focused).toBeDefined();
      await userEvent.keyboard(keys);
      await expect.poll(() => document.querySelectorAll('[role="dialog"]').length).toBe(1);
    }
    if (name === 'broken cards') await expect.element(page.getByText('Could not be loaded')).toBeVisible();
    expect(await axeViolations()).toEqual([]);
  });

  test('on a phone', async () => {
    await page.viewport(360, 700);
    open({ small: 3, notSaved: ['key-0'] });
    await expect.poll(focused).toBe('Picture 0');
    expect(await axeViolations()).toEqual([]);
    const targets = page.getByRole('button').elements().concat(page.getByRole('radio').elements());
    for (const target of targets) {
      const { width, height } = target.getBoundingClientRect();
      const grown = getComputedStyle(target, '::after').position === 'absolute' ? 8 : 0;
      expect(Math.min(width, height) + grown, target.outerHTML).toBeGreaterThanOrEqual(24);
    }
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});
