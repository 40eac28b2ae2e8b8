import { cleanup, render } from '@testing-library/preact';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../components/overlay/extras.css';
import { OverlayPanel } from '../../../components/overlay/OverlayPanel.tsx';
import '../../../components/overlay/overlay.css';
import type { GallerySettings } from '../../../lib/core/settings/gallerySettings.ts';
import { allViews } from './allViews.ts';
import { pictures } from '../gallery/pictures.ts';
import { fakeGalleryModel } from './fakeGalleryModel.ts';

beforeEach(async () => {
  await page.viewport(1000, 700);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function open(settings: Partial<GallerySettings> = {}) {
  const fake = fakeGalleryModel({ images: pictures(8), settings });
  const extras = { views: signal(allViews()), problem: signal<string | null>(null), load: vi.fn() };
  const ended = signal(false);
  render(
    <dialog class="lg-dialog" aria-label="Likeable Gallery" style={{ blockSize: '650px', inlineSize: '960px' }}>
      <OverlayPanel model={fake.model} extras={extras} ended={ended} onClose={() => undefined} />
    </dialog>,
  );
  document.querySelector('dialog')?.showModal();
  return { ...fake, set: (changes: Partial<GallerySettings>) => fake.model.settings.change(changes) };
}

const card = (name: string) => page.getByRole('listitem', { name, exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });
const boxOf = (place: number) => card(`Picture ${place}`).element().getBoundingClientRect();
async function focusFirst(): Promise<void> {
  await expect.element(card('Picture 0')).toBeVisible();
  (card('Picture 0').element() as HTMLElement).focus();
}
const inRow = () =>
  new Set(
    [...document.querySelectorAll('[role="listitem"]')].map((one) => Math.round(one.getBoundingClientRect().left)),
  ).size;

describe('an open gallery obeys at once', () => {
  test('how many columns there are, by the panel’s width', async () => {
    const { set } = open({ layout: 'grid' });
    await expect.poll(inRow).toBe(4);
    set({ columns: [1, 2, 3, 6] });
    await expect.poll(inRow).toBe(3);
    set({ columns: [7] });
    await expect.poll(inRow).toBe(7);
    set({ columns: null });
    await expect.poll(inRow).toBe(4);
  });

  test('what lies between pictures', async () => {
    const { set } = open({ layout: 'grid', columns: [2] });
    const between = () => [boxOf(1).left - boxOf(0).right, boxOf(2).top - boxOf(0).bottom].map(Math.round);
    await expect.poll(between).toEqual([12, 8]);
    set({ gap: [30, 2] });
    await expect.poll(between).toEqual([30, 2]);
    set({ gap: null });
    await expect.poll(between).toEqual([12, 8]);
  });

  test('whether the title is shown', async () => {
    const { set } = open();
    const title = page.getByRole('heading', { name: 'Pictures of the week 47' });
    await expect.element(title).toBeVisible();
    set({ showTitle: false });
    await expect.element(title).not.toBeInTheDocument();
    await expect.element(page.getByRole('status', { name: '8 pictures' })).toBeVisible();
  });

  test('whether a press opens a picture', async () => {
    const { set } = open({ allowPreview: false });
    await focusFirst();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Preview' })).not.toBeInTheDocument();
    set({ allowPreview: true });
    await focusFirst();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Preview' })).toBeVisible();
  });

  test('whether it begins large, which a filter does not repeat', async () => {
    const { set, model } = open({ startInPreview: true });
    const preview = page.getByRole('dialog', { name: 'Preview' });
    await expect.element(preview).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(preview).not.toBeInTheDocument();
    model.setFilter({ reaction: 'liked' });
    await expect.element(card('Picture 0')).not.toBeInTheDocument();
    model.setFilter({ reaction: 'all' });
    await expect.element(card('Picture 0')).toBeVisible();
    await expect.element(preview).not.toBeInTheDocument();
    set({ startInPreview: false });
    await new Promise(requestAnimationFrame);
    set({ startInPreview: true });
    await expect.element(preview).toBeVisible();
  });

  test('which buttons there are', async () => {
    const { set } = open();
    await expect.element(card('Picture 1').getByRole('button', { name: 'Like', exact: true })).toBeVisible();
    set({ likeable: 'dislike' });
    await expect.element(card('Picture 1').getByRole('button', { name: 'Like', exact: true })).not.toBeInTheDocument();
    await expect.element(card('Picture 1').getByRole('button', { name: 'Dislike' })).toBeVisible();
    await focusFirst();
    const download = card('Picture 0').getByRole('button', { name: 'Download' });
    await expect.element(download).toBeVisible();
    set({ action: '' });
    await expect.element(download).not.toBeInTheDocument();
    set({ action: 'download', showDownloadButton: false });
    await userEvent.keyboard('{Enter}');
    const inPreview = (name: string) => page.getByRole('dialog', { name: 'Preview' }).getByRole('button', { name });
    await expect.element(inPreview('Share')).toBeVisible();
    await expect.element(inPreview('Download')).not.toBeInTheDocument();
    set({ showShareButton: false, showDownloadButton: true });
    await expect.element(inPreview('Download')).toBeVisible();
    await expect.element(inPreview('Share')).not.toBeInTheDocument();
  });

  test('the size slider leads back from columns, which a press of Undo gives again', async () => {
    const { settings } = open({ columns: [3], layout: 'grid' });
    await focusFirst();
    await button('View').click();
    (page.getByRole('slider', { name: 'Picture size' }).element() as HTMLInputElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await expect.poll(() => settings.value).toMatchObject({ columns: null, cardWidth: 248 });
    await button('Undo').click();
    await expect.poll(() => settings.value).toMatchObject({ columns: [3] });
  });

  test('how often the page is looked at, and not while it is closed', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'requestAnimationFrame', 'cancelAnimationFrame'] });
    const { set, calls } = open();
    const looks = () => calls.filter((call) => call === 'lookAgain').length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks()).toBe(0);
    set({ rescanEvery: 10 });
    await vi.waitFor(async () => {
      await vi.advanceTimersByTimeAsync(10_100);
      expect(looks()).toBeGreaterThan(0);
    });
    const before = looks();
    const dialog = document.querySelector('dialog');
    const place = dialog?.parentElement;
    dialog?.remove();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks()).toBe(before);
    if (dialog) place?.append(dialog);
    set({ rescanEvery: 0 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks()).toBe(before);
  });
});

describe('pictures of one’s own', () => {
  async function file(name: string, type = 'image/png'): Promise<File> {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
    return new File([await canvas.convertToBlob()], name, { type });
  }
  function pick(files: readonly File[]): void {
    const carried = new DataTransfer();
    for (const one of files) carried.items.add(one);
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input) throw new Error('No input');
    input.files = carried.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  test('are added, asked about, and taken back', async () => {
    const { set, calls, model } = open();
    await expect.element(card('Picture 0')).toBeVisible();
    expect(document.querySelector('input[type="file"]')).toBeNull();
    set({ interactive: true });
    await expect.element(button('Add pictures')).toBeVisible();
    pick([await file('A cup.png')]);
    await expect.element(card('A cup')).toBeVisible();
    expect(model.shown.value.at(-1)?.key).toMatch(/^[0-9a-f]{64}$/);
    expect(calls).toContain(`likesChanged ${model.shown.value.at(-1)?.key}`);
    await button('Undo').click();
    await expect.element(card('A cup')).not.toBeInTheDocument();
    await focusFirst();
    await userEvent.keyboard('{Control>}y{/Control}');
    await expect.element(card('A cup')).toBeVisible();
  });

  test('what is no picture is named', async () => {
    const { notice } = open({ interactive: true });
    await expect.element(button('Add pictures')).toBeVisible();
    pick([new File(['x'], 'notes.txt', { type: 'text/plain' }), new File(['x'], 'broken.png', { type: 'image/png' })]);
    await expect.poll(() => notice.value?.message).toMatch(/notes\.txt.*broken\.png/);
    await expect.element(button('Undo')).not.toBeInTheDocument();
  });

  test('are taken out by a key, with a way back, and moved', async () => {
    const { set } = open();
    const names = () =>
      [...document.querySelectorAll('[role="listitem"]')].map((element) => element.getAttribute('aria-label'));
    await focusFirst();
    await userEvent.keyboard('{Delete}');
    await expect.element(card('Picture 0')).toBeVisible();
    set({ interactive: true });
    await focusFirst();
    await userEvent.keyboard('{Delete}');
    await expect.element(card('Picture 0')).not.toBeInTheDocument();
    await button('Undo').click();
    await expect.element(card('Picture 0')).toBeVisible();
    await focusFirst();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await expect.poll(() => names().slice(0, 2)).toEqual(['Picture 1', 'Picture 0']);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => names().slice(0, 2)).toEqual(['Picture 0', 'Picture 1']);
  });

  test('do not move while something else orders them, and that is said', async () => {
    const { model, notice } = open({ interactive: true });
    model.setSort({ by: 'size', reversed: false });
    await focusFirst();
    await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(notice.value?.message).toBe('Pictures can be moved while they are in page order.');
  });

  test('dropped by the page’s own script they are refused', async () => {
    open({ interactive: true });
    await expect.element(button('Add pictures')).toBeVisible();
    const carried = new DataTransfer();
    carried.items.add(await file('Forged.png'));
    const event = { bubbles: true, cancelable: true, composed: true };
    document.querySelector('.lg-panel')?.dispatchEvent(new DragEvent('drop', { ...event, dataTransfer: carried }));
    document.body.dispatchEvent(new ClipboardEvent('paste', { ...event, clipboardData: carried }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect.element(card('Forged')).not.toBeInTheDocument();
  });
});
