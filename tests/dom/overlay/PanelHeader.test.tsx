import { cleanup, render } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../components/overlay/extras.css';
import '../../../components/overlay/overlay.css';
import { PanelHeader } from '../../../components/overlay/header/PanelHeader.tsx';
import { ViewControls } from '../../../components/overlay/header/ViewControls.tsx';
import { axeViolations } from '../../support/axeInPage.ts';
import { pictures } from '../gallery/pictures.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';
import type { FakeState } from './fakeGalleryModel.ts';

const WIDTHS = [280, 360, 420, 580, 700, 820, 1000, 1280, 1600, 1800, 2560] as const;

beforeEach(async () => {
  document.documentElement.lang = 'en';
  document.title = 'A page';
  await page.viewport(1280, 700);
});
afterEach(cleanup);

function show(state: FakeState = {}, { late = true }: { late?: boolean } = {}) {
  const fake = fakeGalleryModel({
    images: pictures(10, (index) => ({ liked: [true, true, false][index] ?? null })),
    ...state,
  });
  const arrived = signal(late);
  const filterOpens = signal(0);
  const onShowKeys = vi.fn();
  const onClose = vi.fn();
  function Panel() {
    return (
      <main class="lg lg-panel" tabIndex={-1} style={{ blockSize: '600px' }} onKeyDown={onPanelKey}>
        <div class="lg-panel-content">
          <PanelHeader
            model={fake.model}
            inert={false}
            ViewControls={arrived.value ? ViewControls : null}
            filterOpens={filterOpens.value}
            onShowKeys={onShowKeys}
            onClose={onClose}
          />
        </div>
      </main>
    );
  }
  const onPanelKey = vi.fn();
  render(<Panel />);
  return { ...fake, arrived, filterOpens, onShowKeys, onClose, onPanelKey };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const radio = (name: string) => page.getByRole('radio', { name, exact: true });
const search = page.getByRole('searchbox', { name: 'Search' });
const header = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('.lg-panel-head');
  if (!found) throw new Error('No header');
  return found;
};
/** Sizes are observed before the next painting. */
const painted = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

async function widen(width: number): Promise<void> {
  await page.viewport(width, 700);
  await painted();
}

describe('at any width', () => {
  test.each(WIDTHS)(
    '%i px: everything is there, nothing sticks out, and its height does not change when it comes',
    async (width) => {
      await widen(width);
      const { arrived } = show({ small: 12 }, { late: false });
      await painted();
      const before = header().offsetHeight;
      const places = (): number[] =>
        [button('Close'), button('Keyboard shortcuts')].map((place) =>
          Math.round(place.element().getBoundingClientRect().x),
        );
      const standing = places();
      arrived.value = true;
      await expect.element(search).toBeVisible();
      expect(header().offsetHeight).toBe(before);
      expect(places()).toEqual(standing);
      expect(header().scrollWidth).toBeLessThanOrEqual(header().clientWidth);
      for (const control of header().querySelectorAll('button, input')) {
        const { left, right } = control.getBoundingClientRect();
        expect(left, control.outerHTML).toBeGreaterThanOrEqual(0);
        expect(right, control.outerHTML).toBeLessThanOrEqual(width);
      }
    },
  );

  test.each(WIDTHS)('%i px: few elements', async (width) => {
    await widen(width);
    show({ small: 12 });
    await painted();
    expect(header().querySelectorAll('*').length).toBeLessThanOrEqual(80);
  });

  test.each(WIDTHS)('%i px: the tab key goes through it as it is read', async (width) => {
    await widen(width);
    show({ small: 12 });
    await painted();
    const stops = [...header().querySelectorAll<HTMLElement>('button, input')].filter(({ tabIndex }) => tabIndex >= 0);
    const places = stops.map((stop) => {
      const { left, top, height } = stop.getBoundingClientRect();
      return { row: Math.round((top + height / 2) / 12), left };
    });
    const sorted = places.toSorted((a, b) => (Math.abs(a.row - b.row) > 1 ? a.row - b.row : a.left - b.left));
    expect(places).toEqual(sorted);
  });

  test.each([
    [2560, 50],
    [1600, 50],
    [1280, 90],
    [600, 90],
    [420, 124],
  ])('%i px: %i px high', async (width, height) => {
    await widen(width);
    show();
    await painted();
    expect(header().offsetHeight).toBe(height);
  });
});

describe('search', () => {
  test('filters as one types; Escape clears, then leaves', async () => {
    const { filter, onPanelKey } = show();
    await search.fill('picture 1');
    expect(filter.value.text).toBe('picture 1');
    await userEvent.keyboard('p?/');
    expect(filter.value.text).toBe('picture 1p?/');
    await userEvent.keyboard('{Escape}');
    expect(filter.value.text).toBe('');
    await expect.element(search).toHaveValue('');
    expect(document.activeElement).toBe(search.element());
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(document.querySelector('.lg-panel'));
    expect(onPanelKey).not.toHaveBeenCalled();
  });

  test.each(['{Enter}', '{ArrowDown}'])('%s goes to the pictures and keeps the text', async (key) => {
    const { filter } = show();
    await search.fill('cat');
    await userEvent.keyboard(key);
    expect(document.activeElement).toBe(document.querySelector('.lg-panel'));
    expect(filter.value.text).toBe('cat');
  });

  test('keys of an input method are its own', async () => {
    const { filter } = show({ filter: { text: 'cat' } });
    search
      .element()
      .dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true, cancelable: true }),
      );
    expect(filter.value.text).toBe('cat');
  });

  test('is found by its attribute and shows its key', async () => {
    const { settings } = show();
    expect(document.querySelector('[data-lg-search]')).toBe(search.element());
    const label = document.querySelector('.lg-search');
    expect(label && getComputedStyle(label, '::after').content).toBe('"/"');
    settings.value = { ...settings.value, keys: { search: ['Mod+f'] } };
    await expect.poll(() => label && getComputedStyle(label, '::after').content).toBe('"Ctrl F"');
  });
});

describe('filter', () => {
  test('kinds, sizes and shape; says how many it hides; can be reset', async () => {
    const { filter } = show();
    await button('Filter').click();
    const form = page.getByRole('dialog', { name: 'Filter' });
    await expect.element(form).toBeVisible();
    await button('Photograph').click();
    await button('Icon').click();
    await button('Photograph').click();
    await page.getByRole('spinbutton', { name: 'Minimum width' }).fill('301');
    await page.getByRole('spinbutton', { name: 'Minimum height' }).fill('-7');
    await radio('Tall').click();
    expect(filter.value).toMatchObject({ kinds: ['icon'], minWidth: 301, minHeight: 0, shape: 'tall' });
    await expect.element(form.getByRole('status')).toMatchTextContent(/^Hides 6$/);
    await expect.element(button('Icon')).toHaveAttribute('aria-pressed', 'true');
    await button('Reset').click();
    expect(filter.value).toMatchObject({ kinds: [], minWidth: 0, shape: 'any' });
    await expect.element(form.getByRole('status')).toMatchTextContent(/^Hides 0$/);
    await userEvent.keyboard('{Escape}');
    await expect.element(form).not.toBeInTheDocument();
    expect(document.activeElement).toBe(button('Filter').element());
  });

  test('a field that is emptied asks for nothing', async () => {
    const { filter } = show({ filter: { minWidth: 200 } });
    await button('Filter').click();
    await page.getByRole('spinbutton', { name: 'Minimum width' }).clear();
    expect(filter.value.minWidth).toBe(0);
  });

  test('is opened from elsewhere', async () => {
    const { filterOpens } = show();
    filterOpens.value += 1;
    await expect.element(page.getByRole('dialog', { name: 'Filter' })).toBeVisible();
    expect(page.getByRole('dialog', { name: 'Filter' }).element().contains(document.activeElement)).toBe(true);
  });
});

describe('what is not shown', () => {
  test('is said with the way out; what the reactions say is not said twice', async () => {
    const { filter } = show({ filter: { text: 'picture 1' } });
    await expect.element(page.getByText(/9 hidden by the filter/)).toBeVisible();
    await radio('Liked, 2').click();
    await expect.element(page.getByText(/1 hidden by the filter/)).toBeVisible();
    await button('Show all').click();
    expect(filter.value).toMatchObject({ text: '', reaction: 'liked' });
    await expect.element(page.getByText(/hidden by the filter/)).not.toBeInTheDocument();
  });

  test('frames of other sites can be asked for', async () => {
    const { calls } = show({ closedFrames: ['https://a.example', ''] });
    await expect.element(page.getByText(/2 frames from other sites not read/)).toBeVisible();
    await button('Allow…').click();
    expect(calls).toEqual(['allowFrames']);
  });
});

describe('sort and view', () => {
  test('sort, and reversed', async () => {
    const { sort } = show();
    await button('Sort: Page order').click();
    await expect.element(page.getByRole('menuitemradio', { name: 'Page order', checked: true })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(sort.value).toEqual({ by: 'size', reversed: false });
    await button('Sort: Size').click();
    await page.getByRole('menuitemcheckbox', { name: 'Reversed' }).click();
    expect(sort.value).toEqual({ by: 'size', reversed: true });
    await expect.element(button('Sort: Size, reversed')).toHaveFocus();
  });

  test('layout, fit and size', async () => {
    const { settings, onPanelKey } = show();
    await radio('Rows').click();
    await button('Show whole pictures').click();
    expect(settings.value).toMatchObject({ layout: 'justified', fit: 'contain' });
    await expect.element(button('Show whole pictures')).toHaveAttribute('aria-pressed', 'true');
    const size = page.getByRole('slider', { name: 'Picture size' });
    (size.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(settings.value.cardWidth).toBe(248);
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(settings.value.cardWidth).toBe(232);
    await userEvent.keyboard('{Home}');
    expect(settings.value.cardWidth).toBe(96);
    await userEvent.keyboard('{End}');
    expect(settings.value.cardWidth).toBe(480);
    expect(onPanelKey).not.toHaveBeenCalled();
    await userEvent.keyboard('p');
    expect(onPanelKey).toHaveBeenCalledOnce();
  });

  test('captions and going on', async () => {
    const { settings } = show();
    await button('View').click();
    await page.getByRole('menuitemradio', { name: 'No captions' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Next after judging' }).click();
    expect(settings.value).toMatchObject({ captions: 'hidden', autoAdvance: true });
    await expect.element(page.getByRole('menuitemradio', { name: 'No captions', checked: true })).toBeVisible();
  });

  test('all of it in one place on a narrow panel', async () => {
    await widen(360);
    const { settings, sort } = show();
    await painted();
    await button('Sort and view').click();
    await expect.element(page.getByRole('dialog', { name: 'Sort and view' })).toBeVisible();
    await radio('Grid').click();
    await page.getByRole('slider', { name: 'Picture size' }).fill('320');
    await button('Show whole pictures').click();
    await page.getByRole('menuitemradio', { name: 'Captions on the picture' }).click();
    await page.getByRole('menuitemradio', { name: 'Name' }).click();
    expect(settings.value).toMatchObject({ layout: 'grid', cardWidth: 320, fit: 'contain', captions: 'overlay' });
    expect(sort.value.by).toBe('name');
  });

  test.each([280, 360, 420, 700, 820, 1280, 1700])('%i px: what opens stays within the panel', async (width) => {
    await widen(width);
    show();
    await painted();
    const names = width < 576 ? ['Filter', 'Sort and view', 'Dock'] : ['Filter', 'Sort: Page order', 'View'];
    for (const name of names) {
      await button(name).click();
      const opened = document.querySelector('.lg-popover');
      const { left, right, bottom } = opened?.getBoundingClientRect() ?? { left: -1, right: 0, bottom: 0 };
      expect(left, name).toBeGreaterThanOrEqual(0);
      expect(right, name).toBeLessThanOrEqual(width);
      expect(bottom, name).toBeLessThanOrEqual(600);
      expect(opened && opened.scrollWidth - opened.clientWidth, name).toBe(0);
      await userEvent.keyboard('{Escape}');
    }
  });
});

describe('where the panel stands', () => {
  test('one of four', async () => {
    const { settings } = show();
    await expect.element(radio('Full window')).toHaveAttribute('aria-checked', 'true');
    await radio('Dock right').click();
    expect(settings.value.dock).toBe('right');
    await userEvent.keyboard('{Home}');
    expect(settings.value.dock).toBe('left');
    await expect.element(radio('Dock left')).toHaveFocus();
  });

  test('a menu on a narrow panel; it keeps the focus when the panel grows', async () => {
    await widen(420);
    const { settings } = show({ settings: { dock: 'right' } });
    await painted();
    await button('Dock').click();
    await page.getByRole('menuitemradio', { name: 'Full window' }).click();
    expect(settings.value.dock).toBe('full');
    await expect.element(button('Dock')).toHaveFocus();
    await widen(1280);
    await expect.element(radio('Full window')).toHaveFocus();
    await widen(420);
    await expect.element(button('Dock')).toHaveFocus();
  });

  test('it does not take a focus that is elsewhere', async () => {
    await widen(420);
    show();
    await painted();
    await search.click();
    await widen(1280);
    await expect.element(radio('Full window')).toBeVisible();
    expect(document.activeElement).not.toBe(radio('Full window').element());
  });
});

test('keys and close', async () => {
  const { onShowKeys, onClose } = show();
  await button('Keyboard shortcuts').click();
  await button('Close').click();
  expect(onShowKeys).toHaveBeenCalledOnce();
  expect(onClose).toHaveBeenCalledOnce();
});

describe('axe finds nothing', () => {
  test.each<[number, string | null]>([
    [1280, null],
    [1280, 'Filter'],
    [1280, 'Sort: Page order'],
    [1280, 'View'],
    [1700, null],
    [820, 'View'],
    [360, null],
    [360, 'Filter'],
    [360, 'Sort and view'],
    [360, 'Dock'],
  ])('%i px, open: %s', async (width, opened) => {
    await widen(width);
    show({
      small: 12,
      filter: { kinds: ['icon'], minWidth: 200 },
      closedFrames: ['https://a.example'],
      settings: { fit: 'contain' },
    });
    await painted();
    if (opened !== null) await button(opened).click();
    expect(await axeViolations()).toEqual([]);
  });
});
