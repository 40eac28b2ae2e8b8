import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cleanup } from '@testing-library/preact';
import { page, userEvent } from 'vitest/browser';
import { GallerySection } from '../../../components/settings/GallerySection.tsx';
import { PRESET_CHANGES, PRESETS } from '../../../lib/core/settings/galleryPresets.ts';
import { DEFAULT_SETTINGS } from '../../../lib/core/settings/gallerySettings.ts';
import { axeViolations } from '../../support/axeInPage.ts';
import { aSettingsModel } from '../../support/settingsModel.ts';
import { showSection } from './showSection.tsx';

afterEach(cleanup);

const stored = {
  gallery: { layout: 'grid' },
  sites: {
    'a.example': { gallery: { theme: 'dark' } },
    'b.example': { gallery: { captions: 'hidden', gap: [0, 0] } },
  },
};

function show({ site = null, holds = {}, allows = true }: { site?: string | null; holds?: object; allows?: boolean }) {
  const model = aSettingsModel(holds);
  const allowSite = vi.fn(async () => allows);
  showSection(<GallerySection {...{ model, site, allowSite }} />);
  return { model, allowSite };
}

const presets = page.getByRole('region', { name: 'Presets' });
const preview = page.getByRole('region', { name: 'Preview', exact: true });
const resetOf = (name: string) => page.getByRole('button', { name: `Reset: ${name}` });

describe('for all sites', () => {
  test('a setting is changed, said to be one’s own, and given back', async () => {
    const { model } = show({});
    await page.getByRole('radio', { name: 'Dark', exact: true }).click();
    expect(model.all.value?.gallery.theme).toBe('dark');
    await expect.element(resetOf('Theme')).toBeVisible();
    await resetOf('Theme').click();
    expect(model.all.value?.gallery.theme).toBe('system');
    expect(resetOf('Theme').elements()).toEqual([]);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(model.all.value?.gallery.theme).toBe('dark');
  });

  test.each(PRESETS)('the preset "%s" sets what it says, and is shown as the one in force', async (preset) => {
    const { model } = show({ holds: { gallery: { captions: 'overlay', cardWidth: 400 } } });
    const button = presets.getByRole('button').nth(PRESETS.indexOf(preset));
    await button.click();
    await expect.element(button).toHaveAttribute('aria-pressed', 'true');
    const { gallery } = model.all.value ?? {};
    expect(gallery).toEqual({ ...DEFAULT_SETTINGS, ...PRESET_CHANGES[preset], keys: gallery?.keys });
    expect(presets.getByRole('button', { pressed: true }).elements()).toHaveLength(1);
  });

  test('a number outside of its bounds is said to be, and nothing is set', async () => {
    const { model } = show({});
    const field = page.getByRole('spinbutton', { name: 'Picture size' });
    await field.fill('4');
    await expect.element(field).toHaveAttribute('aria-invalid', 'true');
    expect(model.all.value?.gallery.cardWidth).toBe(DEFAULT_SETTINGS.cardWidth);
    await field.fill('200');
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
    expect(model.all.value?.gallery.cardWidth).toBe(200);
  });

  test('own styles that would load something are kept as typed, refused in words, and the rest counts', async () => {
    const { model } = show({});
    const css = '.lg-card { outline: 1px solid; background: url(https://a.example/x.png) }';
    await page.getByRole('textbox', { name: 'Own styles' }).fill(css);
    await expect.element(page.getByText(/Line 1: .* would load something, so this is left out\./)).toBeVisible();
    expect(model.all.value?.gallery.customCss).toBe(css);
  });

  test('the preview is a gallery with the settings as they stand', async () => {
    await page.viewport(1280, 800);
    show({});
    // It is seen when it has the focus.
    (preview.getByRole('button', { name: 'Try it with keys' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(preview.getByRole('button', { name: 'Dislike' }).first()).toBeInTheDocument();
    await page.getByRole('radio', { name: 'Like only' }).click();
    await expect.poll(() => preview.getByRole('button', { name: 'Dislike' }).elements()).toEqual([]);
  });

  test('sites that differ are listed in words, and as everywhere again by one press, with a way back', async () => {
    const { model } = show({ holds: stored });
    await expect
      .element(page.getByRole('link', { name: /a\.example.*Dark/s }))
      .toHaveAttribute('href', '#gallery/a.example');
    await page.getByRole('button', { name: 'Take back what differs on b.example' }).click();
    expect(Object.keys(model.all.value?.sites ?? {})).toEqual(['a.example']);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(Object.keys(model.all.value?.sites ?? {}).toSorted()).toEqual(['a.example', 'b.example']);
  });

  test.each(['not a site', 'http://', 'user@a.example', ''])('%j is no site', async (typed) => {
    show({});
    const field = page.getByRole('textbox', { name: 'Site', exact: true });
    await field.fill(typed);
    await page.getByRole('button', { name: 'Add a site' }).click();
    await expect.element(page.getByText('This is no site’s address. Type it as in example.org.')).toBeVisible();
  });

  test('what cannot be stored is said, and tried again', async () => {
    const model = { ...aSettingsModel(), problem: signal('The disk is full. Nothing was changed.') };
    const change = vi.spyOn(model, 'change');
    showSection(<GallerySection model={model} site={null} allowSite={async () => true} />);
    await expect.element(page.getByText('The disk is full. Nothing was changed.')).toBeVisible();
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(change).toHaveBeenCalledWith({});
  });
});

describe('for one site', () => {
  test('what is set there differs there alone, and goes by everyone’s again', async () => {
    const { model } = show({ site: 'a.example', holds: stored });
    await page.getByRole('radio', { name: 'Rows' }).click();
    expect(model.all.value?.gallery.layout).toBe('grid');
    expect(model.all.value?.sites['a.example']?.gallery).toEqual({ theme: 'dark', layout: 'justified' });
    await resetOf('Layout').click();
    expect(model.all.value?.sites['a.example']?.gallery).toEqual({ theme: 'dark' });
    await page.getByRole('button', { name: 'As everywhere', exact: true }).click();
    expect(model.all.value?.sites['a.example']).toBeUndefined();
  });

  test.each([
    ['granted', true],
    ['refused', false],
  ])('marks ask for the site first: %s', async (_, allows) => {
    const { model, allowSite } = show({ site: 'a.example', allows });
    await page.getByRole('switch', { name: 'Mark judged pictures' }).click();
    expect(allowSite).toHaveBeenCalledWith('a.example');
    await expect.poll(() => model.all.value?.sites['a.example']?.marks ?? false).toBe(allows);
    if (!allows) {
      await expect.element(page.getByText('Without that permission nothing can be marked on a.example.')).toBeVisible();
    }
  });
});

describe.each([360, 1280])('at %i px', (width) => {
  beforeEach(() => page.viewport(width, 800));

  test.each([
    ['all sites', null],
    ['one site', 'a.example'],
  ])('axe finds nothing, and nothing reaches over the edge: %s', async (_, site) => {
    show({ site, holds: stored });
    await expect.element(presets).toBeVisible();
    expect(await axeViolations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

test('every control is reached by Tab alone, from the first preset to adding a site', async () => {
  show({});
  await expect.element(presets).toBeVisible();
  const wanted = ['Standard', 'Dark', 'Picture size', 'Own styles', 'Site'];
  const reached = new Set<string>();
  for (let presses = 0; presses < 120 && !reached.has('Site'); presses++) {
    await userEvent.tab();
    const { activeElement } = document;
    // Of a group of choices one is reached by Tab, the others by arrows.
    const name =
      activeElement?.getAttribute('aria-label') ??
      activeElement?.closest('label')?.textContent ??
      activeElement?.textContent ??
      '';
    for (const one of wanted) if (name.includes(one)) reached.add(one);
    if (name === 'System') reached.add('Dark');
  }
  expect([...reached].toSorted()).toEqual(wanted.toSorted());
});
