import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../components/gallery/LikeableGallery.css';
import { createGalleryPage, type GalleryPage } from '../../../scripts/gallery/page/createGalleryPage.ts';
import '../../../scripts/gallery/page/galleryPage.css';
import { GalleryPageView } from '../../../scripts/gallery/page/GalleryPageView.tsx';
import { LIST_FORMS, PICTURE_FORMS } from '../../../scripts/gallery/page/pictureChoices.ts';
import { controlOf, PROP_NAMES, type PropName } from '../../../scripts/gallery/page/propControls.ts';
import { PROP_DOCS } from '../../../scripts/gallery/page/propDocs.ts';
import { axeViolations } from '../../support/axeInPage.ts';

beforeEach(async () => {
  await page.viewport(1280, 900);
});
afterEach(cleanup);

function show(): GalleryPage {
  const model = createGalleryPage(Date.now);
  render(<GalleryPageView page={model} />);
  return model;
}

const code = (): string => document.querySelector('.lg-show-code pre')?.textContent ?? '';
const gallery = (): HTMLElement => document.querySelector('.lg-show-row > .lg-around > .lg-gallery') as HTMLElement;
const preview = (): Element | null => gallery().querySelector('.lg-preview');
const rowOf = (name: PropName): HTMLElement => document.querySelector(`[data-prop="${name}"]`) as HTMLElement;
const within = (name: PropName) => page.elementLocator(rowOf(name));
const cards = (): number => gallery().querySelectorAll('.lg-card').length;
const logged = (): string[] =>
  [...document.querySelectorAll('.lg-show-log summary > .lg-strong')].map(({ textContent }) => textContent);

/** Into the galleries, as by the pointer. */
async function enter(): Promise<void> {
  await userEvent.hover(document.querySelector('.lg-live-room') as HTMLElement);
}

/** Closes the preview that the example opens with. */
async function toCards(): Promise<void> {
  await within('preview').getByRole('switch').click();
  await expect.poll(preview).toBeNull();
  await enter();
}

/** Changes a property's control, whatever its kind, and answers what it was changed to where that is seen in the code. */
async function change(name: PropName): Promise<void> {
  const row = rowOf(name);
  const first = row.querySelector<HTMLElement>(
    // Without columns, the gallery goes by the width of its cards: that is another property.
    name === 'columns' ? 'input' : '[role="switch"], [role="radio"][aria-checked="false"], select, input, summary',
  );
  if (first === null) throw new Error(`${name} has no control.`);
  if (first instanceof HTMLSelectElement) {
    await userEvent.selectOptions(first, [...first.options].at(-1)?.value ?? '');
  } else if (first instanceof HTMLInputElement) {
    const { control } = controlOf(name);
    const isText = first.type === 'text';
    if (first.type === 'range') first.focus();
    if (first.type === 'range') await userEvent.keyboard('{ArrowRight}');
    else await userEvent.fill(first, isText ? 'x-1' : control.kind === 'number' ? String(control.max) : '3');
  } else if (first.tagName === 'SUMMARY') {
    await userEvent.click(first);
    await userEvent.click(row.querySelector('.lg-keys-change') as HTMLElement);
    await userEvent.keyboard('q');
  } else {
    await userEvent.click(first);
  }
}

describe('what it opens with', () => {
  test('is the seed component’s example: ten pictures with captions in preview, and an empty gallery beside', async () => {
    show();
    await expect.poll(preview).not.toBeNull();
    const labels = [...document.querySelectorAll('.lg-gallery-label')].map(({ textContent }) => textContent);
    expect(labels).toEqual(['Populated', 'Blank']);
    expect(gallery().querySelector('.lg-preview-place')?.textContent).toMatch(/1\s*of\s*10/);
    const [one, two] = [...document.querySelectorAll('.lg-gallery')].map((element) => element.getBoundingClientRect());
    expect(one?.width).toBe(two?.width);
    expect(one?.top).toBe(two?.top);
    for (const written of ['label="Populated"', 'likeable\n', 'allowPreview\n', 'preview\n', 'label="Blank"']) {
      expect(code()).toContain(written);
    }
    expect(code().match(/\/photographs\/\w[\w-]*\.avif/g)).toHaveLength(10);
  });

  test('leaves the focus where it is', async () => {
    show();
    await expect.poll(preview).not.toBeNull();
    expect(document.activeElement).toBe(document.body);
  });

  test('comes back', async () => {
    const model = show();
    const before = code();
    for (const name of ['layout', 'label', 'container', 'value'] as const) await change(name);
    await expect.poll(code).not.toBe(before);
    await page.getByRole('button', { name: 'Start again' }).click();
    await expect.poll(code).toBe(before);
    expect([...model.given.value.keys()].toSorted()).toEqual(
      ['allowPreview', 'label', 'likeable', 'onChange', 'onLike', 'onSelect', 'preview', 'value'].toSorted(),
    );
  });
});

describe('every property', () => {
  test('has its docstring beside its control', () => {
    show();
    for (const name of PROP_NAMES) {
      const [first = ''] = PROP_DOCS.get(name) ?? [];
      expect(first.length, name).toBeGreaterThan(10);
      expect(rowOf(name).textContent, name).toContain(first.replaceAll('`', '').slice(0, 20));
    }
  });

  test.each(PROP_NAMES)('%s: a change of its control reaches the gallery and the code', async (name) => {
    const model = show();
    const before = model.given.value.get(name);
    await change(name);
    await expect.poll(() => model.given.value.get(name)).not.toEqual(before);
    const given = model.given.value.get(name);
    expect(model.props.value[name]).toBe(given?.value);
    const written = new RegExp(`\\n      ${name}(?:=|\\n)`);
    if (given === undefined) expect(code()).not.toMatch(written);
    else expect(code()).toMatch(written);
  });
});

describe('what is seen of controls in the gallery', () => {
  test('rows of the options page', async () => {
    show();
    await toCards();
    const fields = within('columns').getByRole('spinbutton');
    await fields.nth(0).fill('5');
    await expect.poll(code).toContain('columns={[5, ');
    // The window has become one that shows that breakpoint.
    const lefts = (): number =>
      new Set([...gallery().querySelectorAll('.lg-card')].map((card) => card.getBoundingClientRect().left)).size;
    await expect.poll(lefts).toBe(5);
    await within('columns').getByRole('switch', { name: 'By name of breakpoint' }).click();
    await expect.poll(code).toMatch(/columns=\{\{ xs: 5, sm: \d/);
    await page.getByRole('button', { name: 'Reset: Columns' }).click();
    await expect.poll(code).not.toContain('columns=');

    await within('captions').getByRole('radio', { name: 'None' }).click();
    await expect.poll(() => gallery().classList.contains('lg-captions-hidden')).toBe(true);
    await within('gap').getByRole('spinbutton').nth(0).fill('20');
    await expect.poll(code).toContain('gap={[20, 8]}');
    await within('gap').getByRole('spinbutton').nth(1).fill('20');
    await expect.poll(code).toContain('gap={20}');
  });

  test('a width of cards takes the place of the two columns', async () => {
    show();
    await toCards();
    await within('cardWidth').getByRole('spinbutton').fill('120');
    await expect.poll(code).toContain('cardWidth={120}');
    expect(code()).not.toContain('columns=');
    await expect.element(within('columns').getByRole('radio', { name: 'By size' })).toBeChecked();
  });

  test('rows of the page’s own', async () => {
    show();
    await toCards();
    await within('label').getByRole('textbox').fill('Holidays');
    await expect.poll(() => gallery().querySelector('.lg-gallery-label')?.textContent).toBe('Holidays');
    await within('showLabel').getByRole('switch').click();
    await expect.poll(() => gallery().querySelector('.lg-gallery-label')).toBeNull();
    await within('height').getByRole('textbox').fill('300');
    await expect.poll(() => gallery().getBoundingClientRect().height).toBe(300);
    await within('visible').getByRole('switch').click();
    await expect.poll(() => gallery().hidden).toBe(true);
    await within('visible').getByRole('button', { name: 'Reset: visible' }).click();
    await expect.poll(() => gallery().hidden).toBe(false);
    expect(code()).not.toContain('visible');
  });

  test.each(PICTURE_FORMS)('pictures as %s', async (form) => {
    show();
    await toCards();
    await within('value').getByRole('combobox', { name: 'value: form of each picture' }).selectOptions(form);
    await within('value').getByRole('spinbutton').fill('3');
    await expect.poll(cards).toBe(3);
    await expect
      .poll(() => [...gallery().querySelectorAll('img')].filter(({ naturalWidth }) => naturalWidth > 100).length)
      .toBe(3);
    expect(gallery().querySelector('.lg-banner')).toBeNull();
  });

  test.each(LIST_FORMS)('the list as a %s', async (form) => {
    show();
    await toCards();
    await within('value').getByRole('combobox', { name: 'value: form of the list' }).selectOptions(form);
    if (form === 'failure')
      await expect.poll(() => gallery().querySelector('.lg-banner')?.textContent).toMatch(/No pictures today/);
    // In an order that changes, some card may lie below what is drawn.
    else await expect.poll(() => gallery().querySelector('.lg-card')?.ariaSetSize, { timeout: 5000 }).toBe('10');
  });
});

describe('events', () => {
  test('are listed as they happen, newest first, and cleared', async () => {
    show();
    await toCards();
    await page.elementLocator(gallery()).getByRole('button', { name: 'Like', exact: true }).first().click();
    await expect.poll(logged).toEqual(['onChange', 'onLike']);
    const [like] = [...document.querySelectorAll('.lg-show-log pre')].slice(-1);
    const told = JSON.parse(like?.textContent ?? '') as { index: number; liked: boolean; value: { caption: string } };
    expect(told).toMatchObject({ index: 0, liked: true, value: { caption: 'Espresso, red cup' } });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    expect(logged()).toEqual([]);
  });

  test('all are listened to by one press; those that are awaited can take time and fail', async () => {
    const model = show();
    await toCards();
    await page.getByRole('button', { name: 'Listen to all' }).click();
    const events = PROP_NAMES.filter((name) => controlOf(name).group === 'Events');
    expect(events.every((name) => model.given.value.has(name))).toBe(true);
    await within('onLoadMore').getByRole('combobox').selectOptions('fails');
    await within('hasMore').getByRole('switch').click();
    await enter();
    await page.elementLocator(gallery()).getByRole('button', { name: 'Load more' }).click();
    await expect.poll(logged).toContain('onLoadMore');
    await expect.element(page.elementLocator(gallery()).getByRole('button', { name: 'Try again' })).toBeVisible();
  });

  test('files and bytes are named in the payload', async () => {
    show();
    await toCards();
    await within('type').getByRole('combobox').selectOptions("'pixels'");
    await enter();
    await page.elementLocator(gallery()).getByRole('button', { name: 'Like', exact: true }).first().click();
    await expect.poll(logged).toContain('onLike');
    const all = [...document.querySelectorAll('.lg-show-log pre')].map(({ textContent }) => textContent).join();
    expect(all).toMatch(/"Uint8Array": \{\s*"bytes": \d{5,}/);
  });
});

test('the code is copied as it stands', async () => {
  show();
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  expect(write).toHaveBeenCalledExactlyOnceWith(code());
  await expect.element(page.getByText('Copied')).toBeVisible();
  await change('layout');
  await expect.poll(() => document.body.textContent).not.toContain('Copied');
  write.mockRestore();
});

test('a property is found by its name', async () => {
  show();
  await page.getByRole('searchbox', { name: 'Find a property' }).fill('Width');
  await expect
    .poll(() => [...document.querySelectorAll<HTMLElement>('[data-prop]')].map(({ dataset }) => dataset['prop']))
    .toEqual(['cardWidth', 'minWidth']);
});

describe('axe finds nothing', () => {
  test.each([360, 1280, 2560])('%i pixels wide, with preview, with cards, with events', async (width) => {
    await page.viewport(width, 900);
    show();
    await expect.poll(preview).not.toBeNull();
    await enter();
    expect(await axeViolations()).toEqual([]);
    await toCards();
    await page.elementLocator(gallery()).getByRole('button', { name: 'Like', exact: true }).first().click();
    await expect.poll(logged).toContain('onLike');
    await enter();
    expect(await axeViolations()).toEqual([]);
  });
});
